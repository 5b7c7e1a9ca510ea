package dev.plumbline.exports;

import dev.plumbline.config.UnpackSettings;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/**
 * The bytes of an exported file, unpacked if its name says that it is packed; of a Parquet file its
 * records as lines of JSON.
 */
public final class ExportStream {

  private ExportStream() {}

  /**
   * From its beginning. Reading throws an {@link UnpackedTooFarException} where more comes out than
   * any export holds.
   *
   * @param uri of a {@link FoundFile}
   */
  public static InputStream open(String uri, UnpackSettings unpack, Configuration hadoop)
      throws IOException {
    var codecs = new CompressionCodecFactory(hadoop);
    if (ZipArchive.holds(uri)) {
      InputStream member = ZipArchive.open(uri, unpack, hadoop);
      CompressionCodec codec = codecs.getCodec(new Path(uri.substring(uri.lastIndexOf('/'))));
      if (codec == null) {
        return member;
      }
      var packed = new CountedStream(member);
      return new GuardedStream(unpacked(codec, packed), packed::count, unpack);
    }
    Path path = new Path(uri);
    if (ParquetLines.isOne(uri)) {
      return ParquetLines.open(path, hadoop);
    }
    FSDataInputStream raw = StoredFile.open(path, hadoop);
    CompressionCodec codec = codecs.getCodec(path);
    if (codec == null) {
      return raw;
    }
    var packed = new CountedStream(raw);
    return new GuardedStream(unpacked(codec, packed), packed::count, unpack);
  }

  /** What throws here is a damaged first block, or a codec that this machine lacks. */
  private static InputStream unpacked(CompressionCodec codec, InputStream packed)
      throws IOException {
    try {
      return codec.createInputStream(packed);
    } catch (RuntimeException | IOException e) {
      packed.close();
      throw new IOException(codec.getClass().getSimpleName() + " cannot read it", e);
    }
  }
}
