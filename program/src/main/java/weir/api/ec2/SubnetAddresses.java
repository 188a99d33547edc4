package weir.api.ec2;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Subnet;
import weir.api.protocol.ApiException;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;

/// The IPv4 addresses of a subnet that interfaces can take. AWS keeps the first four and the last.
final class SubnetAddresses {
  private static final int KEPT_AT_START = 4;

  private SubnetAddresses() {}

  /// A free address.
  ///
  /// @param wanted null for the lowest that is free
  /// @throws ApiException when the wanted one cannot be had, or none is free
  static String take(Ec2View view, Subnet subnet, @Nullable String wanted) {
    Cidr block = Cidr.of(subnet.cidrBlock());
    Set<String> taken = taken(view, subnet.subnetId());
    long first = block.base().low() + KEPT_AT_START;
    long last = block.base().low() + (1L << (32 - block.prefixLength())) - 2;
    if (wanted != null) {
      IpAddress address =
          IpAddress.find(wanted)
              .filter(block::contains)
              .orElseThrow(() ->
                  Ec2Errors.invalidValue(
                      "Address " + wanted + " does not fall within the subnet's address range"));
      if (address.low() < first || address.low() > last) {
        throw Ec2Errors.invalidValue(
            "Address " + wanted + " is in subnet's reserved address range");
      }
      if (taken.contains(address.toString())) {
        throw ApiException.badRequest(
            "InvalidIPAddress.InUse", "Address " + wanted + " is in use.");
      }
      return address.toString();
    }
    for (long low = first; low <= last; low++) {
      String address = new IpAddress(block.base().high(), low).toString();
      if (!taken.contains(address)) {
        return address;
      }
    }
    throw ApiException.badRequest(
        "InsufficientFreeAddressesInSubnet",
        "There are not enough free addresses in subnet '"
            + subnet.subnetId()
            + "' to satisfy the requested number of instances.");
  }

  private static Set<String> taken(Ec2View view, String subnetId) {
    Set<String> taken = new HashSet<>();
    for (NetworkInterface eni : view.all(ResourceKinds.NETWORK_INTERFACE)) {
      if (subnetId.equals(eni.subnetId())) {
        eni.privateIpAddresses().forEach(address -> taken.add(address.privateIpAddress()));
      }
    }
    return taken;
  }
}
