package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// One attribute of an instance.
final class DescribeInstanceAttribute
    extends Ec2Operation<DescribeInstanceAttributeRequest, DescribeInstanceAttributeResponse> {
  DescribeInstanceAttribute(Ec2Parts parts) {
    super(
        parts,
        DescribeInstanceAttributeRequest::builder,
        Members.of().needing("InstanceId", "Attribute"));
  }

  @Override
  List<Permission> needs(DescribeInstanceAttributeRequest request, Call call) {
    return List.of(on(call, ResourceKinds.INSTANCE, request.instanceId()));
  }

  @Override
  public DescribeInstanceAttributeResponse answer(
      DescribeInstanceAttributeRequest request, Call call) {
    return parts()
        .read(
            call,
            view ->
                InstanceAttributes.one(
                    view,
                    view.require(ResourceKinds.INSTANCE, request.instanceId()),
                    request.attributeAsString()));
  }
}
