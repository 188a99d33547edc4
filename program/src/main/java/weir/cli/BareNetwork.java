package weir.cli;

import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;
import weir.model.net.MacAddress;
import weir.model.network.Attachment;
import weir.model.network.ConnectionTimeouts;
import weir.model.network.InterfaceAddresses;
import weir.model.network.InterfaceOwner;
import weir.model.network.InterfaceType;
import weir.model.network.Network;
import weir.model.network.NetworkAcl;
import weir.model.network.Peer;
import weir.model.network.SecurityGroup;
import weir.model.network.Subnet;
import weir.model.network.Traffic;
import weir.model.network.Vpc;
import weir.store.state.DerivedId;

/// The network of somebody who described none: each Linux interface in a subnet of its own,
/// everything allowed. Its ids follow from the interfaces' names, so that a later run goes on with
/// the same ones.
final class BareNetwork {
  /// Not the blocks that the host knows: the second address of a real one is a router or a name
  /// server of its own, not AWS's, and is recorded.
  private static final List<Cidr> EVERYWHERE = List.of(Cidr.ALL_IPV4, Cidr.ALL_IPV6);

  private final String accountId;
  private final String region;
  private final String vpcId;
  private final SecurityGroup open;
  private final NetworkAcl unguarded;

  BareNetwork(String accountId, String region) {
    this.accountId = accountId;
    this.region = region;
    String path = "undescribed/" + accountId + "/" + region;
    this.vpcId = DerivedId.of("vpc", path);
    this.open =
        new SecurityGroup(
            DerivedId.of("sg", path), vpcId, "open", rules(path + "/in"), rules(path + "/out"));
    this.unguarded = new NetworkAcl(DerivedId.of("acl", path), vpcId, entries(), entries());
  }

  private static List<SecurityGroup.Rule> rules(String path) {
    return List.of(
        new SecurityGroup.Rule(
            DerivedId.of("sgr", path + "/4"), Traffic.ALL, new Peer.Block(Cidr.ALL_IPV4), ""),
        new SecurityGroup.Rule(
            DerivedId.of("sgr", path + "/6"), Traffic.ALL, new Peer.Block(Cidr.ALL_IPV6), ""));
  }

  private static List<NetworkAcl.Entry> entries() {
    return List.of(
        new NetworkAcl.Entry(100, true, Traffic.ALL, Cidr.ALL_IPV4),
        new NetworkAcl.Entry(101, true, Traffic.ALL, Cidr.ALL_IPV6));
  }

  /// @param names Linux interfaces of this host
  /// @throws Fault.NotFound when there is no such interface
  Network of(List<String> names) {
    Vpc vpc = new Vpc(vpcId, accountId, region, EVERYWHERE, Map.of());
    List<Subnet> subnets = new ArrayList<>();
    List<weir.model.network.NetworkInterface> interfaces = new ArrayList<>();
    for (String name : names) {
      String path = vpcId + "/" + name;
      NetworkInterface linux = find(name);
      Subnet subnet =
          new Subnet(
              DerivedId.of("subnet", path),
              vpcId,
              EVERYWHERE,
              unguarded.id(),
              null,
              null,
              Map.of());
      subnets.add(subnet);
      interfaces.add(
          new weir.model.network.NetworkInterface(
              DerivedId.of("eni", path),
              subnet.id(),
              InterfaceType.INTERFACE,
              addresses(linux),
              List.of(open.id()),
              InterfaceOwner.ofInstance(accountId, null),
              ConnectionTimeouts.DEFAULT,
              new Attachment.LinuxInterface(name, null, Attachment.Side.MACHINE),
              Map.of("Name", name)));
    }
    return new Network(
        new Network.Parts(
            List.of(vpc),
            subnets,
            interfaces,
            List.of(open),
            List.of(unguarded),
            List.of(),
            List.of()));
  }

  private static NetworkInterface find(String name) {
    try {
      NetworkInterface linux = NetworkInterface.getByName(name);
      if (linux != null) {
        return linux;
      }
      List<String> known =
          NetworkInterface.networkInterfaces().map(NetworkInterface::getName).sorted().toList();
      throw new Fault.NotFound(
          "this host has no interface \"" + name + "\"; it has " + String.join(", ", known));
    } catch (SocketException failure) {
      throw new Fault.Unavailable(
          "the host's interfaces cannot be read: " + failure.getMessage(), failure);
    }
  }

  private static InterfaceAddresses addresses(NetworkInterface linux) {
    List<IpAddress> ipv4 = new ArrayList<>();
    List<IpAddress> ipv6 = new ArrayList<>();
    for (InterfaceAddress own : linux.getInterfaceAddresses()) {
      IpAddress address = IpAddress.of(own.getAddress());
      (address.isIpv4() ? ipv4 : ipv6).add(address);
    }
    return new InterfaceAddresses(
        ipv4.isEmpty() ? null : ipv4.getFirst(),
        ipv4.subList(Math.min(1, ipv4.size()), ipv4.size()),
        ipv6,
        null,
        mac(linux));
  }

  private static @Nullable MacAddress mac(NetworkInterface linux) {
    try {
      byte[] octets = linux.getHardwareAddress();
      if (octets == null || octets.length != 6) {
        return null;
      }
      long bits = 0;
      for (byte octet : octets) {
        bits = bits << 8 | (octet & 0xff);
      }
      return new MacAddress(bits);
    } catch (SocketException unknown) {
      return null;
    }
  }
}
