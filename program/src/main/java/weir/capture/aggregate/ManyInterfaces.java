package weir.capture.aggregate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.model.flow.FlowAction;
import weir.model.flow.FlowDirection;
import weir.model.net.AddressIndex;
import weir.model.net.IpAddress;
import weir.model.net.PacketHeader;
import weir.model.network.InterfaceAddresses;

/// A capture that sees traffic of many interfaces, such as a bridge or a mirror of a whole VPC.
///
/// A packet leaves the interface that owns its source and enters the one that owns its destination;
/// Ethernet addresses go before IP addresses, for a gateway's packets carry other people's. What
/// the sender's side rejects never reaches the receiver.
final class ManyInterfaces implements Crossings {
  private final List<InterfaceRecorder> recorders;
  private final AddressIndex<InterfaceRecorder> byMac = new AddressIndex<>();
  private final AddressIndex<InterfaceRecorder> byIp = new AddressIndex<>();

  /// @param recorders recorders of described interfaces; where two own one address, the first gets
  ///   its packets
  ManyInterfaces(List<InterfaceRecorder> recorders) {
    this.recorders = List.copyOf(recorders);
    for (InterfaceRecorder recorder : recorders) {
      InterfaceAddresses addresses = recorder.facts().findInterface().orElseThrow().addresses();
      if (addresses.mac() != null) {
        byMac.putIfAbsent(0, addresses.mac().bits(), recorder);
      }
      if (addresses.primaryIpv4() != null) {
        putIp(addresses.primaryIpv4(), recorder);
      }
      addresses.secondaryIpv4().forEach(address -> putIp(address, recorder));
      addresses.ipv6().forEach(address -> putIp(address, recorder));
    }
  }

  private void putIp(IpAddress address, InterfaceRecorder recorder) {
    byIp.putIfAbsent(address.high(), address.low(), recorder);
  }

  @Override
  public Crossing record(PacketHeader packet, int[] seconds) {
    InterfaceRecorder sender = find(packet.sourceMac, packet.sourceHigh, packet.sourceLow);
    InterfaceRecorder receiver =
        find(packet.destinationMac, packet.destinationHigh, packet.destinationLow);
    InterfaceRecorder either = sender != null ? sender : receiver;
    if (either == null) {
      return Crossing.FOREIGN;
    }
    if (either.isNeverLogged(packet)) {
      return Crossing.NEVER_LOGGED;
    }
    boolean leaves =
        sender == null || sender.record(FlowDirection.EGRESS, packet, seconds) == FlowAction.ACCEPT;
    if (leaves && receiver != null) {
      receiver.record(FlowDirection.INGRESS, packet, seconds);
    }
    return Crossing.RECORDED;
  }

  private @Nullable InterfaceRecorder find(long mac, long high, long low) {
    if (mac != 0) {
      InterfaceRecorder recorder = byMac.find(0, mac);
      if (recorder != null) {
        return recorder;
      }
    }
    return byIp.find(high, low);
  }

  @Override
  public List<InterfaceRecorder> recorders() {
    return recorders;
  }
}
