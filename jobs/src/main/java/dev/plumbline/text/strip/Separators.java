package dev.plumbline.text.strip;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The lines below which a mail program puts the mail that is answered or forwarded. */
final class Separators {

  private static final Pattern DASHES_AND_WORDS =
      Pattern.compile(
          "[-_*=\\s]*\\s?(?:original message|forwarded message|forwarded by .*|reply message|message transf[ée]r[ée]"
              + "|message d'origine|mensaje original|mensaje reenviado|messaggio originale"
              + "|urspr(?:ü|ue)ngliche (?:nachricht|mail)|weitergeleitete nachricht"
              + "|oorspronkelijk bericht|doorgestuurd bericht|ursprungligt meddelande"
              + "|alkuperäinen viesti|(?:edelleen)?välitetty viesti|edelleenlähetetty viesti"
              + "|opprinnelig melding|oprindelig meddelelse|mensagem original"
              + "|пересылаемое сообщение|исходное сообщение)\\s?[-_*=:\\s]*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern BEGIN_FORWARDED =
      Pattern.compile(
          "(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)"
              + "|début du message (?:transféré|réexpédié)|välitetty viesti alkaa)\\s*:\\s*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final int BLOCK_LINES = 7;
  private static final int KINDS_OF_A_BLOCK = 3;

  private enum Header {
    FROM,
    SENT,
    TO,
    SUBJECT
  }

  private static final Map<String, Header> HEADERS =
      Map.ofEntries(
          Map.entry("from", Header.FROM),
          Map.entry("von", Header.FROM),
          Map.entry("de", Header.FROM),
          Map.entry("da", Header.FROM),
          Map.entry("van", Header.FROM),
          Map.entry("från", Header.FROM),
          Map.entry("fra", Header.FROM),
          Map.entry("lähettäjä", Header.FROM),
          Map.entry("от", Header.FROM),
          Map.entry("от кого", Header.FROM),
          Map.entry("sent", Header.SENT),
          Map.entry("date", Header.SENT),
          Map.entry("gesendet", Header.SENT),
          Map.entry("datum", Header.SENT),
          Map.entry("envoyé", Header.SENT),
          Map.entry("enviado", Header.SENT),
          Map.entry("fecha", Header.SENT),
          Map.entry("inviato", Header.SENT),
          Map.entry("data", Header.SENT),
          Map.entry("verzonden", Header.SENT),
          Map.entry("skickat", Header.SENT),
          Map.entry("sendt", Header.SENT),
          Map.entry("lähetetty", Header.SENT),
          Map.entry("päiväys", Header.SENT),
          Map.entry("päivämäärä", Header.SENT),
          Map.entry("отправлено", Header.SENT),
          Map.entry("дата", Header.SENT),
          Map.entry("to", Header.TO),
          Map.entry("an", Header.TO),
          Map.entry("à", Header.TO),
          Map.entry("para", Header.TO),
          Map.entry("a", Header.TO),
          Map.entry("aan", Header.TO),
          Map.entry("till", Header.TO),
          Map.entry("til", Header.TO),
          Map.entry("vastaanottaja", Header.TO),
          Map.entry("кому", Header.TO),
          Map.entry("subject", Header.SUBJECT),
          Map.entry("betreff", Header.SUBJECT),
          Map.entry("objet", Header.SUBJECT),
          Map.entry("asunto", Header.SUBJECT),
          Map.entry("oggetto", Header.SUBJECT),
          Map.entry("onderwerp", Header.SUBJECT),
          Map.entry("ämne", Header.SUBJECT),
          Map.entry("emne", Header.SUBJECT),
          Map.entry("aihe", Header.SUBJECT),
          Map.entry("assunto", Header.SUBJECT),
          Map.entry("тема", Header.SUBJECT));

  private Separators() {}

  /** Whether what the writer wrote ends before {@code line}. */
  static boolean endsOwnText(Lines lines, int line) {
    String text = lines.get(line).strip();
    if (text.isEmpty()) {
      return false;
    }
    char first = text.charAt(0);
    if (first == '-' || first == '_' || first == '*' || first == '=') {
      if (DASHES_AND_WORDS.matcher(text).matches()) {
        return true;
      }
    }
    return BEGIN_FORWARDED.matcher(text).matches() || isHeaderBlock(lines, line);
  }

  /** At least three of sender, date, recipient and subject, each at the beginning of a line. */
  private static boolean isHeaderBlock(Lines lines, int line) {
    Header first = headerOf(lines.get(line));
    if (first == null) {
      return false;
    }
    Set<Header> kinds = EnumSet.of(first);
    int end = Math.min(lines.size(), line + BLOCK_LINES);
    for (int next = line + 1; next < end; next++) {
      Header header = headerOf(lines.get(next));
      if (header != null) {
        kinds.add(header);
      }
    }
    return kinds.size() >= KINDS_OF_A_BLOCK;
  }

  private static Header headerOf(String line) {
    int start = 0;
    while (start < line.length() && (line.charAt(start) <= ' ' || line.charAt(start) == '*')) {
      start++;
    }
    int colon = line.indexOf(':', start);
    if (colon < 0 || colon - start > 16) {
      return null;
    }
    String name = line.substring(start, colon).replace("*", "").strip();
    return HEADERS.get(name.toLowerCase(Locale.ROOT));
  }
}
