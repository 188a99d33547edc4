package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetResponse;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Subnet;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Deletes a subnet without interfaces, and its associations with a network ACL and a route table.
final class DeleteSubnet extends Ec2Operation<DeleteSubnetRequest, DeleteSubnetResponse> {
  DeleteSubnet(Ec2Parts parts) {
    super(parts, DeleteSubnetRequest::builder, Members.of().needing("SubnetId"));
  }

  @Override
  List<Permission> needs(DeleteSubnetRequest request, Call call) {
    return List.of(on(call, ResourceKinds.SUBNET, request.subnetId()));
  }

  @Override
  public DeleteSubnetResponse answer(DeleteSubnetRequest request, Call call) {
    String id = request.subnetId();
    return parts()
        .change(
            call,
            change -> {
              Subnet subnet = change.require(ResourceKinds.SUBNET, id);
              if (change.all(ResourceKinds.NETWORK_INTERFACE).stream()
                  .anyMatch(face -> face.subnetId().equals(id))) {
                throw Ec2Errors.dependency(
                    "The subnet '" + id + "' has dependencies and cannot be deleted.");
              }
              VpcContents contents = new VpcContents(change, subnet.vpcId());
              contents.acls().forEach(acl -> leave(change, acl, id));
              contents.tables().forEach(table -> leave(change, table, id));
              change.remove(ResourceKinds.SUBNET, id);
              return DeleteSubnetResponse.builder().build();
            });
  }

  private static void leave(Ec2Change change, NetworkAcl acl, String subnetId) {
    if (acl.associations().stream().anyMatch(it -> subnetId.equals(it.subnetId()))) {
      change.put(
          ResourceKinds.NETWORK_ACL,
          acl.toBuilder()
              .associations(
                  acl.associations().stream()
                      .filter(it -> !subnetId.equals(it.subnetId()))
                      .toList())
              .build());
    }
  }

  private static void leave(Ec2Change change, RouteTable table, String subnetId) {
    if (table.associations().stream().anyMatch(it -> subnetId.equals(it.subnetId()))) {
      change.put(
          ResourceKinds.ROUTE_TABLE,
          table.toBuilder()
              .associations(
                  table.associations().stream()
                      .filter(it -> !subnetId.equals(it.subnetId()))
                      .toList())
              .build());
    }
  }
}
