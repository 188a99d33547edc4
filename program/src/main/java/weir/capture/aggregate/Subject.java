package weir.capture.aggregate;

import java.util.List;
import java.util.function.Function;
import weir.model.net.IpAddress;
import weir.model.network.Attachment;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;

/// What a capture is a capture of.
public sealed interface Subject {
  /// One described interface: every packet crosses it.
  record Interface(Network network, NetworkInterface eni, Attachment.Side side, RecordingPlan plan)
      implements Subject {}

  /// Any interface of a description: packets find theirs by address.
  ///
  /// @param plan what to record of each interface; an interface whose plan has no interval is not
  ///   recorded
  record WholeNetwork(Network network, Function<NetworkInterface, RecordingPlan> plan)
      implements Subject {}

  /// Something that nobody described.
  ///
  /// @param addresses addresses of the captured machine, which tell the direction; may be empty
  record Undescribed(List<IpAddress> addresses, RecordingPlan plan) implements Subject {
    public Undescribed {
      addresses = List.copyOf(addresses);
    }
  }
}
