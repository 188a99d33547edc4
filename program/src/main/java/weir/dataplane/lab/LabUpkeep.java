package weir.dataplane.lab;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import java.io.IOException;
import java.net.Socket;
import java.util.Random;
import weir.model.net.IpAddress;

/// Work behind the shop: administrators on the bastion, updates and names over the NAT gateway, and
/// two mistakes. The data subnet's ACL forgot that the bastion's questions want answers, and
/// something on the database tries to reach the internet.
final class LabUpkeep {
  private static final int SSH = 22;
  private static final int DNS = 53;

  private LabUpkeep() {}

  static void start(LabTraffic traffic, Random random) {
    LabHost internet = traffic.host(LabTraffic.INTERNET);
    internet.listen(
        80,
        visitor -> {
          LabTalk.request(visitor);
          LabTalk.answer(visitor, 150_000);
        });
    internet.listenDatagrams(LabInternet.RESOLVER, DNS, 120);
    for (String machine : new String[] {"bastion", "web1", "web2"}) {
      traffic.host(machine).listen(SSH, session -> LabTalk.answerLines(session, 400));
    }
    administer(traffic, internet, new Random(random.nextLong()));
    for (String web : new String[] {"web1", "web2"}) {
      update(traffic, web);
    }
    IpAddress database = traffic.address("db");
    traffic
        .host("db")
        .every(
            ofSeconds(9),
            ofMillis(800),
            () -> LabHost.connect(database, LabInternet.MIRROR, 443, ofMillis(300)).close());
  }

  private static void administer(LabTraffic traffic, LabHost internet, Random random) {
    IpAddress bastion = traffic.address("bastion");
    IpAddress database = traffic.address("db");
    internet.every(
        ofSeconds(12),
        ofMillis(500),
        () -> session(LabInternet.OFFICE, traffic.publicAddress("bastion"), random.nextInt(20)));
    internet.every(
        ofSeconds(15), ofMillis(700), () -> LabHost.ping(traffic.publicAddress("bastion")));
    LabHost host = traffic.host("bastion");
    host.every(ofSeconds(14), ofMillis(600), () -> session(bastion, traffic.address("web1"), 8));
    host.every(
        ofSeconds(11),
        ofMillis(500),
        () -> LabHost.connect(bastion, database, LabShop.POSTGRESQL, ofMillis(400)).close());
    host.every(ofSeconds(13), ofMillis(900), () -> LabHost.ping(database));
  }

  private static void session(IpAddress from, IpAddress to, int commands) throws IOException {
    try (Socket session = LabHost.connect(from, to, SSH, ofSeconds(1))) {
      for (int i = 0; i <= commands; i++) {
        LabTalk.ask(session, "systemctl status shop", 400);
      }
    }
  }

  private static void update(LabTraffic traffic, String machine) {
    IpAddress own = traffic.address(machine);
    LabHost host = traffic.host(machine);
    host.every(ofSeconds(7), ofMillis(500), () -> LabHost.askDatagram(LabInternet.RESOLVER, DNS));
    host.every(
        ofSeconds(20),
        ofMillis(900),
        () -> {
          try (Socket mirror = LabHost.connect(own, LabInternet.MIRROR, 80, ofSeconds(1))) {
            LabTalk.get(mirror, "/packages/openssl.deb");
          }
        });
  }
}
