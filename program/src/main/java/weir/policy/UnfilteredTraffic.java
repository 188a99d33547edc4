package weir.policy;

import java.util.Arrays;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;
import weir.model.net.IpProtocol;
import weir.model.net.PacketHeader;
import weir.model.network.InterfaceType;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;
import weir.model.network.Subnet;
import weir.model.network.Vpc;

/// The traffic of an interface that neither security groups nor network ACLs filter and that flow
/// logs never show: Amazon's DNS, instance and task metadata, time, Windows licences, DHCP, the
/// subnet's router, and neighbour discovery, which is to IPv6 what ARP is to IPv4. Immutable.
final class UnfilteredTraffic {
  private static final long LINK_LOCAL_IPV4 = IpAddress.of("169.254.0.0").low() >>> 16;
  private static final int DNS = 0xa9fe_a9fd;
  private static final int METADATA = 0xa9fe_a9fe;
  private static final int TIME = 0xa9fe_a97b;
  private static final int LICENCE_FIRST = 0xa9fe_a9fa;
  private static final int LICENCE_SECOND = 0xa9fe_a9fb;
  private static final int LICENCE_PORT = 1688;
  private static final int TASK_METADATA = 0xa9fe_aa02;
  private static final long SERVICES_IPV6_HIGH = IpAddress.of("fd00:ec2::").high();

  private final Network network;
  private final String vpcId;
  private final InterfaceType type;
  private final long[] amazonLows;

  UnfilteredTraffic(Network network, NetworkInterface eni) {
    this.network = network;
    type = eni.type();
    Subnet subnet = network.subnet(eni.subnetId());
    Vpc vpc = network.vpcOf(eni);
    vpcId = vpc.id();
    long[] lows = new long[vpc.cidrs().size() + subnet.cidrs().size()];
    int count = 0;
    for (Cidr block : vpc.cidrs()) {
      if (block.isIpv4()) {
        lows[count++] = block.base().low() + 2; // Amazon's DNS server
      }
    }
    for (Cidr block : subnet.cidrs()) {
      if (block.isIpv4()) {
        lows[count++] = block.base().low() + 1; // the VPC's router
      }
    }
    amazonLows = Arrays.copyOf(lows, count);
  }

  boolean holds(PacketHeader packet) {
    if (packet.ipVersion == 4) {
      if (packet.sourceLow >>> 16 == LINK_LOCAL_IPV4
          && isLinkLocalService(packet.sourceLow, packet, packet.sourcePort)) {
        return true;
      }
      if (packet.destinationLow >>> 16 == LINK_LOCAL_IPV4
          && isLinkLocalService(packet.destinationLow, packet, packet.destinationPort)) {
        return true;
      }
      for (int i = 0; i < amazonLows.length; i++) {
        if (packet.sourceLow == amazonLows[i] || packet.destinationLow == amazonLows[i]) {
          return true;
        }
      }
      if (packet.protocol == IpProtocol.UDP && isDhcp(packet, 67, 68)) {
        return true;
      }
    } else if (isIpv6Service(packet)) {
      return true;
    }
    return isBetweenEndpointAndBalancer(packet);
  }

  private static boolean isDhcp(PacketHeader packet, int one, int other) {
    return (packet.sourcePort == one || packet.sourcePort == other)
        && (packet.destinationPort == one || packet.destinationPort == other);
  }

  private static boolean isLinkLocalService(long low, PacketHeader packet, int port) {
    return switch ((int) low) {
      case DNS, METADATA, TIME, TASK_METADATA -> true;
      case LICENCE_FIRST, LICENCE_SECOND ->
          packet.protocol == IpProtocol.TCP && port == LICENCE_PORT;
      default -> false;
    };
  }

  private static boolean isIpv6Service(PacketHeader packet) {
    if (packet.sourceHigh == SERVICES_IPV6_HIGH && isServiceHost(packet.sourceLow)
        || packet.destinationHigh == SERVICES_IPV6_HIGH && isServiceHost(packet.destinationLow)) {
      return true;
    }
    if (packet.protocol == IpProtocol.UDP) {
      return isDhcp(packet, 546, 547);
    }
    return packet.protocol == IpProtocol.ICMPV6 && packet.icmpType >= 133 && packet.icmpType <= 137;
  }

  /// DNS, metadata and time, whose last group is written like the IPv4 address's last octet.
  private static boolean isServiceHost(long low) {
    return low == 0x253 || low == 0x254 || low == 0x123;
  }

  private boolean isBetweenEndpointAndBalancer(PacketHeader packet) {
    return switch (type) {
      case VPC_ENDPOINT -> isBeside(InterfaceType.NETWORK_LOAD_BALANCER, packet);
      case NETWORK_LOAD_BALANCER -> isBeside(InterfaceType.VPC_ENDPOINT, packet);
      case INTERFACE,
          NAT_GATEWAY,
          REGIONAL_NAT_GATEWAY,
          GATEWAY_LOAD_BALANCER,
          GATEWAY_LOAD_BALANCER_ENDPOINT,
          TRANSIT_GATEWAY,
          LAMBDA,
          EFA,
          BRANCH,
          TRUNK,
          EFS,
          API_GATEWAY_MANAGED ->
          false;
    };
  }

  private boolean isBeside(InterfaceType other, PacketHeader packet) {
    return is(other, packet.sourceHigh, packet.sourceLow)
        || is(other, packet.destinationHigh, packet.destinationLow);
  }

  private boolean is(InterfaceType wanted, long high, long low) {
    var found = network.findInterface(vpcId, high, low);
    return found.isPresent() && found.get().type() == wanted;
  }
}
