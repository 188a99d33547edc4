package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/// The one permission that the members of a request itself make up: the oldest form of the calls.
///
/// @param group name of the group on the other side
/// @param groupOwner its account
record FlatPermission(
    @Nullable String protocol,
    @Nullable Integer from,
    @Nullable Integer to,
    @Nullable String cidr,
    @Nullable String group,
    @Nullable String groupOwner) {
  static FlatPermission of(AuthorizeSecurityGroupIngressRequest request) {
    return new FlatPermission(
        request.ipProtocol(),
        request.fromPort(),
        request.toPort(),
        request.cidrIp(),
        request.sourceSecurityGroupName(),
        request.sourceSecurityGroupOwnerId());
  }

  static FlatPermission of(AuthorizeSecurityGroupEgressRequest request) {
    return new FlatPermission(
        request.ipProtocol(),
        request.fromPort(),
        request.toPort(),
        request.cidrIp(),
        request.sourceSecurityGroupName(),
        request.sourceSecurityGroupOwnerId());
  }

  static FlatPermission of(RevokeSecurityGroupIngressRequest request) {
    return new FlatPermission(
        request.ipProtocol(),
        request.fromPort(),
        request.toPort(),
        request.cidrIp(),
        request.sourceSecurityGroupName(),
        request.sourceSecurityGroupOwnerId());
  }

  static FlatPermission of(RevokeSecurityGroupEgressRequest request) {
    return new FlatPermission(
        request.ipProtocol(),
        request.fromPort(),
        request.toPort(),
        request.cidrIp(),
        request.sourceSecurityGroupName(),
        request.sourceSecurityGroupOwnerId());
  }

  /// A request's permissions, this one included when there is one.
  ///
  /// @throws weir.api.protocol.ApiException MissingParameter when there are none at all
  List<IpPermission> in(List<IpPermission> permissions) {
    List<IpPermission> all = new ArrayList<>(permissions);
    if (protocol != null || cidr != null || group != null) {
      IpPermission.Builder own =
          IpPermission.builder().ipProtocol(protocol).fromPort(from).toPort(to);
      if (cidr != null) {
        own.ipRanges(IpRange.builder().cidrIp(cidr).build());
      }
      if (group != null) {
        own.userIdGroupPairs(UserIdGroupPair.builder().groupName(group).userId(groupOwner).build());
      }
      all.add(own.build());
    }
    if (all.isEmpty()) {
      throw Ec2Errors.missing("ipPermissions");
    }
    return all;
  }
}
