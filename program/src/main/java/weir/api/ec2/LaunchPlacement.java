package weir.api.ec2;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.ec2.model.Placement;

/// Where the instances of a launch shall be: in an availability zone, and nothing finer.
final class LaunchPlacement {
  private LaunchPlacement() {}

  /// The zone that a launch asks for. Empty members ask for nothing: Terraform sends them.
  ///
  /// @throws weir.api.protocol.ApiException UnsupportedOperation for anything but a zone
  static Optional<String> zone(@Nullable Placement placement) {
    if (placement == null) {
      return Optional.empty();
    }
    for (SdkField<?> field : placement.sdkFields()) {
      Object value = field.getValueOrDefault(placement);
      boolean usual =
          value == null
              || value.equals("")
              || field.memberName().equals("AvailabilityZone")
              || field.memberName().equals("Tenancy") && value.equals("default");
      if (!usual) {
        throw Ec2Errors.unsupported(
            "Weir does not support the parameter Placement." + field.memberName());
      }
    }
    return Optional.ofNullable(placement.availabilityZone()).filter(zone -> !zone.isEmpty());
  }
}
