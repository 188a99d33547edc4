package weir.cli;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import weir.capture.aggregate.LaneOptions;
import weir.capture.source.PacketBuffer;
import weir.capture.source.PacketSource;
import weir.capture.source.SourceCounters;
import weir.dataplane.lab.Lab;
import weir.dataplane.lab.LabNetwork;
import weir.model.net.LinkDirection;
import weir.model.net.MacAddress;
import weir.model.network.Attachment;
import weir.model.network.NetworkInterface;
import weir.recording.Recorder;

/// Makes the captures that `weir lab` replays where it may not build a lab: a minute of a real one,
/// a pcap file per machine, each packet cut behind its headers.
///
/// Run it as root from `program/` after the lab's traffic changed; it rewrites the resources.
final class LabCaptureBundle {
  private static final Path RESOURCES = Path.of("src/main/resources/weir/dataplane/lab");
  private static final int MINUTE_SECONDS = 60;

  private LabCaptureBundle() {}

  public static void main(String[] arguments) throws InterruptedException {
    int seconds = arguments.length == 0 ? MINUTE_SECONDS : Integer.parseInt(arguments[0]);
    try (Lab lab = Lab.build(LabNetwork.read(), step -> {});
        Recorder recording =
            Recorder.start(
                lab.network(),
                LabCaptureBundle::open,
                (window, records) -> true,
                LaneOptions.defaults(1),
                InstantSource.system())) {
      lab.startTraffic(1);
      TimeUnit.SECONDS.sleep(seconds);
      lab.stopTraffic();
      recording.stop();
    }
  }

  private static PacketSource open(NetworkInterface eni, Attachment.LinuxInterface link) {
    return new Copied(LabCapture.open(eni, link), eni);
  }

  /// A source whose packets are written to a file as they pass.
  private static final class Copied implements PacketSource {
    private static final int NANOSECOND_MAGIC = 0xa1b23c4d;
    private static final int ETHERNET = 1;
    private static final int ETHERNET_BYTES = 14;
    private static final int MOST_BYTES = 82;
    private static final long ROUTER = MacAddress.of("02:00:00:00:00:01").bits();
    private static final long NANOS = 1_000_000_000L;

    private final PacketSource source;
    private final long mac;
    private final DataOutputStream file;

    Copied(PacketSource source, NetworkInterface eni) {
      this.source = source;
      MacAddress known = eni.addresses().mac();
      mac = known == null ? 0 : known.bits();
      try {
        file =
            new DataOutputStream(
                compressed(RESOURCES.resolve(eni.tags().get("Name") + ".pcap.gz")));
        file.writeInt(NANOSECOND_MAGIC);
        file.writeShort(2);
        file.writeShort(4);
        file.writeLong(0);
        file.writeInt(MOST_BYTES);
        file.writeInt(ETHERNET);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static OutputStream compressed(Path path) throws IOException {
      return new GZIPOutputStream(Files.newOutputStream(path), 1 << 16) {
        {
          def.setLevel(Deflater.BEST_COMPRESSION);
        }
      };
    }

    @Override
    public boolean read(PacketBuffer buffer) throws IOException {
      boolean more = source.read(buffer);
      for (int i = 0; i < buffer.count(); i++) {
        write(buffer, i);
      }
      return more;
    }

    /// What netfilter logged has no Ethernet header; it gets the one that it would have had.
    private void write(PacketBuffer buffer, int i) throws IOException {
      boolean bare = buffer.linkType(i) != ETHERNET;
      int added = bare ? ETHERNET_BYTES : 0;
      int kept = Math.min(buffer.capturedBytes(i), MOST_BYTES - added);
      file.writeInt((int) (buffer.timeNanos(i) / NANOS));
      file.writeInt((int) (buffer.timeNanos(i) % NANOS));
      file.writeInt(kept + added);
      file.writeInt(buffer.wireBytes(i) + added);
      if (bare) {
        boolean sent = buffer.direction(i) == LinkDirection.SENT;
        mac(sent ? ROUTER : mac);
        mac(sent ? mac : ROUTER);
        boolean ipv4 = (buffer.bytes()[buffer.offset(i)] & 0xf0) == 0x40;
        file.writeShort(ipv4 ? 0x0800 : 0x86dd);
      }
      file.write(buffer.bytes(), buffer.offset(i), kept);
    }

    private void mac(long bits) throws IOException {
      file.writeShort((int) (bits >>> 32));
      file.writeInt((int) bits);
    }

    @Override
    public SourceCounters counters() {
      return source.counters();
    }

    @Override
    public void close() throws IOException {
      try (source) {
        file.close();
      }
    }
  }
}
