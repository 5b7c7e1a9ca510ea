package dev.plumbline.simulate.truth;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A gzip CSV of plain values: no value needs quotes. */
public final class TruthFile implements Closeable {

  private final BufferedWriter out;

  public TruthFile(Path path, String... columns) throws IOException {
    Files.createDirectories(path.getParent());
    this.out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(path), 1 << 16),
                StandardCharsets.UTF_8));
    row((Object[]) columns);
  }

  public void row(Object... values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        out.write(',');
      }
      out.write(String.valueOf(values[i]));
    }
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
