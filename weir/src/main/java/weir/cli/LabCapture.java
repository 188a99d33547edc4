package weir.cli;

import weir.capture.source.AfPacketSource;
import weir.capture.source.LiveCapture;
import weir.capture.source.NetworkNamespace;
import weir.capture.source.PacketSource;
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
    return AfPacketSource.open(new LiveCapture(link.name(), namespace, RING_BYTES, false));
  }
}
