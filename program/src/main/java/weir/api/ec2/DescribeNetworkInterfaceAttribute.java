package weir.api.ec2;

import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfaceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import weir.api.gateway.Call;

/// Shows one attribute of a network interface.
final class DescribeNetworkInterfaceAttribute
    extends Ec2Operation<
        DescribeNetworkInterfaceAttributeRequest, DescribeNetworkInterfaceAttributeResponse> {
  DescribeNetworkInterfaceAttribute(Ec2Parts parts) {
    super(
        parts,
        DescribeNetworkInterfaceAttributeRequest::builder,
        Members.of().needing("Attribute", "NetworkInterfaceId"));
  }

  @Override
  public DescribeNetworkInterfaceAttributeResponse answer(
      DescribeNetworkInterfaceAttributeRequest request, Call call) {
    NetworkInterface face =
        parts()
            .read(
                call,
                view ->
                    view.require(ResourceKinds.NETWORK_INTERFACE, request.networkInterfaceId()));
    DescribeNetworkInterfaceAttributeResponse.Builder one =
        DescribeNetworkInterfaceAttributeResponse.builder()
            .networkInterfaceId(face.networkInterfaceId());
    return switch (request.attribute()) {
      case DESCRIPTION -> one.description(text -> text.value(face.description())).build();
      case GROUP_SET -> one.groups(face.groups()).build();
      case SOURCE_DEST_CHECK ->
          one.sourceDestCheck(check -> check.value(face.sourceDestCheck())).build();
      case ATTACHMENT -> one.attachment(face.attachment()).build();
      case ASSOCIATE_PUBLIC_IP_ADDRESS -> one.associatePublicIpAddress(false).build();
      case UNKNOWN_TO_SDK_VERSION ->
          throw Ec2Errors.invalidValue(
              request.attributeAsString(), "attribute", "The attribute does not exist.");
    };
  }
}
