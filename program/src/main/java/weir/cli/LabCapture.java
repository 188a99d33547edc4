package weir.cli;

import java.time.InstantSource;
import weir.capture.source.AfPacketSource;
import weir.capture.source.JoinedSource;
import weir.capture.source.LiveCapture;
import weir.capture.source.NetworkNamespace;
import weir.capture.source.NflogGroup;
import weir.capture.source.NflogSource;
import weir.capture.source.PacketSource;
import weir.dataplane.nft.Enforcement;
import weir.model.network.Attachment;
import weir.model.network.NetworkInterface;

/// Opens what is to be recorded of a machine of the lab: every packet on its link, and the packets
/// that its rules kept from getting there.
final class LabCapture {
  private static final int RING_BYTES = 4 << 20;

  private LabCapture() {}

  static PacketSource open(NetworkInterface eni, Attachment.LinuxInterface link) {
    String name = link.namespace();
    NetworkNamespace namespace =
        name == null ? NetworkNamespace.HOST : NetworkNamespace.named(name);
    NflogSource dropped =
        NflogSource.open(
            new NflogGroup(Enforcement.EGRESS_LOG_GROUP, namespace, "weir|"),
            InstantSource.system());
    try {
      return new JoinedSource(
          AfPacketSource.open(new LiveCapture(link.name(), namespace, RING_BYTES, false)), dropped);
    } catch (RuntimeException failure) {
      dropped.close();
      throw failure;
    }
  }
}
