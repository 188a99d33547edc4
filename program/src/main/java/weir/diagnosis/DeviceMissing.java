package weir.diagnosis;

import java.util.List;

/// The Linux interface or namespace of an attachment is not on this host.
final class DeviceMissing extends CaptureObstructed {
  DeviceMissing() {
    super(CaptureFacts.Obstacle.MISSING);
  }

  @Override
  public String name() {
    return "device-missing";
  }

  @Override
  public String meaning() {
    return "Interfaces are attached to a Linux interface or network namespace that this host does"
        + " not have.";
  }

  @Override
  String sentence(String share) {
    return share + ": the Linux interface of the attachment is not there.";
  }

  @Override
  List<Finding.Remedy> remedies(String interfaceId, Device device) {
    return List.of(
        Finding.Remedy.of("see which Linux interfaces there are", "ip netns list", "ip link"),
        Finding.Remedy.of(
            "attach " + interfaceId + " to one of them, in the place of eth0",
            "aws ec2 create-tags --resources "
                + interfaceId
                + " --tags Key=weir:attachment,Value=eth0"));
  }
}
