package weir.capture.aggregate;

import java.util.List;
import weir.model.flow.FlowDirection;
import weir.model.net.IpAddress;
import weir.model.net.LinkDirection;
import weir.model.net.PacketHeader;

/// A capture without a network description: one nameless interface, perhaps with known addresses,
/// that accepts everything.
final class UndescribedInterface implements Crossings {
  private final InterfaceRecorder recorder;
  private final IpAddress[] addresses;

  /// @param addresses addresses of the captured machine, which tell the direction; may be empty
  UndescribedInterface(InterfaceRecorder recorder, List<IpAddress> addresses) {
    this.recorder = recorder;
    this.addresses = addresses.toArray(IpAddress[]::new);
  }

  @Override
  public Crossing record(PacketHeader packet, int[] seconds) {
    if (addresses.length > 0 && own(packet.sourceHigh, packet.sourceLow)) {
      recorder.record(FlowDirection.EGRESS, packet, seconds);
    } else if (addresses.length > 0 && own(packet.destinationHigh, packet.destinationLow)) {
      recorder.record(FlowDirection.INGRESS, packet, seconds);
    } else if (packet.linkDirection == LinkDirection.RECEIVED) {
      recorder.record(FlowDirection.INGRESS, packet, seconds);
    } else if (packet.linkDirection == LinkDirection.SENT) {
      recorder.record(FlowDirection.EGRESS, packet, seconds);
    } else {
      recorder.recordWithoutDirection(packet, seconds);
    }
    return Crossing.RECORDED;
  }

  private boolean own(long high, long low) {
    for (IpAddress address : addresses) {
      if (address.low() == low && address.high() == high) {
        return true;
      }
    }
    return false;
  }

  @Override
  public List<InterfaceRecorder> recorders() {
    return List.of(recorder);
  }
}
