package dev.plumbline.ingest.crm;

import dev.plumbline.config.CrmSettings;
import dev.plumbline.config.UnpackSettings;
import dev.plumbline.errors.ExportException;
import dev.plumbline.exports.ExportStream;
import dev.plumbline.exports.FoundFile;
import dev.plumbline.exports.UnpackedTooFarException;
import dev.plumbline.ingest.crm.csv.CsvHead;
import dev.plumbline.ingest.crm.csv.Encoding;
import dev.plumbline.ingest.crm.csv.ExportFolder;
import dev.plumbline.ingest.crm.csv.ExportText;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;

/** Opens files of an export as far as their header: with that they are told to be of objects. */
final class FileHeads {

  private final String source;
  private final Mapping mapping;
  private final char separator;
  private final String charset;
  private final UnpackSettings unpack;
  private final Configuration hadoop;
  private final List<String> problems = new ArrayList<>();

  FileHeads(
      String source,
      Mapping mapping,
      CrmSettings settings,
      UnpackSettings unpack,
      Configuration hadoop) {
    this.source = source;
    this.mapping = mapping;
    this.separator = settings.separator().charAt(0);
    this.charset = settings.encoding();
    this.unpack = unpack;
    this.hadoop = hadoop;
  }

  /** Files of which the name may mean two objects and the header tells neither. */
  List<String> problems() {
    return problems;
  }

  /**
   * The file as each object that it is read as; as one unknown if there is none.
   *
   * @throws ExportException if it is damaged or in another encoding
   */
  List<HeadedFile> of(FoundFile found, String name) {
    Encoding encoding = null;
    try {
      try (InputStream in = ExportStream.open(found.uri(), unpack, hadoop)) {
        encoding = Encoding.detect(in, charset);
      }
      Encoding of = encoding;
      CsvHead.Opening file = () -> of.read(ExportStream.open(found.uri(), unpack, hadoop));
      CsvHead head = head(name, file);
      Function<String, HeadedFile> as =
          object ->
              new HeadedFile(
                  found,
                  name,
                  object,
                  mapping.object(object),
                  of,
                  head.separator(),
                  head.columns());
      List<HeadedFile> files = mapping.objectsOf(ExportFolder.stem(name)).stream().map(as).toList();
      List<HeadedFile> read =
          meant(name, files, as).stream()
              .filter(each -> each.mapped().onlyWith().stream().allMatch(each::has))
              .filter(each -> !each.isAside() || tellsLinks(each))
              .toList();
      return read.isEmpty()
          ? List.of(as.apply(mapping.objectIn(ExportFolder.stem(name))).unknown())
          : read;
    } catch (CharacterCodingException e) {
      throw ExportException.encoding(name, 1, encoding.charset(), source + ".encoding");
    } catch (UnpackedTooFarException e) {
      throw ExportException.bomb(name, 1);
    } catch (IOException e) {
      throw ExportException.damaged(name, 1);
    }
  }

  private CsvHead head(String name, CsvHead.Opening file) throws IOException {
    if (ExportFolder.isJson(name)) {
      String stem = ExportFolder.stem(name);
      boolean isRead = !mapping.objectsOf(stem).isEmpty() || !mapping.labelsOf(stem).isEmpty();
      try (Reader text = file.open()) {
        List<String> columns = ExportText.names(name, text, isRead ? mapping::hasName : null);
        return new CsvHead(separator, columns, false);
      }
    }
    CsvHead head = CsvHead.of(file, separator);
    if (head.isUnclosed()) {
      throw ExportException.cut(name, 1);
    }
    return head;
  }

  /** A name that two objects may have means the one that its header has the columns of. */
  private List<HeadedFile> meant(
      String name, List<HeadedFile> files, Function<String, HeadedFile> as) {
    List<HeadedFile> others =
        files.isEmpty()
            ? List.of()
            : mapping.otherObjectsOf(ExportFolder.stem(name)).stream().map(as).toList();
    if (others.isEmpty() || files.stream().anyMatch(HeadedFile::isOfItsObject)) {
      return files;
    }
    if (others.stream().anyMatch(HeadedFile::isOfItsObject)) {
      return others;
    }
    problems.add(
        "%s may be of %s or a further file of %s, and has the columns of neither. Which, %s.file-name tells."
            .formatted(name, objects(files), objects(others), source));
    return files;
  }

  private static String objects(List<HeadedFile> files) {
    return files.stream().map(HeadedFile::object).collect(Collectors.joining(" and "));
  }

  private static boolean tellsLinks(HeadedFile file) {
    return file.mapped().columns().getOrDefault("object_id", List.of()).stream()
        .anyMatch(file::has);
  }
}
