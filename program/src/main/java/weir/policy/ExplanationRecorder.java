package weir.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.model.flow.FlowAction;
import weir.model.flow.FlowDirection;
import weir.model.net.PacketHeader;
import weir.model.network.NetworkAcl;

/// Writes down what the layers say while a packet is judged, and makes the explanation of it. Used
/// for one packet.
final class ExplanationRecorder implements RuleRows.Recorder {
  private record Tried(int rule, @Nullable Mismatch mismatch) {}

  private final CompiledRules rules;
  private final FlowDirection direction;
  private final Remedies remedies;
  private final List<Finding> findings = new ArrayList<>();
  private List<Tried> tried = new ArrayList<>();

  ExplanationRecorder(CompiledRules rules, FlowDirection direction, PacketHeader packet) {
    this.rules = rules;
    this.direction = direction;
    remedies = new Remedies(rules, direction, packet);
  }

  /// A rule of many blocks is tried row by row; it stands here once, with the row that came
  /// nearest.
  @Override
  public void tried(int rule, @Nullable Mismatch mismatch) {
    if (!tried.isEmpty() && tried.getLast().rule() == rule) {
      Mismatch before = tried.removeLast().mismatch();
      boolean nearer = mismatch == null || before != null && mismatch.compareTo(before) > 0;
      tried.add(new Tried(rule, nearer ? mismatch : before));
    } else {
      tried.add(new Tried(rule, mismatch));
    }
  }

  void unfiltered() {
    findings.add(new Finding.Unfiltered());
  }

  void publicAccessBlocked() {
    findings.add(
        new Finding.PublicAccessBlocked(rules.edge().vpcId(), rules.edge().publicAccessBlock()));
    remedies.liftPublicAccessBlock();
  }

  void aclSkipped() {
    findings.add(new Finding.AclSkipped(rules.subnetId(), direction));
  }

  void aclDecided(AclRules acl, int decision) {
    List<ConsideredRule> considered = new ArrayList<>();
    for (Tried one : tried) {
      considered.add(new ConsideredRule(nameOf(acl, one.rule()), one.mismatch()));
    }
    tried = new ArrayList<>();
    PolicyRule decisive = decision == RuleRows.NO_MATCH ? lastOf(acl) : nameOf(acl, decision);
    if (decision == RuleRows.NO_MATCH) {
      considered.add(new ConsideredRule(decisive, null));
    }
    boolean passes = acl.allows(decision);
    findings.add(new Finding.AclDecided(direction, decisive, passes, considered));
    if (!passes) {
      remedies.aclDenied(acl, decision);
    }
  }

  private static PolicyRule nameOf(AclRules acl, int index) {
    NetworkAcl.Entry entry = acl.entry(index);
    return new PolicyRule.OfAcl(
        acl.acl().id(),
        acl.direction(),
        entry.number(),
        entry.allow(),
        entry.traffic(),
        entry.cidr());
  }

  private PolicyRule lastOf(AclRules acl) {
    return new PolicyRule.LastOfAcl(
        acl.acl().id(),
        acl.direction(),
        remedies.isIpv4() ? NetworkAcl.LAST_RULE_IPV4 : NetworkAcl.LAST_RULE_IPV6);
  }

  void noGroups() {
    findings.add(new Finding.NoGroups());
  }

  void tracked(FlowDirection openedBy) {
    findings.add(new Finding.Tracked(direction, openedBy));
    remedies.tracked(openedBy);
  }

  void relatedError() {
    findings.add(new Finding.RelatedError());
  }

  void connectionOver() {
    findings.add(new Finding.ConnectionOver());
    remedies.connectionOver();
  }

  void groupsDecided(int rule, boolean untracked) {
    List<ConsideredRule> considered = new ArrayList<>();
    for (Tried one : tried) {
      considered.add(new ConsideredRule(nameOf(one.rule()), one.mismatch()));
    }
    tried = new ArrayList<>();
    if (rule == RuleRows.NO_MATCH) {
      findings.add(new Finding.GroupsDeny(direction, rules.groupIds(), considered));
      remedies.groupsDenied();
    } else {
      findings.add(new Finding.GroupsAllow(nameOf(rule), !untracked, considered));
    }
  }

  private PolicyRule nameOf(int index) {
    GroupRules.GroupRule named = rules.groups(direction).rule(index);
    return new PolicyRule.OfGroup(
        named.groupId(), named.rule().id(), direction, named.rule().traffic(), named.rule().peer());
  }

  Explanation explanation(FlowAction action) {
    return new Explanation(action, findings, remedies.proposals());
  }
}
