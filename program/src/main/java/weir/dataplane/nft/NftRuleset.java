package weir.dataplane.nft;

import weir.model.flow.FlowDirection;
import weir.model.net.Cidr;
import weir.model.network.Network;
import weir.model.network.NetworkAcl;
import weir.model.network.NetworkInterface;
import weir.model.network.SecurityGroup;
import weir.model.network.Subnet;

/// What security groups and the network ACL say about one network interface, as rules for nftables
/// in the network namespace of the machine that owns the interface.
///
/// The hooks follow AWS's order. In: network ACL (prerouting, before connection tracking), then
/// security groups (input, forward). Out: security groups (output, forward), then network ACL (end
/// of postrouting, after address translation). An interface without security groups, such as a NAT
/// gateway's, is guarded by its ACL alone.
///
/// Each drop counts and, before that, logs to the kernel's packet log; see [Enforcement].
public final class NftRuleset {
  /// The table that holds all rules, so that removing it removes them.
  public static final String TABLE = "inet weir";

  private final Network network;
  private final NetworkInterface eni;
  private final Enforcement enforcement;
  private final AddressSets sets;
  private final NftText chains = new NftText();

  private NftRuleset(Network network, NetworkInterface eni, Enforcement enforcement) {
    this.network = network;
    this.eni = eni;
    this.enforcement = enforcement;
    this.sets = new AddressSets(network);
  }

  /// The text for `nft -f -`. It replaces an earlier ruleset of Weir in one step.
  public static String of(Network network, NetworkInterface eni, Enforcement enforcement) {
    return new NftRuleset(network, eni, enforcement).text();
  }

  private String text() {
    Unfiltered.write(chains, network, eni);
    acl(FlowDirection.INGRESS);
    if (!eni.securityGroupIds().isEmpty()) {
      allowances(FlowDirection.INGRESS);
      allowances(FlowDirection.EGRESS);
      judgement(FlowDirection.INGRESS);
      judgement(FlowDirection.EGRESS);
      forward();
    }
    acl(FlowDirection.EGRESS);
    NftText text = new NftText();
    text.line("table " + TABLE);
    text.line("delete table " + TABLE);
    text.open("table " + TABLE);
    sets.write(text);
    text.append(chains);
    text.close();
    return text.toString();
  }

  private void acl(FlowDirection direction) {
    boolean in = direction == FlowDirection.INGRESS;
    Subnet subnet = network.subnet(eni.subnetId());
    NetworkAcl acl = network.networkAcl(subnet.networkAclId());
    chains.open("chain acl-" + word(direction));
    chains.line(
        in
            ? "type filter hook prerouting priority raw; policy accept;"
            : "type filter hook postrouting priority 300; policy accept;");
    chains.line(elsewhere(direction));
    chains.line("jump unfiltered");
    for (Cidr cidr : subnet.cidrs()) {
      chains.line(NftMatch.address(direction, cidr) + " accept comment \"same subnet\"");
    }
    for (NetworkAcl.Entry entry : acl.entries(direction)) {
      String match = NftMatch.of(direction, entry.cidr(), entry.traffic());
      String number = Integer.toString(entry.number());
      chains.line(
          entry.allow()
              ? match + " counter accept comment \"" + number + "\""
              : match + " " + drop(direction, acl.id(), number));
    }
    chains.line(drop(direction, acl.id(), Enforcement.NO_RULE));
    chains.close();
  }

  private void allowances(FlowDirection direction) {
    chains.open("chain sg-" + word(direction) + "-rules");
    for (String groupId : eni.securityGroupIds()) {
      for (SecurityGroup.Rule rule : network.securityGroup(groupId).rules(direction)) {
        for (String peer : sets.matches(direction, rule.peer())) {
          String match = NftMatch.join(peer, NftMatch.traffic(rule.traffic(), peer));
          chains.line(match + " counter accept comment \"" + rule.id() + "\"");
        }
      }
    }
    chains.line(drop(direction, groups(), Enforcement.NO_RULE));
    chains.close();
  }

  private void judgement(FlowDirection direction) {
    boolean in = direction == FlowDirection.INGRESS;
    chains.open("chain sg-" + word(direction));
    chains.line(
        "type filter hook " + (in ? "input" : "output") + " priority filter; policy accept;");
    chains.line(elsewhere(direction));
    chains.line("jump unfiltered");
    chains.line("ct state established,related accept");
    chains.line("goto sg-" + word(direction) + "-rules");
    chains.close();
  }

  /// A packet that passes through the machine enters and leaves by the interface, so both
  /// directions judge it. Two chains, because an accept ends the chain it stands in.
  private void forward() {
    for (FlowDirection direction : FlowDirection.values()) {
      boolean in = direction == FlowDirection.INGRESS;
      chains.open("chain sg-forward-" + word(direction));
      chains.line(
          "type filter hook forward priority filter" + (in ? "" : " + 1") + "; policy accept;");
      chains.line(elsewhere(direction));
      chains.line("jump unfiltered");
      chains.line("ct state established,related accept");
      chains.line("goto sg-" + word(direction) + "-rules");
      chains.close();
    }
  }

  /// Other interfaces of the machine, the loopback first, are not this interface's affair.
  private String elsewhere(FlowDirection direction) {
    return (direction == FlowDirection.INGRESS ? "iifname" : "oifname")
        + " != \""
        + enforcement.linuxInterface()
        + "\" accept";
  }

  private String drop(FlowDirection direction, String judge, String rule) {
    return enforcement.log(direction, judge, rule) + " counter drop";
  }

  /// Which groups refused together: the first by name, the others by number, because a log prefix
  /// is short.
  private String groups() {
    int others = eni.securityGroupIds().size() - 1;
    return eni.securityGroupIds().getFirst() + (others == 0 ? "" : "+" + others);
  }

  static String word(FlowDirection direction) {
    return direction == FlowDirection.INGRESS ? "in" : "out";
  }
}
