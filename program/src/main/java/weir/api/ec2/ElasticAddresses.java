package weir.api.ec2;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import weir.api.protocol.ApiException;
import weir.model.net.IpAddress;

/// Elastic addresses, and the interfaces that they are associated with.
final class ElasticAddresses {
  static final Ec2Filters<Address> FILTERS =
      new Ec2Filters<Address>()
          .on("allocation-id", Address::allocationId)
          .on("association-id", Address::associationId)
          .on("domain", Address::domainAsString)
          .on("instance-id", Address::instanceId)
          .on("network-border-group", Address::networkBorderGroup)
          .on("network-interface-id", Address::networkInterfaceId)
          .on("network-interface-owner-id", Address::networkInterfaceOwnerId)
          .on("private-ip-address", Address::privateIpAddress)
          .on("public-ip", Address::publicIp);

  /// Of RFC 2544's block for tests, which nobody on the internet has.
  private static final int FIRST = (198 << 24) | (18 << 16);

  private static final int BLOCK_BITS = 17;

  /// Whose the addresses are that interfaces get by themselves.
  private static final String AUTOMATIC = "amazon";

  private ElasticAddresses() {}

  /// An address that nobody has.
  ///
  /// @param wanted null for any
  static String free(Ec2View view, ResourceIds ids, @Nullable String wanted) {
    Set<String> taken = new HashSet<>();
    view.state()
        .everywhere(Ec2Documents.ADDRESS)
        .forEach(address -> taken.add(address.document().publicIp()));
    view.state().everywhere(Ec2Documents.NETWORK_INTERFACE).stream()
        .map(eni -> eni.document().association())
        .filter(association -> association != null)
        .forEach(association -> taken.add(association.publicIp()));
    if (wanted != null) {
      if (IpAddress.find(wanted).filter(IpAddress::isIpv4).isEmpty() || taken.contains(wanted)) {
        throw ApiException.badRequest(
            "InvalidAddress.NotFound", "Address '" + wanted + "' not found.");
      }
      return wanted;
    }
    for (int tries = 0; tries < 1_000; tries++) {
      int address = FIRST | (Integer.parseUnsignedInt(ids.hex(8), 16) >>> (32 - BLOCK_BITS));
      String text =
          (address >>> 24)
              + "."
              + (address >>> 16 & 255)
              + "."
              + (address >>> 8 & 255)
              + "."
              + (address & 255);
      if (taken.add(text)) {
        return text;
      }
    }
    throw ApiException.badRequest(
        "InsufficientAddressCapacity", "Weir has no free public address left in 198.18.0.0/15");
  }

  static Address require(Ec2View view, @Nullable String allocationId, @Nullable String publicIp) {
    if (allocationId != null) {
      return view.require(ResourceKinds.ADDRESS, allocationId);
    }
    if (publicIp == null) {
      throw Ec2Errors.missing("allocationId");
    }
    return view.all(ResourceKinds.ADDRESS).stream()
        .filter(address -> publicIp.equals(address.publicIp()))
        .findFirst()
        .orElseThrow(() ->
            ApiException.badRequest(
                "InvalidAddress.NotFound", "Address '" + publicIp + "' not found."));
  }

  static Address associated(Ec2View view, String associationId) {
    return view.all(ResourceKinds.ADDRESS).stream()
        .filter(address -> associationId.equals(address.associationId()))
        .findFirst()
        .orElseThrow(() ->
            ApiException.badRequest(
                "InvalidAssociationID.NotFound",
                "The association ID '" + associationId + "' does not exist"));
  }

  static boolean ofNatGateway(Ec2View view, Address address) {
    return address.networkInterfaceId() != null
        && view.find(ResourceKinds.NETWORK_INTERFACE, address.networkInterfaceId())
            .filter(eni -> "nat_gateway".equals(eni.interfaceTypeAsString()))
            .isPresent();
  }

  /// Associates; what had the address before, or what the private address had, loses it.
  ///
  /// @return the id of the association
  static String associate(
      Ec2Change change, ResourceIds ids, Address address, String eniId, String privateIp) {
    if (address.associationId() != null) {
      disassociate(change, address);
    }
    for (Address other : change.all(ResourceKinds.ADDRESS)) {
      if (eniId.equals(other.networkInterfaceId()) && privateIp.equals(other.privateIpAddress())) {
        disassociate(change, other);
      }
    }
    NetworkInterface eni = change.require(ResourceKinds.NETWORK_INTERFACE, eniId);
    String id = ids.next("eipassoc");
    NetworkInterfaceAssociation association =
        NetworkInterfaceAssociation.builder()
            .allocationId(address.allocationId())
            .associationId(id)
            .ipOwnerId(change.scope().accountId())
            .publicIp(address.publicIp())
            .publicDnsName(publicName(change.scope().region(), address.publicIp()))
            .build();
    change.put(ResourceKinds.NETWORK_INTERFACE, with(eni, privateIp, association));
    NetworkInterfaceAttachment attachment = eni.attachment();
    change.put(
        ResourceKinds.ADDRESS,
        address.toBuilder()
            .associationId(id)
            .networkInterfaceId(eniId)
            .networkInterfaceOwnerId(eni.ownerId())
            .privateIpAddress(privateIp)
            .instanceId(attachment == null ? null : attachment.instanceId())
            .build());
    return id;
  }

  static void disassociate(Ec2Change change, Address address) {
    change
        .find(ResourceKinds.NETWORK_INTERFACE, address.networkInterfaceId())
        .ifPresent(eni ->
            change.put(
                ResourceKinds.NETWORK_INTERFACE, with(eni, address.privateIpAddress(), null)));
    change.put(
        ResourceKinds.ADDRESS,
        address.toBuilder()
            .associationId(null)
            .networkInterfaceId(null)
            .networkInterfaceOwnerId(null)
            .privateIpAddress(null)
            .instanceId(null)
            .build());
  }

  /// The same interface whose private address the internet sees in this way.
  static NetworkInterface with(
      NetworkInterface eni, String privateIp, @Nullable NetworkInterfaceAssociation association) {
    if (eni.privateIpAddresses().stream()
        .noneMatch(address -> privateIp.equals(address.privateIpAddress()))) {
      throw Ec2Errors.invalidValue(
          "The private IP address "
              + privateIp
              + " is not assigned to interface "
              + eni.networkInterfaceId());
    }
    List<NetworkInterfacePrivateIpAddress> addresses =
        eni.privateIpAddresses().stream()
            .map(address ->
                privateIp.equals(address.privateIpAddress())
                    ? address.toBuilder().association(association).build()
                    : address)
            .toList();
    NetworkInterface.Builder changed = eni.toBuilder().privateIpAddresses(addresses);
    if (privateIp.equals(eni.privateIpAddress())) {
      changed.association(association);
    }
    return changed.build();
  }

  /// The same interface with a public address of its own, which it has until it stops.
  static NetworkInterface withAutomatic(Ec2View view, ResourceIds ids, NetworkInterface eni) {
    String publicIp = free(view, ids, null);
    return with(
        eni,
        eni.privateIpAddress(),
        NetworkInterfaceAssociation.builder()
            .ipOwnerId(AUTOMATIC)
            .publicIp(publicIp)
            .publicDnsName(publicName(view.scope().region(), publicIp))
            .build());
  }

  /// The same interface without such an address; an elastic one stays.
  static NetworkInterface withoutAutomatic(NetworkInterface eni) {
    NetworkInterfaceAssociation association = eni.association();
    return association != null && AUTOMATIC.equals(association.ipOwnerId())
        ? with(eni, eni.privateIpAddress(), null)
        : eni;
  }

  /// The name that AWS's resolver gives a public address.
  static String publicName(String region, String publicIp) {
    String domain = region.equals("us-east-1") ? "compute-1" : region + ".compute";
    return "ec2-" + publicIp.replace('.', '-') + "." + domain + ".amazonaws.com";
  }
}
