package dev.plumbline.text.validation;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.plumbline.errors.LabelsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A CSV file of labelled texts: columns {@code text}, {@code domain}, {@code level}, {@code lang}.
 */
public final class LabelFile {

  private static final int MOST_PROBLEMS = 20;

  private LabelFile() {}

  /**
   * The labels of {@code file}.
   *
   * @throws LabelsException if there is no such file, or a line of it cannot be used; names all
   */
  public static List<Label> read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new LabelsException(file.toString(), List.of("there is no such file"));
    }
    List<Label> labels = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : records) {
        add(row, labels, problems);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new LabelsException(file.toString(), List.of("the file is not readable as UTF-8 text"));
    } catch (CsvParseException e) {
      problems.add("the file is no CSV after line " + labels.size());
    }
    if (labels.isEmpty() && problems.isEmpty()) {
      problems.add("it holds no labelled text");
    }
    if (!problems.isEmpty()) {
      throw new LabelsException(file.toString(), problems);
    }
    return labels;
  }

  private static void add(NamedCsvRecord row, List<Label> labels, List<String> problems) {
    if (problems.size() == MOST_PROBLEMS) {
      return;
    }
    String at = "line %d: ".formatted(row.getStartingLineNumber());
    for (String column : List.of("text", "domain", "level")) {
      if (row.findField(column).isEmpty()) {
        problems.add(at + "no column " + column);
        return;
      }
    }
    String domain = row.getField("domain").strip().toLowerCase(Locale.ROOT);
    String level = row.getField("level").strip();
    if (!domain.matches("business|personal|none")) {
      problems.add(at + "column domain is none of business, personal, none");
    } else if (!level.matches(domain.equals("none") ? "0" : "[0-3]")) {
      problems.add(at + "column level is not 0 to 3, or not 0 at domain none");
    } else {
      labels.add(
          new Label(
              row.getField("text"),
              domain.equals("none") ? null : Label.Domain.valueOf(domain.toUpperCase(Locale.ROOT)),
              Integer.parseInt(level),
              row.findField("lang").orElse("").strip().toLowerCase(Locale.ROOT)));
    }
  }
}
