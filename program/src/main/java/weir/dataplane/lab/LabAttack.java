package weir.dataplane.lab;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import weir.model.net.IpAddress;

/// Those who want in: one host scans ports and tries SSH and remote desktop, another, which the ACL
/// knows, knocks at the shop.
final class LabAttack {
  private static final List<Integer> PORTS =
      List.of(
          21, 23, 25, 110, 135, 139, 143, 443, 445, 1433, 1521, 2375, 3306, 5432, 5900, 6379, 8080,
          8443, 9200, 27017);
  private static final int SSH = 22;
  private static final int REMOTE_DESKTOP = 3389;

  private LabAttack() {}

  static void start(LabTraffic traffic, Random random) {
    LabHost internet = traffic.host(LabTraffic.INTERNET);
    Random choice = new Random(random.nextLong());
    for (String machine : new String[] {"bastion", "alb"}) {
      IpAddress target = traffic.publicAddress(machine);
      internet.every(
          ofSeconds(10),
          ofMillis(600),
          () -> {
            for (int port : PORTS) {
              knock(LabInternet.SCANNER, target, port);
            }
          });
    }
    IpAddress bastion = traffic.publicAddress("bastion");
    internet.every(
        ofMillis(1500),
        ofMillis(500),
        () -> knock(LabInternet.SCANNER, bastion, choice.nextInt(3) == 0 ? REMOTE_DESKTOP : SSH));
    internet.every(
        ofSeconds(4),
        ofMillis(700),
        () -> knock(LabInternet.BANNED, traffic.publicAddress("alb"), 80));
  }

  private static void knock(IpAddress from, IpAddress to, int port) {
    try {
      LabHost.connect(from, to, port, ofMillis(40)).close();
    } catch (IOException silence) {
      // What a scanner sees at a wall; it goes on to the next port.
    }
  }
}
