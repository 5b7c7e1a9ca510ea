package dev.plumbline.ingest.crm.csv;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/** The bytes of an exported file, unpacked if its name says that it is compressed. */
public final class ExportStream {

  private ExportStream() {}

  public static InputStream open(String uri, Configuration hadoop) throws IOException {
    Path path = new Path(uri);
    InputStream raw = path.getFileSystem(hadoop).open(path);
    CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(path);
    return codec == null ? raw : codec.createInputStream(raw);
  }
}
