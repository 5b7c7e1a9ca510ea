package dev.plumbline.ingest.crm.shape;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of companies without what differs from system to system. */
final class CompanyName {

  private static final Set<String> LEGAL_FORMS =
      Set.of(
          "ab",
          "ag",
          "as",
          "asa",
          "bv",
          "co",
          "company",
          "corp",
          "corporation",
          "gmbh",
          "inc",
          "incorporated",
          "kg",
          "limited",
          "llc",
          "llp",
          "ltd",
          "nv",
          "oy",
          "oyj",
          "plc",
          "pty",
          "sa",
          "sarl",
          "se",
          "spa",
          "srl",
          "the");

  private CompanyName() {}

  /**
   * Lower case, letters and digits alone, without accents and legal form; empty if nothing stays.
   */
  static String plain(String name) {
    if (name == null) {
      return "";
    }
    String letters =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[.'’]", "")
            .replaceAll("[^\\p{L}\\p{N}]+", " ")
            .strip();
    List<String> words = new ArrayList<>(List.of(letters.split(" ")));
    words.removeIf(word -> LEGAL_FORMS.contains(word));
    return words.isEmpty() ? letters : String.join(" ", words);
  }
}
