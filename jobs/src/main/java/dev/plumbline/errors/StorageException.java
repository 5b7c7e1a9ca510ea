package dev.plumbline.errors;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Storage that refused to be read or written while a job ran.
 *
 * <p>The message has the words of the operating system that are known here, and nothing else of the
 * failure: a path in it may be called by a person's address.
 */
public final class StorageException extends UserException {

  private static final List<String> REFUSALS =
      List.of(
          "No space left on device",
          "Disk quota exceeded",
          "Permission denied",
          "Read-only file system",
          "Not a directory",
          "Too many open files",
          "Input/output error");

  private StorageException(String refusal) {
    super(
        "Cannot go on: storage says \"%s\". Check who may read the exports, and the room and rights of the lake, the published folder and Spark's local directory; then run again, or 'rebuild' if a table of the lake lost files."
            .formatted(refusal));
  }

  /** What storage refused, if any of the causes of {@code failure} tells. */
  static Optional<UserException> refusedIn(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AccessDeniedException) { // Its message is the path alone.
        return Optional.of(new StorageException("Permission denied"));
      }
      if (cause instanceof IOException) {
        String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        for (String refusal : REFUSALS) {
          if (said.contains(refusal.toLowerCase(Locale.ROOT))) {
            return Optional.of(new StorageException(refusal));
          }
        }
        if (cause instanceof FileNotFoundException || cause instanceof NoSuchFileException) {
          return Optional.of(new StorageException("No such file"));
        }
      }
    }
    return Optional.empty();
  }
}
