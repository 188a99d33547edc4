package weir.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.model.flow.FlowDirection;
import weir.model.net.PacketHeader;
import weir.model.network.NetworkAcl;

/// One direction of a network ACL, compiled. Immutable.
final class AclRules {
  private final NetworkAcl acl;
  private final FlowDirection direction;
  private final List<NetworkAcl.Entry> entries;
  private final boolean[] allows;
  private final RuleRows rows;

  AclRules(NetworkAcl acl, FlowDirection direction) {
    this.acl = acl;
    this.direction = direction;
    entries = acl.entries(direction);
    allows = new boolean[entries.size()];
    List<RuleRows.Row> uncompiled = new ArrayList<>();
    for (int i = 0; i < allows.length; i++) {
      NetworkAcl.Entry entry = entries.get(i);
      allows[i] = entry.allow();
      uncompiled.add(new RuleRows.Row(i, entry.traffic(), entry.cidr()));
    }
    rows = new RuleRows(uncompiled);
  }

  /// Index of the entry that decides; [RuleRows#NO_MATCH] when the last rule, `*`, does.
  int decide(
      PacketHeader packet, long peerHigh, long peerLow, RuleRows.@Nullable Recorder recorder) {
    return rows.firstMatch(packet, peerHigh, peerLow, recorder);
  }

  boolean allows(int decision) {
    return decision != RuleRows.NO_MATCH && allows[decision];
  }

  NetworkAcl acl() {
    return acl;
  }

  FlowDirection direction() {
    return direction;
  }

  NetworkAcl.Entry entry(int index) {
    return entries.get(index);
  }
}
