package weir.api.ec2;

import java.util.Arrays;
import software.amazon.awssdk.services.ec2.model.ArchitectureValues;
import software.amazon.awssdk.services.ec2.model.DeviceType;
import software.amazon.awssdk.services.ec2.model.HypervisorType;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.ImageState;
import software.amazon.awssdk.services.ec2.model.ImageTypeValues;
import software.amazon.awssdk.services.ec2.model.VirtualizationType;
import weir.api.protocol.ApiException;
import weir.model.network.ResourceId;

/// An image that instances can name so that `aws ec2 run-instances --image-id …` works. It holds no
/// system: Weir starts no machine.
enum PseudoImage {
  X86_64("ami-0abcdef1234567890", ArchitectureValues.X86_64),
  ARM64("ami-0abcdef1234567891", ArchitectureValues.ARM64);

  static final String ROOT_DEVICE = "/dev/xvda";

  /// AWS's own account for its Linux images.
  private static final String OWNER = "137112412989";

  private final String id;
  private final ArchitectureValues architecture;

  PseudoImage(String id, ArchitectureValues architecture) {
    this.id = id;
    this.architecture = architecture;
  }

  ArchitectureValues architecture() {
    return architecture;
  }

  static PseudoImage require(String id) {
    if (!ResourceId.is("ami", id)) {
      throw ApiException.badRequest(
          "InvalidAMIID.Malformed", "Invalid id: \"" + id + "\" (expecting \"ami-...\")");
    }
    return Arrays.stream(values())
        .filter(image -> image.id.equals(id))
        .findFirst()
        .orElseThrow(() ->
            ApiException.badRequest(
                "InvalidAMIID.NotFound",
                "The image id '["
                    + id
                    + "]' does not exist; Weir has "
                    + X86_64.id
                    + " and, for ARM, "
                    + ARM64.id));
  }

  void requireRunsOn(InstanceSize size) {
    if (!size.architecture().toString().equals(architecture.toString())) {
      throw ApiException.badRequest(
          "InvalidParameterValue",
          "The architecture '"
              + size.architecture()
              + "' of the specified instance type does not match the architecture '"
              + architecture
              + "' of the specified AMI. Specify an instance type and an AMI that have matching"
              + " architectures, and try again.");
    }
  }

  /// As DescribeImages shows it.
  Image shown() {
    return Image.builder()
        .imageId(id)
        .architecture(architecture)
        .creationDate("2025-01-01T00:00:00.000Z")
        .description("Stands for a machine of yours; Weir starts none")
        .enaSupport(true)
        .hypervisor(HypervisorType.XEN)
        .imageLocation("amazon/weir-linux-" + architecture)
        .imageOwnerAlias("amazon")
        .imageType(ImageTypeValues.MACHINE)
        .name("weir-linux-" + architecture)
        .ownerId(OWNER)
        .platformDetails("Linux/UNIX")
        .publicLaunchPermissions(true)
        .rootDeviceName(ROOT_DEVICE)
        .rootDeviceType(DeviceType.EBS)
        .state(ImageState.AVAILABLE)
        .usageOperation("RunInstances")
        .virtualizationType(VirtualizationType.HVM)
        .build();
  }
}
