package weir.capture.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import weir.model.aws.Fault;

/// Feeds the readers of capture files anything at all: pcap, pcapng and gzip are told apart as in
/// real use.
public final class CaptureFilesFuzz {
  private static final PacketBuffer BUFFER = new PacketBuffer();

  /// Small, so that much of what happens happens at a chunk's edge.
  private static final int CHUNK_BYTES = 512;

  private CaptureFilesFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    try (PacketSource source =
        CaptureFiles.detect("fuzz", new ByteArrayInputStream(input), CHUNK_BYTES)) {
      long packets = 0;
      while (source.read(BUFFER)) {
        require(BUFFER.count() > 0, "a read without packets");
        for (int i = 0; i < BUFFER.count(); i++) {
          int end = BUFFER.offset(i) + BUFFER.capturedBytes(i);
          require(
              BUFFER.offset(i) >= 0
                  && BUFFER.capturedBytes(i) >= 0
                  && end <= BUFFER.bytes().length
                  && BUFFER.wireBytes(i) >= BUFFER.capturedBytes(i)
                  && BUFFER.timeNanos(i) >= 0,
              "packet " + i);
        }
        packets += BUFFER.count();
      }
      require(source.counters().packets() == packets, "counters");
      require(!source.read(BUFFER), "packets after the end");
    } catch (Fault.Corrupt told) {
      require(told.toString().contains(": fuzz"), "message: " + told);
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("impossible " + what);
    }
  }
}
