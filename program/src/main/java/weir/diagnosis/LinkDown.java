package weir.diagnosis;

import java.util.List;

/// The Linux interface of an attachment is down.
final class LinkDown extends CaptureObstructed {
  LinkDown() {
    super(CaptureFacts.Obstacle.DOWN);
  }

  @Override
  public String name() {
    return "link-down";
  }

  @Override
  public String meaning() {
    return "Interfaces are attached to a Linux interface that is down, so no packets pass it.";
  }

  @Override
  String sentence(String share) {
    return share + ": the Linux interface of the attachment is down.";
  }

  @Override
  List<Finding.Remedy> remedies(String interfaceId, Device device) {
    return List.of(
        Finding.Remedy.of("bring it up", device.ip("link set " + device.name() + " up")));
  }
}
