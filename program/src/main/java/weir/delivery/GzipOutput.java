package weir.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/// Gzip without a time or name in its header, at a level that spends processor time sparingly.
final class GzipOutput extends GZIPOutputStream {
  /// A core compresses 1.5 million records per second at level 2, 0.9 at 4 and 0.3 at 6; files are
  /// a fifth larger than at 6.
  private static final int LEVEL = 2;

  GzipOutput(OutputStream out) throws IOException {
    super(out, 1 << 16);
    def.setLevel(LEVEL);
  }
}
