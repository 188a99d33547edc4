package weir.api.ec2;

import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import weir.api.protocol.ApiException;

/// The attributes of instances that have calls of their own.
final class InstanceAttributes {
  private InstanceAttributes() {}

  private static DescribeInstanceAttributeResponse kept(Ec2View view, Instance instance) {
    return view.find(RoutingDocuments.INSTANCE_ATTRIBUTES, instance.instanceId()).orElseThrow();
  }

  /// One attribute by AWS's name for it.
  static DescribeInstanceAttributeResponse one(Ec2View view, Instance instance, String name) {
    DescribeInstanceAttributeResponse kept = kept(view, instance);
    DescribeInstanceAttributeResponse.Builder answer =
        DescribeInstanceAttributeResponse.builder().instanceId(instance.instanceId());
    switch (name) {
      case "instanceType" ->
          answer.instanceType(type -> type.value(instance.instanceTypeAsString()));
      case "userData" -> answer.userData(kept.userData());
      case "disableApiTermination" -> answer.disableApiTermination(kept.disableApiTermination());
      case "disableApiStop" -> answer.disableApiStop(kept.disableApiStop());
      case "instanceInitiatedShutdownBehavior" ->
          answer.instanceInitiatedShutdownBehavior(kept.instanceInitiatedShutdownBehavior());
      case "rootDeviceName" ->
          answer.rootDeviceName(device -> device.value(instance.rootDeviceName()));
      case "ebsOptimized" -> answer.ebsOptimized(Vpcs.flag(instance.ebsOptimized()));
      case "enaSupport" -> answer.enaSupport(Vpcs.flag(instance.enaSupport()));
      case "sourceDestCheck" ->
          answer.sourceDestCheck(
              Vpcs.flag(InstanceInterfaces.primary(view, instance.instanceId()).sourceDestCheck()));
      case "groupSet" ->
          answer.groups(InstanceInterfaces.primary(view, instance.instanceId()).groups());
      case "enclaveOptions" -> answer.enclaveOptions(instance.enclaveOptions());
      case "productCodes" -> answer.productCodes(instance.productCodes());
      case "blockDeviceMapping" -> answer.blockDeviceMappings(instance.blockDeviceMappings());
      // Machines of Weir have neither, and AWS's newer ones neither: the answer is the id alone.
      case "kernel", "ramdisk", "sriovNetSupport" -> {}
      default ->
          throw Ec2Errors.invalidValue(
              name, "attribute", "It is not the name of an instance's attribute.");
    }
    return answer.build();
  }

  /// The same request in its newer form: one member per attribute in place of a name and a value.
  static ModifyInstanceAttributeRequest spelledOut(ModifyInstanceAttributeRequest request) {
    String name = request.attributeAsString();
    if (name == null) {
      return request;
    }
    String value = request.value();
    if (value == null) {
      throw Ec2Errors.missing("value");
    }
    AttributeBooleanValue flag = Vpcs.flag(Boolean.parseBoolean(value));
    ModifyInstanceAttributeRequest.Builder spelled = request.toBuilder();
    return switch (name) {
      case "sourceDestCheck" -> spelled.sourceDestCheck(flag).build();
      case "disableApiTermination" -> spelled.disableApiTermination(flag).build();
      case "disableApiStop" -> spelled.disableApiStop(flag).build();
      case "ebsOptimized" -> spelled.ebsOptimized(flag).build();
      case "instanceType" -> spelled.instanceType(type -> type.value(value)).build();
      case "instanceInitiatedShutdownBehavior" ->
          spelled.instanceInitiatedShutdownBehavior(behavior -> behavior.value(value)).build();
      default -> throw Ec2Errors.unsupported("Weir cannot change the attribute " + name);
    };
  }

  static void modify(Ec2Change change, Instance instance, ModifyInstanceAttributeRequest request) {
    if (!request.groups().isEmpty() || request.sourceDestCheck() != null) {
      modifyPrimary(change, instance, request);
    }
    Instance.Builder changed = instance.toBuilder();
    if (request.instanceType() != null) {
      changed.instanceType(newType(instance, request.instanceType().value()));
    }
    if (request.ebsOptimized() != null) {
      changed.ebsOptimized(request.ebsOptimized().value());
    }
    change.put(ResourceKinds.INSTANCE, changed.build());
    DescribeInstanceAttributeResponse.Builder attributes = kept(change, instance).toBuilder();
    if (request.disableApiTermination() != null) {
      attributes.disableApiTermination(request.disableApiTermination());
    }
    if (request.disableApiStop() != null) {
      attributes.disableApiStop(request.disableApiStop());
    }
    if (request.instanceInitiatedShutdownBehavior() != null) {
      attributes.instanceInitiatedShutdownBehavior(request.instanceInitiatedShutdownBehavior());
    }
    if (request.userData() != null) {
      requireStopped(instance, "userData");
      SdkBytes bytes = request.userData().value();
      String text = bytes == null ? "" : Base64.getEncoder().encodeToString(bytes.asByteArray());
      attributes.userData(data -> data.value(text));
    }
    change.put(RoutingDocuments.INSTANCE_ATTRIBUTES, instance.instanceId(), attributes.build());
  }

  private static void modifyPrimary(
      Ec2Change change, Instance instance, ModifyInstanceAttributeRequest request) {
    if (InstanceInterfaces.of(change, instance.instanceId()).size() > 1) {
      throw ApiException.badRequest(
          "InvalidInstanceID",
          "There are multiple interfaces attached to instance '"
              + instance.instanceId()
              + "'. Please specify an interface ID for the operation instead.");
    }
    NetworkInterface primary = InstanceInterfaces.primary(change, instance.instanceId());
    NetworkInterface.Builder changed = primary.toBuilder();
    if (!request.groups().isEmpty()) {
      changed.groups(NetworkInterfaces.groups(change, primary.vpcId(), request.groups()));
    }
    if (request.sourceDestCheck() != null) {
      changed.sourceDestCheck(request.sourceDestCheck().value());
    }
    change.put(ResourceKinds.NETWORK_INTERFACE, changed.build());
  }

  private static String newType(Instance instance, String name) {
    requireStopped(instance, "instanceType");
    return InstanceSize.find(name)
        .map(InstanceSize::name)
        .orElseThrow(
            () -> Ec2Errors.invalidValue("Invalid value '" + name + "' for InstanceType."));
  }

  private static void requireStopped(Instance instance, String attribute) {
    if (instance.state().name() != InstanceStateName.STOPPED) {
      throw ApiException.badRequest(
          "IncorrectInstanceState",
          "The instance '"
              + instance.instanceId()
              + "' is not in the 'stopped' state; its "
              + attribute
              + " can change only then.");
    }
  }
}
