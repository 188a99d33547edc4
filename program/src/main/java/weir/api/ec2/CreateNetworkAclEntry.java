package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryResponse;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Adds an entry to a network ACL.
final class CreateNetworkAclEntry
    extends Ec2Operation<CreateNetworkAclEntryRequest, CreateNetworkAclEntryResponse> {
  /// Entries of one direction beside the last one; AWS raises its quota of 20 up to this.
  private static final int MOST = 40;

  CreateNetworkAclEntry(Ec2Parts parts) {
    super(
        parts,
        CreateNetworkAclEntryRequest::builder,
        Members.of("CidrBlock", "Ipv6CidrBlock", "IcmpTypeCode", "PortRange", "Egress")
            .needing("NetworkAclId", "RuleNumber", "Protocol", "RuleAction"));
  }

  @Override
  List<Permission> needs(CreateNetworkAclEntryRequest request, Call call) {
    return List.of(on(call, ResourceKinds.NETWORK_ACL, request.networkAclId()));
  }

  @Override
  public CreateNetworkAclEntryResponse answer(CreateNetworkAclEntryRequest request, Call call) {
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
              if (AclEntries.find(acl, entry.ruleNumber(), egress).isPresent()) {
                throw ApiException.badRequest(
                    "NetworkAclEntryAlreadyExists",
                    "The network acl entry identified by "
                        + entry.ruleNumber()
                        + " already exists.");
              }
              long same = acl.entries().stream().filter(it -> it.egress() == egress).count();
              if (same > MOST) {
                throw ApiException.badRequest(
                    "NetworkAclEntryLimitExceeded",
                    "The maximum number of network ACL entries has been reached for the specified"
                        + " network ACL.");
              }
              change.put(ResourceKinds.NETWORK_ACL, AclEntries.with(acl, entry));
              return CreateNetworkAclEntryResponse.builder().build();
            });
  }
}
