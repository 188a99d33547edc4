package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.CreateDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.CreateDhcpOptionsResponse;
import software.amazon.awssdk.services.ec2.model.DhcpOptions;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Keeps DHCP options that VPCs can be given. Weir serves no DHCP: they are for clients to read.
final class CreateDhcpOptions
    extends Ec2Operation<CreateDhcpOptionsRequest, CreateDhcpOptionsResponse> {
  CreateDhcpOptions(Ec2Parts parts) {
    super(
        parts,
        CreateDhcpOptionsRequest::builder,
        Members.of("TagSpecifications").needing("DhcpConfigurations"));
  }

  @Override
  List<Permission> needs(CreateDhcpOptionsRequest request, Call call) {
    return creating(call, ResourceKinds.DHCP_OPTIONS, request.tagSpecifications());
  }

  @Override
  public CreateDhcpOptionsResponse answer(CreateDhcpOptionsRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              DhcpOptions options =
                  change.put(
                      ResourceKinds.DHCP_OPTIONS,
                      DhcpOptions.builder()
                          .dhcpOptionsId(parts().ids().next(ResourceKinds.DHCP_OPTIONS))
                          .ownerId(call.accountId())
                          .dhcpConfigurations(DhcpSets.of(request.dhcpConfigurations()))
                          .build());
              change.tag(
                  ResourceKinds.DHCP_OPTIONS,
                  options.dhcpOptionsId(),
                  Tagging.requested(ResourceKinds.DHCP_OPTIONS, request.tagSpecifications()));
              return CreateDhcpOptionsResponse.builder()
                  .dhcpOptions(change.tagged(ResourceKinds.DHCP_OPTIONS, options))
                  .build();
            });
  }
}
