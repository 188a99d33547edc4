package weir.capture.aggregate;

import java.util.List;
import java.util.function.Function;
import weir.model.net.IpAddress;
import weir.model.network.Attachment;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;

/// What a capture is a capture of.
public sealed interface Subject {
  /// What is recorded of the interface now that a capture of it has begun; nothing when the subject
  /// does not hold it.
  RecordingPlan planOf(String interfaceId);

  /// One described interface: every packet crosses it.
  record Interface(Network network, NetworkInterface eni, Attachment.Side side, RecordingPlan plan)
      implements Subject {
    @Override
    public RecordingPlan planOf(String interfaceId) {
      return interfaceId.equals(eni.id()) ? plan : RecordingPlan.NONE;
    }
  }

  /// Any interface of a description: packets find theirs by address.
  ///
  /// @param plan what to record of each interface; an interface whose plan has no interval is not
  ///   recorded
  record WholeNetwork(Network network, Function<NetworkInterface, RecordingPlan> plan)
      implements Subject {
    @Override
    public RecordingPlan planOf(String interfaceId) {
      return network.findNetworkInterface(interfaceId).map(plan).orElse(RecordingPlan.NONE);
    }
  }

  /// Something that nobody described.
  ///
  /// @param addresses addresses of the captured machine, which tell the direction; may be empty
  record Undescribed(List<IpAddress> addresses, RecordingPlan plan) implements Subject {
    public Undescribed {
      addresses = List.copyOf(addresses);
    }

    @Override
    public RecordingPlan planOf(String interfaceId) {
      return plan;
    }
  }
}
