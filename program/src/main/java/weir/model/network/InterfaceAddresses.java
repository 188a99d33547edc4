package weir.model.network;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.model.net.IpAddress;
import weir.model.net.MacAddress;

/// The addresses that belong to a network interface.
///
/// @param primaryIpv4 the primary private IPv4 address; null on an IPv6-only interface
/// @param publicIpv4 the address that the internet sees, which records of the interface never show;
///   null without one
/// @param mac the Ethernet address, which tells the interface's packets apart in a capture; null
///   when unknown
public record InterfaceAddresses(
    @Nullable IpAddress primaryIpv4,
    List<IpAddress> secondaryIpv4,
    List<IpAddress> ipv6,
    @Nullable IpAddress publicIpv4,
    @Nullable MacAddress mac) {
  public InterfaceAddresses {
    secondaryIpv4 = List.copyOf(secondaryIpv4);
    ipv6 = List.copyOf(ipv6);
  }

  public static InterfaceAddresses ofPrimary(IpAddress primaryIpv4) {
    return new InterfaceAddresses(primaryIpv4, List.of(), List.of(), null, null);
  }

  /// Every private address of the interface, the primary first.
  public List<IpAddress> all() {
    List<IpAddress> all = new ArrayList<>();
    if (primaryIpv4 != null) {
      all.add(primaryIpv4);
    }
    all.addAll(secondaryIpv4);
    all.addAll(ipv6);
    return all;
  }

  /// Whether a packet with this private address is from or for the interface itself.
  public boolean own(long high, long low) {
    return isPrimary(high, low) || contains(secondaryIpv4, high, low);
  }

  /// Whether a record shows the address as it is: the primary IPv4 or any IPv6 address of the
  /// interface.
  public boolean isPrimary(long high, long low) {
    return primaryIpv4 != null && primaryIpv4.low() == low && primaryIpv4.high() == high
        || contains(ipv6, high, low);
  }

  private static boolean contains(List<IpAddress> addresses, long high, long low) {
    for (int i = 0; i < addresses.size(); i++) {
      IpAddress address = addresses.get(i);
      if (address.low() == low && address.high() == high) {
        return true;
      }
    }
    return false;
  }
}
