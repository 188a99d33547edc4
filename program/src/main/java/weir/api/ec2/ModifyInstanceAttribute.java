package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Changes an attribute of an instance; groups and the source/destination check are those of its
/// first interface.
final class ModifyInstanceAttribute
    extends Ec2Operation<ModifyInstanceAttributeRequest, ModifyInstanceAttributeResponse> {
  ModifyInstanceAttribute(Ec2Parts parts) {
    super(
        parts,
        ModifyInstanceAttributeRequest::builder,
        Members.of(
                "SourceDestCheck",
                "DisableApiStop",
                "DisableApiTermination",
                "InstanceType",
                "UserData",
                "InstanceInitiatedShutdownBehavior",
                "Groups",
                "EbsOptimized",
                "Attribute",
                "Value")
            .needing("InstanceId"));
  }

  @Override
  List<Permission> needs(ModifyInstanceAttributeRequest request, Call call) {
    return List.of(on(call, ResourceKinds.INSTANCE, request.instanceId()));
  }

  @Override
  public ModifyInstanceAttributeResponse answer(ModifyInstanceAttributeRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              Instance instance = change.require(ResourceKinds.INSTANCE, request.instanceId());
              InstanceAttributes.modify(change, instance, InstanceAttributes.spelledOut(request));
              return ModifyInstanceAttributeResponse.builder().build();
            });
  }
}
