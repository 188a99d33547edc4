package weir.api.ec2;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AttachmentStatus;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Subnet;

/// The interfaces that AWS's services make for themselves: visible and taggable, but nobody can
/// attach, detach or delete them but their service.
record ServiceInterfaces(Ec2Change change, ResourceIds ids, Instant now) {
  /// Whose instances hold such interfaces.
  static final String SERVICE_ACCOUNT = "amazon-aws";

  /// What a service wants.
  ///
  /// @param type as DescribeNetworkInterfaces shows it: `nat_gateway`
  /// @param description by which people find the owner: `Interface for NAT Gateway nat-…`
  /// @param requesterId the service's name or account
  /// @param privateIp null for any
  record Wanted(
      Subnet subnet,
      String type,
      String description,
      String requesterId,
      @Nullable String privateIp,
      List<GroupIdentifier> groups) {
    Wanted {
      groups = List.copyOf(groups);
    }
  }

  NetworkInterface make(Wanted wanted) {
    // What such interfaces forward is neither from nor for their own address.
    boolean forwards = !wanted.type().equals("vpc_endpoint");
    return NetworkInterfaces.make(
        change,
        ids,
        wanted.subnet(),
        NetworkInterfaces.Addresses.primary(wanted.privateIp()),
        NetworkInterface.builder()
            .description(wanted.description())
            .interfaceType(wanted.type())
            .requesterId(wanted.requesterId())
            .requesterManaged(true)
            .sourceDestCheck(!forwards)
            .groups(wanted.groups())
            .attachment(attachment ->
                attachment
                    .attachmentId(ids.next("ela-attach"))
                    .attachTime(now)
                    .deleteOnTermination(false)
                    .deviceIndex(1)
                    .instanceOwnerId(SERVICE_ACCOUNT)
                    .status(AttachmentStatus.ATTACHED)));
  }

  /// Forgets those that a service described so; elastic addresses on them are free again.
  static void remove(Ec2Change change, ResourceIds ids, String description) {
    change.all(ResourceKinds.NETWORK_INTERFACE).stream()
        .filter(eni -> Boolean.TRUE.equals(eni.requesterManaged()))
        .filter(eni -> description.equals(eni.description()))
        .forEach(eni -> NetworkInterfaces.remove(change, ids, eni));
  }
}
