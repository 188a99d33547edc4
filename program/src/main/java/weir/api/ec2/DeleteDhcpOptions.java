package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DeleteDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteDhcpOptionsResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Forgets DHCP options that no VPC has.
final class DeleteDhcpOptions
    extends Ec2Operation<DeleteDhcpOptionsRequest, DeleteDhcpOptionsResponse> {
  DeleteDhcpOptions(Ec2Parts parts) {
    super(parts, DeleteDhcpOptionsRequest::builder, Members.of().needing("DhcpOptionsId"));
  }

  @Override
  List<Permission> needs(DeleteDhcpOptionsRequest request, Call call) {
    return List.of(on(call, ResourceKinds.DHCP_OPTIONS, request.dhcpOptionsId()));
  }

  @Override
  public DeleteDhcpOptionsResponse answer(DeleteDhcpOptionsRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              String id = DhcpSets.require(change, request.dhcpOptionsId()).dhcpOptionsId();
              if (change.all(ResourceKinds.VPC).stream()
                  .anyMatch(vpc -> id.equals(vpc.dhcpOptionsId()))) {
                throw Ec2Errors.dependency(
                    "The dhcpOptions '" + id + "' has dependencies and cannot be deleted.");
              }
              change.remove(ResourceKinds.DHCP_OPTIONS, id);
              return DeleteDhcpOptionsResponse.builder().build();
            });
  }
}
