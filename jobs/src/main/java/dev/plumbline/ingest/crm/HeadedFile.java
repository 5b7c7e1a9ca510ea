package dev.plumbline.ingest.crm;

import dev.plumbline.config.CrmSettings.ExportObject;
import dev.plumbline.exports.FoundFile;
import dev.plumbline.ingest.crm.csv.Encoding;
import dev.plumbline.ingest.crm.csv.ExportFolder;
import dev.plumbline.ingest.crm.shape.Headers;
import dev.plumbline.ingest.crm.shape.Input;
import dev.plumbline.ingest.crm.shape.Shapes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A file of an export and its first record, read as one of the objects of the settings.
 *
 * @param separator of its fields
 */
record HeadedFile(
    FoundFile file,
    String name,
    String object,
    ExportObject mapped,
    Encoding encoding,
    char separator,
    List<String> header) {

  private static final int SHOWN = 12;
  private static final int LONGEST_NAME = 128;

  /** What the Web API of Dataverse tells of a column stands beside it, behind an {@code @}. */
  private static final Pattern ANNOTATED =
      Pattern.compile(
          "[^@]*@(?:odata\\.(?:etag|type|context|editLink|associationLink|navigationLink)"
              + "|OData\\.Community\\.Display\\.V1\\.\\w+|Microsoft\\.Dynamics\\.CRM\\.\\w+)");

  String uri() {
    return file.uri();
  }

  /** Whether it can be read from its middle. */
  boolean isSeekable() {
    return !file.isPacked() && ExportFolder.isText(name);
  }

  /** Its header, if that is not its first line. */
  List<String> toldHeader() {
    return ExportFolder.isJson(name) ? header : List.of();
  }

  String entity() {
    return mapped == null ? "" : Mapping.entity(mapped);
  }

  /** The table of its entity. */
  String table() {
    return Shapes.entity(entity()).table().name();
  }

  /** Whether its records tell columns of others, beside what they are themselves. */
  boolean isAside() {
    return Mapping.role(mapped).equals(Shapes.ASIDES);
  }

  /** Whether its records tell columns of others. */
  boolean isOfLinks() {
    return isAside() || Mapping.role(mapped).equals(Shapes.LINKS);
  }

  /** The same file, of no object that the settings name. */
  HeadedFile unknown() {
    return new HeadedFile(file, name, object, null, encoding, separator, header);
  }

  boolean has(String column) {
    return position(column) >= 0;
  }

  /** Whether it has all that a record of its object cannot do without. */
  boolean isOfItsObject() {
    return Mapping.shape(mapped).inputs().stream()
        .filter(Input::isRequired)
        .map(Input::name)
        .allMatch(
            input ->
                mapped.constants().containsKey(input)
                    || mapped.columns().getOrDefault(input, List.of()).stream()
                        .anyMatch(this::has));
  }

  /** The first of that name; -1 if there is none. */
  int position(String column) {
    List<Integer> positions = positions(column);
    return positions.isEmpty() ? -1 : positions.get(0);
  }

  /** All of that name: pages of reports let a column stand there twice. */
  List<Integer> positions(String column) {
    String plain = Headers.plain(column);
    return IntStream.range(0, header.size())
        .filter(i -> Headers.plain(header.get(i)).equals(plain))
        .boxed()
        .toList();
  }

  String found() {
    return header.isEmpty() ? "an empty file" : shown(header);
  }

  /** Some of the columns that nothing reads; of many the last ones, among which new ones are. */
  String unread(List<String> columns) {
    List<String> lastFirst = new ArrayList<>(columns);
    Collections.reverse(lastFirst);
    return shown(lastFirst);
  }

  /** Some of its columns; of many the first ones. A header with an address is no header. */
  String shown(List<String> some) {
    if (!header.stream().allMatch(HeadedFile::isName)) {
      return "records instead of a header";
    }
    String shown = String.join(", ", some.subList(0, Math.min(SHOWN, some.size())));
    return some.size() > SHOWN ? shown + " and %d more".formatted(some.size() - SHOWN) : shown;
  }

  private static boolean isName(String column) {
    return column.length() <= LONGEST_NAME
        && (column.indexOf('@') < 0 || ANNOTATED.matcher(column).matches());
  }
}
