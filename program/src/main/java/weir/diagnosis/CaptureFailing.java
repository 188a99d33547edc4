package weir.diagnosis;

import java.util.List;

/// A capture fails for a reason of its own.
final class CaptureFailing extends CaptureObstructed {
  CaptureFailing() {
    super(CaptureFacts.Obstacle.OTHER);
  }

  @Override
  public String name() {
    return "capture-failing";
  }

  @Override
  public String meaning() {
    return "A Linux interface is there and up and still cannot be captured, such as for want of"
        + " memory; the evidence has the kernel's word.";
  }

  @Override
  String sentence(String share) {
    return share + " cannot be captured.";
  }

  @Override
  List<Finding.Remedy> remedies(String interfaceId, Device device) {
    return List.of(
        Finding.Remedy.of(
            "see what the kernel says of it", device.ip("-details link show " + device.name())));
  }
}
