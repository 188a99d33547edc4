package weir.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weir.model.flow.FlowAction;
import weir.model.flow.FlowDirection;
import weir.model.net.IpAddress;
import weir.model.net.PacketHeader;
import weir.model.network.Network;
import weir.model.network.NetworkAcl;
import weir.model.network.NetworkInterface;
import weir.model.network.Peer;
import weir.model.network.SecurityGroup;

/// Compares the compiled judge with [PlainPolicy] over random networks, packets, times and changes
/// of rules, and every verdict with its own explanation.
class BruteForceTest {
  private static final int NETWORKS = 300;
  private static final int PACKETS = 400;
  private static final int[] FLAGS = {2, 18, 16, 16, 24, 17, 17, 4, 20, 1};
  private static final int[] ICMP_TYPES = {8, 0, 8, 0, 3, 11, 13, 14};
  private static final int[] ICMPV6_TYPES = {128, 129, 128, 129, 1, 2};

  @Test
  void theCompiledJudgeAndTheExplanationAgreeWithThePlainOne() {
    long seed = Long.getLong("weir.seed", System.nanoTime());
    Random random = new Random(seed);
    Map<FlowAction, Integer> verdicts = new EnumMap<>(FlowAction.class);
    int cured = 0;
    for (int i = 0; i < NETWORKS; i++) {
      cured += compareOn(new RandomNetwork(random), random, "seed " + seed, verdicts);
    }
    assertTrue(
        verdicts.getOrDefault(FlowAction.ACCEPT, 0) > NETWORKS * PACKETS / 20, () -> "" + verdicts);
    assertTrue(
        verdicts.getOrDefault(FlowAction.REJECT, 0) > NETWORKS * PACKETS / 20, () -> "" + verdicts);
    assertTrue(cured > NETWORKS * PACKETS / 20, "proposals tried: " + cured);
  }

  private static int compareOn(
      RandomNetwork networks, Random random, String seed, Map<FlowAction, Integer> verdicts) {
    Network network = networks.next();
    NetworkInterface eni = network.interfaces().iterator().next();
    InterfacePolicy policy = new InterfacePolicy(network, eni);
    PlainPolicy plain = new PlainPolicy(network, eni);
    List<PacketHeader> sent = new ArrayList<>();
    List<FlowDirection> ways = new ArrayList<>();
    long now = TestPacket.START_NANOS;
    int cured = 0;
    for (int i = 0; i < PACKETS; i++) {
      now += random.nextInt(4) == 0 ? random.nextInt(200) * 500_000_000L : 1000;
      if (random.nextInt(100) == 0) {
        network = networks.next();
        policy.update(network);
        plain.update(network);
      }
      boolean related = !sent.isEmpty() && random.nextInt(3) > 0;
      int model = related ? random.nextInt(Math.min(6, sent.size())) : 0;
      boolean reversed = random.nextBoolean();
      FlowDirection way =
          related
              ? reversed ? ways.reversed().get(model).reverse() : ways.reversed().get(model)
              : random.nextBoolean() ? FlowDirection.INGRESS : FlowDirection.EGRESS;
      PacketHeader packet =
          related
              ? like(sent.reversed().get(model), reversed, random)
              : fresh(way, eni, networks, random);
      packet.capturedAtNanos = now;
      sent.add(packet);
      ways.add(way);
      String where = seed + ", packet " + i;
      if (policy.isNeverLogged(packet)) {
        continue;
      }
      Explanation explanation = policy.explain(way, packet);
      cured += cure(policy, network, way, packet, explanation, where);
      FlowAction expected = plain.decide(way, packet);
      assertEquals(expected, explanation.action(), () -> where + "\n" + explanation);
      assertEquals(expected, policy.decide(way, packet), where);
      verdicts.merge(expected, 1, Integer::sum);
    }
    return cured;
  }

  /// Makes the proposed changes and sees that the packet would pass; then takes them back.
  private static int cure(
      InterfacePolicy policy,
      Network network,
      FlowDirection way,
      PacketHeader packet,
      Explanation explanation,
      String where) {
    if (explanation.action() == FlowAction.ACCEPT) {
      assertTrue(explanation.findings().stream().allMatch(Finding::passes), where);
      return 0;
    }
    assertFalse(explanation.decisive().passes(), where);
    assertFalse(explanation.proposals().isEmpty(), where);
    Network changed = network;
    for (Proposal proposal : explanation.proposals()) {
      switch (proposal) {
        case Proposal.AddGroupRule rule -> changed = with(changed, rule);
        case Proposal.AddAclEntry entry -> changed = with(changed, entry);
        case Proposal.ChangeAclEntry _,
            Proposal.LiftPublicAccessBlock _,
            Proposal.OpenNewConnection _ -> {
          return 0;
        }
      }
    }
    policy.update(changed);
    Explanation after = policy.explain(way, packet);
    assertEquals(FlowAction.ACCEPT, after.action(), () -> where + "\n" + explanation);
    assertTrue(after.proposals().isEmpty(), () -> where + "\n" + explanation + "\n" + after);
    policy.update(network);
    return 1;
  }

  private static Network with(Network network, Proposal.AddGroupRule proposal) {
    List<SecurityGroup> groups = new ArrayList<>();
    for (SecurityGroup group : network.securityGroups()) {
      boolean ingress = proposal.direction() == FlowDirection.INGRESS;
      boolean chosen = group.id().equals(proposal.groupId());
      SecurityGroup.Rule rule =
          new SecurityGroup.Rule(
              "sgr-ffffffff", proposal.traffic(), new Peer.Block(proposal.peer()), "");
      groups.add(
          new SecurityGroup(
              group.id(),
              group.vpcId(),
              group.name(),
              chosen && ingress ? plus(group.ingress(), rule) : group.ingress(),
              chosen && !ingress ? plus(group.egress(), rule) : group.egress()));
    }
    return with(network, groups, List.copyOf(network.networkAcls()));
  }

  private static Network with(Network network, Proposal.AddAclEntry proposal) {
    List<NetworkAcl> acls = new ArrayList<>();
    for (NetworkAcl acl : network.networkAcls()) {
      boolean ingress = proposal.direction() == FlowDirection.INGRESS;
      boolean chosen = acl.id().equals(proposal.aclId());
      NetworkAcl.Entry entry =
          new NetworkAcl.Entry(proposal.number(), true, proposal.traffic(), proposal.peer());
      acls.add(
          new NetworkAcl(
              acl.id(),
              acl.vpcId(),
              chosen && ingress ? plus(acl.ingress(), entry) : acl.ingress(),
              chosen && !ingress ? plus(acl.egress(), entry) : acl.egress()));
    }
    return with(network, List.copyOf(network.securityGroups()), acls);
  }

  private static <T> List<T> plus(List<T> list, T added) {
    List<T> longer = new ArrayList<>(list);
    longer.add(added);
    return longer;
  }

  private static Network with(Network network, List<SecurityGroup> groups, List<NetworkAcl> acls) {
    return new Network(
        new Network.Parts(
            List.copyOf(network.vpcs()),
            List.copyOf(network.subnets()),
            List.copyOf(network.interfaces()),
            groups,
            acls,
            List.copyOf(network.prefixLists()),
            List.copyOf(network.flowLogs())));
  }

  private static PacketHeader fresh(
      FlowDirection way, NetworkInterface eni, RandomNetwork networks, Random random) {
    IpAddress peer = networks.address();
    IpAddress own =
        eni.addresses().all().stream()
            .filter(address -> address.isIpv4() == peer.isIpv4())
            .findFirst()
            .orElseThrow();
    IpAddress source = way == FlowDirection.INGRESS ? peer : own;
    IpAddress destination = way == FlowDirection.INGRESS ? own : peer;
    int[] protocols = {6, 6, 6, 17, 17, peer.isIpv4() ? 1 : 58, 47, 132};
    PacketHeader packet =
        TestPacket.of(
            protocols[random.nextInt(protocols.length)], source.toString(), destination.toString());
    if (packet.protocol == 6 || packet.protocol == 17 || packet.protocol == 132) {
      packet.sourcePort = RandomNetwork.PORTS[random.nextInt(RandomNetwork.PORTS.length)];
      packet.destinationPort = RandomNetwork.PORTS[random.nextInt(RandomNetwork.PORTS.length)];
      packet.laterFragment = random.nextInt(20) == 0;
      if (packet.laterFragment && random.nextBoolean()) {
        packet.sourcePort = 0;
        packet.destinationPort = 0;
      }
    }
    vary(packet, random);
    return packet;
  }

  private static PacketHeader like(PacketHeader model, boolean reversed, Random random) {
    PacketHeader packet = new PacketHeader();
    packet.ipVersion = model.ipVersion;
    packet.protocol = model.protocol;
    packet.sourceHigh = reversed ? model.destinationHigh : model.sourceHigh;
    packet.sourceLow = reversed ? model.destinationLow : model.sourceLow;
    packet.destinationHigh = reversed ? model.sourceHigh : model.destinationHigh;
    packet.destinationLow = reversed ? model.sourceLow : model.destinationLow;
    packet.sourcePort = reversed ? model.destinationPort : model.sourcePort;
    packet.destinationPort = reversed ? model.sourcePort : model.destinationPort;
    vary(packet, random);
    return packet;
  }

  private static void vary(PacketHeader packet, Random random) {
    switch (packet.protocol) {
      case 6 -> packet.tcpFlags = packet.laterFragment ? 0 : FLAGS[random.nextInt(FLAGS.length)];
      case 1 -> {
        packet.icmpType = ICMP_TYPES[random.nextInt(ICMP_TYPES.length)];
        packet.icmpCode = random.nextInt(2);
        packet.icmpIdentifier = random.nextInt(2);
      }
      case 58 -> {
        packet.icmpType = ICMPV6_TYPES[random.nextInt(ICMPV6_TYPES.length)];
        packet.icmpIdentifier = random.nextInt(2);
      }
      default -> {}
    }
  }
}
