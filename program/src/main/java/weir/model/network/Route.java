package weir.model.network;

import org.jspecify.annotations.Nullable;
import weir.model.net.Cidr;

/// One line of a subnet's route table: where packets for a block go. A route to a prefix list
/// stands here once per block of the list.
///
/// @param nextInterfaceId the network interface that takes the packets; null when the target has
///   none, such as an internet gateway
public record Route(Cidr destination, RouteTarget target, @Nullable String nextInterfaceId) {
  public Route {
    if (nextInterfaceId != null) {
      ResourceId.require("eni", nextInterfaceId);
    }
  }
}
