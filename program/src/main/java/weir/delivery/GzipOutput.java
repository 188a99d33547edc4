package weir.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/// Gzip without a time or name in its header, at a level that spends processor time sparingly.
final class GzipOutput extends GZIPOutputStream {
  /// Level 6, which AWS's files seem to have, costs twice the time and saves a tenth of the bytes.
  private static final int LEVEL = 4;

  GzipOutput(OutputStream out) throws IOException {
    super(out, 1 << 16);
    def.setLevel(LEVEL);
  }
}
