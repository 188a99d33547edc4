package weir.api.ec2;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.ConnectionTrackingConfiguration;
import software.amazon.awssdk.services.ec2.model.ConnectionTrackingSpecificationRequest;

/// How long idle connections of an interface stay tracked, within AWS's bounds.
final class TrackingTimeouts {
  private TrackingTimeouts() {}

  static ConnectionTrackingConfiguration of(ConnectionTrackingSpecificationRequest wanted) {
    return ConnectionTrackingConfiguration.builder()
        .tcpEstablishedTimeout(
            seconds(wanted.tcpEstablishedTimeout(), "tcpEstablishedTimeout", 60, 432_000))
        .udpStreamTimeout(seconds(wanted.udpStreamTimeout(), "udpStreamTimeout", 60, 180))
        .udpTimeout(seconds(wanted.udpTimeout(), "udpTimeout", 30, 60))
        .build();
  }

  private static @Nullable Integer seconds(
      @Nullable Integer wanted, String parameter, int least, int most) {
    if (wanted != null && (wanted < least || wanted > most)) {
      throw Ec2Errors.invalidValue(
          wanted, parameter, "It must lie between " + least + " and " + most + " seconds.");
    }
    return wanted;
  }
}
