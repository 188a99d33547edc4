package weir.capture.aggregate;

import java.util.List;
import weir.model.flow.FlowDirection;
import weir.model.net.LinkDirection;
import weir.model.net.PacketHeader;
import weir.model.network.Attachment;
import weir.model.network.InterfaceAddresses;
import weir.model.network.InterfaceType;
import weir.model.network.NetworkInterface;

/// A capture at one interface: every packet crosses it, and the question is which way.
///
/// The capture's own word decides first, then the Ethernet addresses, then the IP addresses.
final class OneInterface implements Crossings {
  private final InterfaceRecorder recorder;
  private final InterfaceAddresses addresses;
  private final long mac;
  private final boolean forwards;
  private final Attachment.Side side;

  OneInterface(InterfaceRecorder recorder, NetworkInterface eni, Attachment.Side side) {
    this.recorder = recorder;
    this.addresses = eni.addresses();
    this.mac = addresses.mac() == null ? 0 : addresses.mac().bits();
    this.forwards =
        eni.type() == InterfaceType.NAT_GATEWAY || eni.type() == InterfaceType.TRANSIT_GATEWAY;
    this.side = side;
  }

  @Override
  public Crossing record(PacketHeader packet, int[] seconds) {
    boolean egress;
    if (packet.linkDirection != LinkDirection.UNKNOWN) {
      boolean received = packet.linkDirection == LinkDirection.RECEIVED;
      egress = received != (side == Attachment.Side.MACHINE);
    } else if (isEgress(packet)) {
      egress = true;
    } else if (isIngress(packet)) {
      egress = false;
    } else {
      return Crossing.FOREIGN;
    }
    if (recorder.isNeverLogged(packet)) {
      return Crossing.NEVER_LOGGED;
    }
    recorder.record(egress ? FlowDirection.EGRESS : FlowDirection.INGRESS, packet, seconds);
    return Crossing.RECORDED;
  }

  private boolean isEgress(PacketHeader packet) {
    if (mac != 0 && packet.sourceMac != 0) {
      return packet.sourceMac == mac;
    }
    return addresses.own(packet.sourceHigh, packet.sourceLow);
  }

  private boolean isIngress(PacketHeader packet) {
    if (mac != 0 && packet.destinationMac != 0) {
      return packet.destinationMac == mac;
    }
    return addresses.own(packet.destinationHigh, packet.destinationLow) || forwards;
  }

  @Override
  public List<InterfaceRecorder> recorders() {
    return List.of(recorder);
  }
}
