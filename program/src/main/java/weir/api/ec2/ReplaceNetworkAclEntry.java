package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclEntryResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Puts another entry in the place of one with the same number and direction.
final class ReplaceNetworkAclEntry
    extends Ec2Operation<ReplaceNetworkAclEntryRequest, ReplaceNetworkAclEntryResponse> {
  ReplaceNetworkAclEntry(Ec2Parts parts) {
    super(
        parts,
        ReplaceNetworkAclEntryRequest::builder,
        Members.of("CidrBlock", "Ipv6CidrBlock", "IcmpTypeCode", "PortRange", "Egress")
            .needing("NetworkAclId", "RuleNumber", "Protocol", "RuleAction"));
  }

  @Override
  List<Permission> needs(ReplaceNetworkAclEntryRequest request, Call call) {
    return List.of(on(call, ResourceKinds.NETWORK_ACL, request.networkAclId()));
  }

  @Override
  public ReplaceNetworkAclEntryResponse answer(ReplaceNetworkAclEntryRequest request, Call call) {
    boolean egress = Boolean.TRUE.equals(request.egress());
    NetworkAclEntry entry =
        AclEntries.checked(
            NetworkAclEntry.builder()
                .ruleNumber(request.ruleNumber())
                .egress(egress)
                .protocol(request.protocol())
                .ruleAction(request.ruleActionAsString())
                .cidrBlock(request.cidrBlock())
                .ipv6CidrBlock(request.ipv6CidrBlock())
                .icmpTypeCode(request.icmpTypeCode())
                .portRange(request.portRange())
                .build());
    return parts()
        .change(
            call,
            change -> {
              NetworkAcl acl = change.require(ResourceKinds.NETWORK_ACL, request.networkAclId());
              AclEntries.require(acl, entry.ruleNumber(), egress);
              change.put(ResourceKinds.NETWORK_ACL, AclEntries.with(acl, entry));
              return ReplaceNetworkAclEntryResponse.builder().build();
            });
  }
}
