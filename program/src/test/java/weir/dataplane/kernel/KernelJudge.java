package weir.dataplane.kernel;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.dataplane.host.HostNamespaces;
import weir.dataplane.host.NetworkNamespace;
import weir.dataplane.nft.Enforcement;
import weir.dataplane.nft.NftRuleset;
import weir.model.flow.FlowDirection;
import weir.model.net.IpAddress;
import weir.model.net.MacAddress;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;

/// A machine in a namespace, at the end of a wire, that is guarded by a compiled ruleset; says of
/// each packet whether it passed.
///
/// A table of the test notes the number of every packet that came through all hooks. The machine
/// itself keeps silent: what it would answer on its own is dropped before connection tracking.
/// Checksums are not sent, and sequence numbers are all alike, so the kernel is told not to mind.
final class KernelJudge implements AutoCloseable {
  private static final int MARK = 0x77;
  private static final MacAddress MAC = MacAddress.of("02:00:00:00:00:02");
  private static final Pattern NUMBERS = Pattern.compile("elements = \\{([^}]*)\\}");
  private static final String WITNESS =
      """
      table inet weir-witness {
        set passed4 {
          typeof ip id
          size 65535
          flags dynamic
        }
        set passed6 {
          typeof ip6 flowlabel
          size 65535
          flags dynamic
        }
        chain silence {
          type filter hook output priority -400; policy accept;
          meta mark != 0x77 drop
        }
        chain arrived {
          type filter hook input priority 100; policy accept;
          iifname != "eth0" accept
          meta nfproto ipv4 add @passed4 { ip id }
          meta nfproto ipv6 add @passed6 { ip6 flowlabel }
        }
        chain left {
          type filter hook postrouting priority 400; policy accept;
          oifname != "eth0" accept
          meta nfproto ipv4 add @passed4 { ip id }
          meta nfproto ipv6 add @passed6 { ip6 flowlabel }
        }
      }
      """;

  private final HostNamespaces namespaces;
  private final NetworkNamespace machine;
  private final RawSocket wire;
  private final RawSocket output4;
  private final RawSocket output6;
  private int number;

  KernelJudge(Network network, NetworkInterface eni) {
    namespaces = HostNamespaces.begin();
    machine = namespaces.add("machine");
    NetworkNamespace other = namespaces.add("wire");
    machine.set("net/ipv6/conf/default/accept_dad", 0);
    machine.set("net/ipv4/conf/all/rp_filter", 0);
    machine.set("net/ipv4/conf/default/rp_filter", 0);
    machine.ip(
        "link add eth0 type veth peer name eth0 netns "
            + other.name()
            + "\nlink set eth0 address "
            + MAC
            + " arp off\n"
            + addresses(eni)
            + "link set eth0 up\n");
    other.ip("link set eth0 up\n");
    machine.ip("route add default dev eth0\nroute add ::/0 dev eth0\n");
    machine.nft(NftRuleset.of(network, eni, Enforcement.on("eth0")));
    machine.nft(WITNESS);
    machine.set("net/netfilter/nf_conntrack_checksum", 0);
    machine.set("net/netfilter/nf_conntrack_tcp_be_liberal", 1);
    wire = RawSocket.onLink(other, "eth0");
    output4 = RawSocket.throughOutput(machine, true, MARK);
    output6 = RawSocket.throughOutput(machine, false, MARK);
  }

  private static String addresses(NetworkInterface eni) {
    StringBuilder lines = new StringBuilder();
    for (IpAddress address : eni.addresses().all()) {
      lines.append("address add " + address + "/" + address.bits() + " dev eth0\n");
    }
    return lines.toString();
  }

  /// Sends a packet.
  ///
  /// @return its number, to be looked up among [#passed]
  int send(OraclePacket packet) {
    number++;
    if (packet.direction() == FlowDirection.INGRESS) {
      wire.send(packet.frame(number, MAC.bits()), packet.own());
    } else {
      (packet.own().isIpv4() ? output4 : output6).send(packet.packet(number), packet.peer());
    }
    return number;
  }

  /// The numbers of all packets that passed so far.
  Set<Integer> passed() {
    Set<Integer> passed = new HashSet<>();
    for (String set : List.of("passed4", "passed6")) {
      Matcher elements =
          NUMBERS.matcher(machine.nftList("list", "set", "inet", "weir-witness", set));
      if (elements.find()) {
        for (String element : elements.group(1).split(",", -1)) {
          passed.add(Integer.decode(element.strip()));
        }
      }
    }
    return passed;
  }

  @Override
  public void close() {
    wire.close();
    output4.close();
    output6.close();
    namespaces.close();
  }
}
