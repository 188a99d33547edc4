package weir.diagnosis;

import java.util.List;

/// The process may not capture packets.
final class CaptureDenied extends CaptureObstructed {
  CaptureDenied() {
    super(CaptureFacts.Obstacle.DENIED);
  }

  @Override
  public String name() {
    return "capture-denied";
  }

  @Override
  public String meaning() {
    return "Weir runs as a user who may not capture packets; it needs root or CAP_NET_RAW (and"
        + " CAP_SYS_ADMIN for namespaces).";
  }

  @Override
  String sentence(String share) {
    return share + ": this process may not capture packets.";
  }

  @Override
  List<Finding.Remedy> remedies(String interfaceId, Device device) {
    return List.of(
        Finding.Remedy.of(
            "start the service with the privilege to capture",
            "systemd-run --property=AmbientCapabilities='CAP_NET_RAW CAP_SYS_ADMIN' weir serve"));
  }
}
