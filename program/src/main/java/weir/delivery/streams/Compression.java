package weir.delivery.streams;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.xerial.snappy.SnappyFramedOutputStream;
import org.xerial.snappy.SnappyHadoopCompatibleOutputStream;

/// How objects are compressed.
public enum Compression {
  UNCOMPRESSED(""),
  GZIP(".gz"),
  ZIP(".zip"),
  /// Snappy's framing format.
  SNAPPY(".snappy"),
  /// Blocks as Hadoop's codec reads them.
  HADOOP_SNAPPY(".hsnappy");

  private final String extension;

  Compression(String extension) {
    this.extension = extension;
  }

  String extension() {
    return extension;
  }

  /// @param name of what is compressed, for formats that hold files
  OutputStream over(OutputStream out, String name) throws IOException {
    return switch (this) {
      case UNCOMPRESSED -> out;
      case GZIP -> new GZIPOutputStream(out, 64 << 10);
      case ZIP -> {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry(name));
        yield zip;
      }
      case SNAPPY -> new SnappyFramedOutputStream(out);
      case HADOOP_SNAPPY -> new SnappyHadoopCompatibleOutputStream(out);
    };
  }
}
