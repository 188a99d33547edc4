package weir.policy;

import java.util.ArrayList;
import java.util.List;
import weir.model.flow.FlowAction;

/// Why a packet is accepted or rejected: what each layer says of it, in the order in which the
/// packet meets them, and what would let it pass.
///
/// After the first layer that rejects the packet the others are asked too, so that the proposals
/// together let it pass.
///
/// @param findings at least one
/// @param proposals empty for an accepted packet, unless its replies would be rejected
public record Explanation(FlowAction action, List<Finding> findings, List<Proposal> proposals) {
  public Explanation {
    findings = List.copyOf(findings);
    proposals = List.copyOf(proposals);
  }

  /// The finding that decides: the first that rejects, or for an accepted packet the last.
  public Finding decisive() {
    return findings.stream()
        .filter(finding -> !finding.passes())
        .findFirst()
        .orElseGet(findings::getLast);
  }

  /// The explanation in lines for people.
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(action + ": " + decisive());
    for (Finding finding : findings) {
      lines.add("  " + (finding.passes() ? "pass  " : "reject  ") + finding);
      List<ConsideredRule> considered =
          switch (finding) {
            case Finding.AclDecided acl -> acl.considered();
            case Finding.GroupsAllow allow -> allow.considered();
            case Finding.GroupsDeny deny -> deny.considered();
            case Finding.Unfiltered _,
                Finding.PublicAccessBlocked _,
                Finding.AclSkipped _,
                Finding.NoGroups _,
                Finding.Tracked _,
                Finding.RelatedError _,
                Finding.ConnectionOver _ ->
                List.of();
          };
      considered.forEach(rule -> lines.add("    " + rule));
    }
    proposals.forEach(proposal -> lines.add("  to let it pass: " + proposal));
    return lines;
  }

  @Override
  public String toString() {
    return String.join("\n", lines());
  }
}
