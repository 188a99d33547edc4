package weir.dataplane.lab;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import weir.model.net.IpAddress;

/// The shop: customers ask the load balancer, which asks a web server over a connection of its own,
/// which asks the database.
final class LabShop {
  private static final List<String> WEB_SERVERS = List.of("web1", "web2");
  private static final int HTTP = 80;
  static final int POSTGRESQL = 5432;
  private static final Duration PATIENCE = ofSeconds(2);

  private LabShop() {}

  static void open(LabTraffic traffic) {
    IpAddress database = traffic.address("db");
    traffic.host("db").listen(POSTGRESQL, query -> LabTalk.answerLines(query, 700));
    for (String web : WEB_SERVERS) {
      IpAddress own = traffic.address(web);
      traffic.host(web).listen(HTTP, visitor -> page(visitor, own, database));
    }
    IpAddress balancer = traffic.address("alb");
    AtomicInteger turn = new AtomicInteger();
    traffic
        .host("alb")
        .listen(
            HTTP,
            visitor -> {
              String web = WEB_SERVERS.get(turn.getAndIncrement() % WEB_SERVERS.size());
              String path = LabTalk.request(visitor);
              LabTalk.answer(visitor, ask(balancer, traffic.address(web), path));
            });
    for (String web : WEB_SERVERS) {
      IpAddress target = traffic.address(web);
      traffic
          .host("alb")
          .every(ofSeconds(10), ofMillis(400), () -> ask(balancer, target, "/health"));
    }
  }

  private static void page(Socket visitor, IpAddress own, IpAddress database) throws IOException {
    String path = LabTalk.request(visitor);
    if (path.equals("/health")) {
      LabTalk.answer(visitor, 2);
      return;
    }
    try (Socket query = LabHost.connect(own, database, POSTGRESQL, PATIENCE)) {
      LabTalk.ask(query, "select * from articles where path = '" + path + "'", 700);
    }
    LabTalk.answer(visitor, 2_000 + Math.floorMod(path.hashCode(), 18_000));
  }

  private static int ask(IpAddress from, IpAddress to, String path) throws IOException {
    try (Socket connection = LabHost.connect(from, to, HTTP, PATIENCE)) {
      return LabTalk.get(connection, path);
    }
  }

  static void visit(LabTraffic traffic, Random random) {
    for (IpAddress customer : LabInternet.CUSTOMERS) {
      IpAddress shop =
          customer.isIpv4() ? traffic.publicAddress("alb") : traffic.ipv6Address("alb");
      Random choice = new Random(random.nextLong());
      traffic
          .host(LabTraffic.INTERNET)
          .every(
              ofMillis(300 + random.nextInt(1500)),
              ofMillis(300),
              () -> ask(customer, shop, "/article/" + choice.nextInt(500)));
    }
  }
}
