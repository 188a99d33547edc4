package weir.policy;

import weir.model.flow.FlowAction;
import weir.model.flow.FlowDirection;
import weir.model.net.PacketHeader;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;

/// The judge of one network interface: its security groups, its subnet's network ACL, and the
/// connections it tracks. Written by its lane only.
public final class InterfacePolicy {
  public InterfacePolicy(Network network, NetworkInterface eni) {}

  /// Judges by a changed network from the next packet on. Tracked connections live on, untracked
  /// ones are judged anew.
  public void update(Network network) {}

  /// What becomes of a packet that crosses the interface in this direction. Tracks the connection;
  /// allocates nothing.
  public FlowAction decide(FlowDirection direction, PacketHeader packet) {
    return FlowAction.ACCEPT;
  }
}
