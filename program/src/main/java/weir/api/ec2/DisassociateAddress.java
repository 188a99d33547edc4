package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.DisassociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateAddressResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Takes an elastic address away from its interface; it stays the account's.
final class DisassociateAddress
    extends Ec2Operation<DisassociateAddressRequest, DisassociateAddressResponse> {
  DisassociateAddress(Ec2Parts parts) {
    super(parts, DisassociateAddressRequest::builder, Members.of("AssociationId", "PublicIp"));
  }

  @Override
  List<Permission> needs(DisassociateAddressRequest request, Call call) {
    return List.of(Permission.of("ec2:" + name(), call.arn("ec2", "elastic-ip/*")));
  }

  @Override
  public DisassociateAddressResponse answer(DisassociateAddressRequest request, Call call) {
    if (request.associationId() == null && request.publicIp() == null) {
      throw Ec2Errors.missing("associationId");
    }
    return parts()
        .change(
            call,
            change -> {
              Address address =
                  request.associationId() == null
                      ? ElasticAddresses.require(change, null, request.publicIp())
                      : ElasticAddresses.associated(change, request.associationId());
              if (address.associationId() == null) {
                throw ApiException.badRequest(
                    "InvalidAssociationID.NotFound",
                    "The address " + address.publicIp() + " is associated with nothing");
              }
              if (ElasticAddresses.ofNatGateway(change, address)) {
                throw ApiException.badRequest(
                    "OperationNotPermitted",
                    "You do not have permission to access the specified resource: a NAT gateway"
                        + " uses "
                        + address.publicIp());
              }
              ElasticAddresses.disassociate(change, address);
              return DisassociateAddressResponse.builder().build();
            });
  }
}
