package weir.dataplane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import weir.model.flow.FlowAction;
import weir.model.flow.FlowDirection;
import weir.model.net.IpAddress;
import weir.model.net.IpProtocol;
import weir.model.net.PacketHeader;
import weir.model.net.TcpFlags;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;
import weir.policy.InterfacePolicy;

/// Judges the same packets by [InterfacePolicy] and by the kernel under the compiled ruleset.
///
/// `-Dweir.long=true` draws many more networks. What the two may rightly see differently is not
/// sent: answers to TCP or ICMP that nobody asked (the kernel calls them invalid and tracks
/// nothing), TCP after FIN or RST (AWS forgets the connection, the kernel keeps it for a while),
/// and SCTP (the kernel wants its handshake).
class KernelOracleTest {
  private static final int NETWORKS = Boolean.getBoolean("weir.long") ? 400 : 25;
  private static final int FLOWS = 60;
  private static final long START_NANOS = 1_700_000_000_000_000_000L;

  private record Judged(OraclePacket packet, FlowAction byPolicy, int number) {}

  @Test
  void policyAndKernelSayTheSameOfEveryPacket() {
    long firstSeed = Long.getLong("seed", System.nanoTime());
    List<String> disagreements = new ArrayList<>();
    int accepted = 0;
    int rejected = 0;
    for (long seed = firstSeed; seed < firstSeed + NETWORKS; seed++) {
      Network network = new RandomNetwork(seed).draw();
      NetworkInterface eni = network.networkInterface(RandomNetwork.MACHINE);
      try (KernelJudge kernel = new KernelJudge(network, eni)) {
        List<Judged> judged = play(new Random(seed), new InterfacePolicy(network, eni), kernel);
        Set<Integer> passed = kernel.passed();
        for (Judged each : judged) {
          FlowAction byKernel =
              passed.contains(each.number()) ? FlowAction.ACCEPT : FlowAction.REJECT;
          if (byKernel == FlowAction.ACCEPT) {
            accepted++;
          } else {
            rejected++;
          }
          if (byKernel != each.byPolicy()) {
            disagreements.add(
                "-Dseed="
                    + seed
                    + ": kernel "
                    + byKernel
                    + ", policy "
                    + each.byPolicy()
                    + ": "
                    + each.number()
                    + " "
                    + each.packet());
          }
        }
      }
    }
    assertEquals(
        List.of(),
        disagreements.subList(0, Math.min(5, disagreements.size())),
        "first disagreements");
    int all = accepted + rejected;
    assertTrue(
        accepted > all / 10 && rejected > all / 10,
        "seed " + firstSeed + " is one-sided: " + accepted + " of " + all);
  }

  /// Sends every flow's packets in their order, flows mingled.
  private static List<Judged> play(Random random, InterfacePolicy policy, KernelJudge kernel) {
    List<List<OraclePacket>> flows = new ArrayList<>();
    for (int i = 0; i < FLOWS; i++) {
      flows.add(new ArrayList<>(flow(random, i)));
    }
    List<Judged> judged = new ArrayList<>();
    PacketHeader header = new PacketHeader();
    while (!flows.isEmpty()) {
      List<OraclePacket> flow = flows.get(random.nextInt(flows.size()));
      OraclePacket packet = flow.removeFirst();
      packet.fill(header, START_NANOS + judged.size() * 1_000_000L);
      FlowAction byPolicy = policy.decide(packet.direction(), header);
      judged.add(new Judged(packet, byPolicy, kernel.send(packet)));
      boolean silent = byPolicy == FlowAction.REJECT && needsAccord(packet);
      if (silent || flow.isEmpty()) {
        flows.remove(flow);
      }
    }
    return judged;
  }

  /// Whether nothing follows when the packet is lost: nobody answers what did not arrive.
  private static boolean needsAccord(OraclePacket packet) {
    return switch (packet.protocol()) {
      case IpProtocol.TCP, IpProtocol.ICMP, IpProtocol.ICMPV6 -> true;
      default -> false;
    };
  }

  /// @param index makes the flow's ports its own
  private static List<OraclePacket> flow(Random random, int index) {
    IpAddress peer = RandomNetwork.PEERS.get(random.nextInt(RandomNetwork.PEERS.size()));
    IpAddress own = peer.isIpv4() ? RandomNetwork.OWN_IPV4 : RandomNetwork.OWN_IPV6;
    FlowDirection direction = random.nextBoolean() ? FlowDirection.INGRESS : FlowDirection.EGRESS;
    int service = RandomNetwork.PORTS.get(random.nextInt(RandomNetwork.PORTS.size()));
    int client = 40_000 + index;
    boolean in = direction == FlowDirection.INGRESS;
    int ownPort = in ? service : client;
    int peerPort = in ? client : service;
    int kind = random.nextInt(8);
    if (kind < 3) {
      int first = random.nextInt(4) == 0 ? TcpFlags.ACK : TcpFlags.SYN;
      return tcp(new OraclePacket(direction, IpProtocol.TCP, own, ownPort, peer, peerPort, first));
    }
    if (kind < 5) {
      OraclePacket ask =
          new OraclePacket(direction, IpProtocol.UDP, own, ownPort, peer, peerPort, 0);
      return List.of(ask, ask.turned(0), ask, ask.turned(0));
    }
    if (kind < 7) {
      boolean ipv4 = own.isIpv4();
      int protocol = ipv4 ? IpProtocol.ICMP : IpProtocol.ICMPV6;
      OraclePacket ask =
          new OraclePacket(direction, protocol, own, 100 + index, peer, 0, ipv4 ? 8 : 128);
      return List.of(ask, ask.turned(ipv4 ? 0 : 129), ask);
    }
    int protocol =
        RandomNetwork.OTHER_PROTOCOLS.get(random.nextInt(RandomNetwork.OTHER_PROTOCOLS.size()));
    OraclePacket ask = new OraclePacket(direction, protocol, own, 0, peer, 0, 0);
    return List.of(ask, ask.turned(0), ask);
  }

  private static List<OraclePacket> tcp(OraclePacket first) {
    if (first.detail() == TcpFlags.ACK) {
      return List.of(first, first.turned(TcpFlags.ACK), first);
    }
    return List.of(
        first,
        first,
        first.turned(TcpFlags.SYN | TcpFlags.ACK),
        first.with(TcpFlags.ACK),
        first.turned(TcpFlags.ACK | TcpFlags.PSH),
        first.with(TcpFlags.ACK));
  }
}
