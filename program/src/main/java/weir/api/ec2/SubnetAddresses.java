package weir.api.ec2;

import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Subnet;
import weir.api.protocol.ApiException;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;

/// The addresses of one subnet: who has which, and which are free. Part of the change that it was
/// made for.
final class SubnetAddresses {
  private static final int FIRST_RESERVED = 4;

  private final Ec2Change change;
  private final ResourceIds ids;
  private final Subnet subnet;

  SubnetAddresses(Ec2Change change, ResourceIds ids, Subnet subnet) {
    this.change = change;
    this.ids = ids;
    this.subnet = subnet;
  }

  /// The interface that has an address.
  Optional<String> owner(String address) {
    return change.find(Ec2Documents.SUBNET_ADDRESS, key(address));
  }

  /// Gives a wanted IPv4 or IPv6 address to an interface.
  ///
  /// @return the address in its canonical text
  String take(String text, String interfaceId) {
    IpAddress address =
        IpAddress.find(text)
            .orElseThrow(() ->
                Ec2Errors.invalidValue(text, "privateIpAddress", "This is not an IP address."));
    Cidr block = block(address.isIpv4());
    if (!block.contains(address)) {
      throw Ec2Errors.invalidValue("Address does not fall within the subnet's address range");
    }
    long offset = address.low() - block.base().low();
    if (isReserved(block, offset)) {
      throw Ec2Errors.invalidValue("Address is in subnet's reserved address range");
    }
    if (owner(address.toString()).isPresent()) {
      throw ApiException.badRequest("InvalidIPAddress.InUse", "Address " + address + " is in use.");
    }
    return keep(address, interfaceId);
  }

  /// Gives a free address to an interface.
  String takeAny(boolean ipv4, String interfaceId) {
    Cidr block = block(ipv4);
    long size = ipv4 ? 1L << (32 - block.prefixLength()) : 1L << 62;
    long start = Math.floorMod(Long.parseUnsignedLong(ids.hex(16), 16), size);
    for (long step = 0; step < size; step++) {
      long offset = (start + step) % size;
      IpAddress address = new IpAddress(block.base().high(), block.base().low() + offset);
      if (!isReserved(block, offset) && owner(address.toString()).isEmpty()) {
        return keep(address, interfaceId);
      }
    }
    throw ApiException.badRequest(
        "InsufficientFreeAddressesInSubnet",
        "The specified subnet does not have enough free addresses to satisfy the request.");
  }

  void release(String address) {
    change.remove(Ec2Documents.SUBNET_ADDRESS, key(address));
  }

  private String keep(IpAddress address, String interfaceId) {
    change.put(Ec2Documents.SUBNET_ADDRESS, key(address.toString()), interfaceId);
    return address.toString();
  }

  private Cidr block(boolean ipv4) {
    if (ipv4) {
      return Cidr.of(subnet.cidrBlock());
    }
    return Subnets.ipv6Block(subnet)
        .orElseThrow(() ->
            Ec2Errors.invalidValue(
                "The subnet " + subnet.subnetId() + " has no IPv6 CIDR block for an IPv6 address"));
  }

  private static boolean isReserved(Cidr block, long offset) {
    boolean last = block.isIpv4() && offset == (1L << (32 - block.prefixLength())) - 1;
    return offset >= 0 && offset < FIRST_RESERVED || last;
  }

  private String key(String address) {
    return subnet.subnetId() + " " + address;
  }
}
