package dev.plumbline.exports;

import java.io.Serializable;

/**
 * A file of an export: one that lies in a folder, or a member of a zip archive.
 *
 * @param uri where it is, as {@link ExportStream#open} takes it: of a member, that of its archive,
 *     {@code !/}, and its name there
 * @param root the folder that it was found below
 * @param length in bytes; unpacked, where an archive says so, else as it is stored
 * @param isPacked whether it can only be read from its beginning
 * @param isNamed whether the path or glob named it, and not a folder or archive that it lies in
 */
public record FoundFile(String uri, String root, long length, boolean isPacked, boolean isNamed)
    implements Serializable {

  /** Its path below the root, an archive being a folder like any other. */
  public String name() {
    String below = uri.substring(root.length()).replaceFirst("^/+", "");
    return below.replace(ZipArchive.BORDER, "/");
  }

  /** Its name alone. */
  public String fileName() {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  /** The name of the folder or archive that it lies in. */
  public String folderName() {
    String folder = uri.substring(0, uri.length() - fileName().length());
    folder = folder.endsWith(ZipArchive.BORDER) ? folder.replaceFirst("!/$", "/") : folder;
    return folder.replaceFirst("/+$", "").replaceFirst("^.*/", "");
  }
}
