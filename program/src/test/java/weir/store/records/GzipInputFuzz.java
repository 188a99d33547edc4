package weir.store.records;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;

/// Feeds every way to unpack gzip the same anything. What is whole for zlib is whole for all, and
/// the bytes that are delivered agree. ISA-L lets pass some Huffman codes that zlib refuses as
/// incomplete; the checksum must fit all the same.
public final class GzipInputFuzz {
  /// Enough for any fault to show; a bomb is not unpacked to its end.
  private static final int MOST = 1 << 22;

  private GzipInputFuzz() {}

  private record Outcome(byte[] bytes, boolean whole) {}

  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    Outcome expected = unpack(input, new JdkInflate());
    if (Igzip.installed().isPresent()) {
      Outcome actual = unpack(input, new IgzipInflate(Igzip.installed().get()));
      int common = Math.min(expected.bytes.length, actual.bytes.length);
      if (expected.whole && !actual.whole
          || !Arrays.equals(
              Arrays.copyOf(expected.bytes, common), Arrays.copyOf(actual.bytes, common))
          || expected.whole && expected.bytes.length != actual.bytes.length) {
        throw new AssertionError(
            "zlib: "
                + expected.bytes.length
                + (expected.whole ? " whole" : " torn")
                + ", igzip: "
                + actual.bytes.length
                + (actual.whole ? " whole" : " torn"));
      }
    }
  }

  private static Outcome unpack(byte[] input, Inflate inflate) throws IOException {
    byte[] bytes = new byte[4096];
    int length = 0;
    try (GzipInput gzip = new GzipInput(new ByteArrayInputStream(input), inflate)) {
      while (length < MOST) {
        if (length == bytes.length) {
          bytes = Arrays.copyOf(bytes, 2 * length);
        }
        int count = gzip.read(bytes, length, bytes.length - length);
        if (count < 0) {
          break;
        }
        length += count;
      }
      return new Outcome(Arrays.copyOf(bytes, length), true);
    } catch (TornInputException torn) {
      return new Outcome(Arrays.copyOf(bytes, length), false);
    }
  }
}
