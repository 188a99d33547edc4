package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AllocateAddressResponse;
import software.amazon.awssdk.services.ec2.model.DomainType;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Gives the account an elastic address: one of a block that the internet does not route, or a
/// public one that the caller names.
final class AllocateAddress extends Ec2Operation<AllocateAddressRequest, AllocateAddressResponse> {
  AllocateAddress(Ec2Parts parts) {
    super(
        parts,
        AllocateAddressRequest::builder,
        Members.of(
            "Domain", "Address", "NetworkBorderGroup", "PublicIpv4Pool", "TagSpecifications"));
  }

  @Override
  List<Permission> needs(AllocateAddressRequest request, Call call) {
    return creating(call, ResourceKinds.ADDRESS, request.tagSpecifications());
  }

  @Override
  public AllocateAddressResponse answer(AllocateAddressRequest request, Call call) {
    if (request.domain() == DomainType.STANDARD) {
      throw Ec2Errors.invalidValue("standard", "domain", "It must be vpc.");
    }
    if (request.publicIpv4Pool() != null && !request.publicIpv4Pool().equals("amazon")) {
      throw ApiException.badRequest(
          "InvalidPublicIpv4PoolID.NotFound",
          "The pool ID '" + request.publicIpv4Pool() + "' does not exist");
    }
    return parts()
        .change(
            call,
            change -> {
              Address address =
                  change.put(
                      ResourceKinds.ADDRESS,
                      Address.builder()
                          .allocationId(parts().ids().next(ResourceKinds.ADDRESS))
                          .publicIp(ElasticAddresses.free(change, parts().ids(), request.address()))
                          .publicIpv4Pool("amazon")
                          .domain(DomainType.VPC)
                          .networkBorderGroup(
                              request.networkBorderGroup() == null
                                  ? call.region()
                                  : request.networkBorderGroup())
                          .build());
              change.tag(
                  ResourceKinds.ADDRESS,
                  address.allocationId(),
                  Tagging.requested(ResourceKinds.ADDRESS, request.tagSpecifications()));
              return AllocateAddressResponse.builder()
                  .allocationId(address.allocationId())
                  .publicIp(address.publicIp())
                  .publicIpv4Pool(address.publicIpv4Pool())
                  .domain(address.domain())
                  .networkBorderGroup(address.networkBorderGroup())
                  .build();
            });
  }
}
