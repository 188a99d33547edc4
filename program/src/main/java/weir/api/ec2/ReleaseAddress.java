package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressRequest;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Gives an elastic address back that is associated with nothing.
final class ReleaseAddress extends Ec2Operation<ReleaseAddressRequest, ReleaseAddressResponse> {
  ReleaseAddress(Ec2Parts parts) {
    super(
        parts,
        ReleaseAddressRequest::builder,
        Members.of("AllocationId", "PublicIp", "NetworkBorderGroup"));
  }

  @Override
  List<Permission> needs(ReleaseAddressRequest request, Call call) {
    return List.of(
        Permission.of(
            "ec2:" + name(),
            call.arn(
                "ec2",
                "elastic-ip/" + (request.allocationId() == null ? "*" : request.allocationId()))));
  }

  @Override
  public ReleaseAddressResponse answer(ReleaseAddressRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              Address address =
                  ElasticAddresses.require(change, request.allocationId(), request.publicIp());
              if (address.associationId() != null) {
                throw ApiException.badRequest(
                    "InvalidIPAddress.InUse", "Address " + address.publicIp() + " is in use.");
              }
              change.remove(ResourceKinds.ADDRESS, address.allocationId());
              return ReleaseAddressResponse.builder().build();
            });
  }
}
