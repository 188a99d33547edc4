package weir.model.network;

import java.time.Duration;
import weir.model.aws.Fault;

/// How long an idle tracked connection of an interface is remembered.
///
/// @param tcpEstablished 60 seconds to 5 days
/// @param udpStream UDP that has seen both directions, 60 to 180 seconds
/// @param udp other UDP, 30 to 60 seconds
public record ConnectionTimeouts(Duration tcpEstablished, Duration udpStream, Duration udp) {
  public static final ConnectionTimeouts DEFAULT =
      new ConnectionTimeouts(Duration.ofDays(5), Duration.ofSeconds(180), Duration.ofSeconds(30));

  public ConnectionTimeouts {
    require("TcpEstablishedTimeout", tcpEstablished, 60, 432_000);
    require("UdpStreamTimeout", udpStream, 60, 180);
    require("UdpTimeout", udp, 30, 60);
  }

  private static void require(String name, Duration value, int leastSeconds, int mostSeconds) {
    if (value.toSeconds() < leastSeconds || value.toSeconds() > mostSeconds) {
      throw new Fault.Invalid(
          name
              + " is "
              + value.toSeconds()
              + " seconds but must lie between "
              + leastSeconds
              + " and "
              + mostSeconds);
    }
  }
}
