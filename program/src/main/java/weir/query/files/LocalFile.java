package weir.query.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import weir.model.aws.Fault;

/// A file of flow records on this machine.
record LocalFile(String name, Path local, long sizeBytes, boolean isParquet)
    implements FlowLogFile {
  private static final byte[] PARQUET_MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  static LocalFile of(Path path) {
    try {
      return new LocalFile(path.toString(), path, Files.size(path), isParquet(path));
    } catch (IOException e) {
      throw new Fault.Unavailable("cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  private static boolean isParquet(Path path) throws IOException {
    String name = path.toString();
    if (name.endsWith(".parquet")) {
      return true;
    }
    if (name.endsWith(".gz")) {
      return false;
    }
    try (InputStream bytes = Files.newInputStream(path)) {
      return Arrays.equals(bytes.readNBytes(PARQUET_MAGIC.length), PARQUET_MAGIC);
    }
  }
}
