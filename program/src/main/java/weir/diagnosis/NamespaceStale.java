package weir.diagnosis;

import java.util.List;

/// The file of a network namespace was left behind.
final class NamespaceStale extends CaptureObstructed {
  NamespaceStale() {
    super(CaptureFacts.Obstacle.STALE);
  }

  @Override
  public String name() {
    return "namespace-stale";
  }

  @Override
  public String meaning() {
    return "Interfaces are attached in a network namespace of which only the file below /run/netns"
        + " is there, as after its mount was lost.";
  }

  @Override
  String sentence(String share) {
    return share + ": the file of the network namespace stands for none.";
  }

  @Override
  List<Finding.Remedy> remedies(String interfaceId, Device device) {
    return List.of(
        Finding.Remedy.of(
            "make the namespace anew, and then its interfaces",
            "ip netns delete " + device.namespace(),
            "ip netns add " + device.namespace()));
  }
}
