package weir.query.insights;

import java.util.ArrayList;
import java.util.List;

/// Events of two log groups that the examples of the reference are run over: a flow log's and an
/// application's.
final class SampleEvents {
  /// 2026-01-02 03:04:05.678.
  static final long FIRST_MILLIS = 1_767_323_045_678L;

  private static final String ENI = " eni-0a1b2c3d4e5f60718 ";

  static final String SERVICES =
      """
      port,name
      22,SSH
      80,HTTP
      443,HTTPS
      """;

  static final String NETWORKS =
      """
      cidr,owner
      10.0.0.0/8,us
      10.0.1.6/32,"printer, 2nd floor"
      203.0.113.0/24,guests
      2001:db8::/32,guests
      """;

  /// An event.
  record Event(long timestamp, String stream, String message) {}

  private SampleEvents() {}

  static List<Event> flows() {
    return List.of(
        flow(0, "10.0.1.5 10.0.2.8 49152 443 6 10 8400", "ACCEPT OK"),
        flow(1, "10.0.1.5 10.0.2.8 49153 443 6 5 4200", "ACCEPT OK"),
        flow(7, "203.0.113.9 10.0.2.8 40000 22 6 1 40", "REJECT OK"),
        flow(8, "203.0.113.9 10.0.2.8 40001 3389 6 2 80", "REJECT OK"),
        flow(60, "10.0.1.6 10.0.2.8 50000 443 6 20 20000", "ACCEPT OK"),
        flow(61, "10.0.1.6 8.8.8.8 50001 53 17 1 70", "ACCEPT OK"),
        flow(120, "- - - - - - -", "- NODATA"),
        flow(180, "10.0.1.7 10.0.2.9 50002 80 6 100 3000", "ACCEPT OK"),
        flow(240, "10.0.1.5 8.8.4.4 50003 53 17 2 150", "ACCEPT OK"),
        flow(3000, "203.0.113.9 10.0.2.9 40002 22 6 1 40", "REJECT OK"),
        flow(3100, "- - - - - - -", "- SKIPDATA"),
        flow(3200, "10.0.1.7 10.0.2.8 50004 443 6 12 1410", "ACCEPT OK"));
  }

  private static Event flow(int secondsLater, String flow, String ending) {
    long start = FIRST_MILLIS / 1000 + secondsLater;
    // The first is not at its start, so it stays a text in segments.
    long timestamp = secondsLater == 0 ? FIRST_MILLIS : start * 1000;
    return new Event(
        timestamp,
        "eni-0a1b2c3d4e5f60718-all",
        "2 123456789012" + ENI + flow + " " + start + " " + (start + 58) + " " + ending);
  }

  /// Records of an hour, in which one host asks for many ports.
  static List<Event> scanned() {
    List<Event> events = new ArrayList<>();
    for (int minute = 0; minute < 50; minute++) {
      for (int host = 5; host < 9; host++) {
        String bytes = " 443 6 10 " + (8000 + 100 * host + minute);
        events.add(
            flow(60 * minute + host, "10.0.1." + host + " 10.0.2.8 49152" + bytes, "ACCEPT OK"));
      }
    }
    for (int minute = 0; minute < 50; minute += 2) {
      events.add(flow(60 * minute, "203.0.113.7 10.0.2.8 40000 22 6 1 40", "REJECT OK"));
    }
    for (int port = 1; port <= 100; port++) {
      String flow = "203.0.113.9 10.0.2.8 40000 " + port + " 6 1 40";
      events.add(flow(60 * 40 + port % 20, flow, "REJECT OK"));
    }
    return events;
  }

  static List<Event> application() {
    return List.of(
        app(0, "INFO user=ann took 12 ms"),
        app(1, "INFO user=bob took 250 ms"),
        app(2, "ERROR Timeout of user=ann after 3000 ms"),
        app(
            3,
            "{\"level\": \"info\", \"status\": 200, \"ms\": 9, \"user\": {\"name\": \"ann\"},"
                + " \"tags\": [\"a\", \"b\"]}"),
        app(
            4,
            "{\"level\": \"warn\", \"status\": 404, \"ms\": 10.5, \"user\": {\"name\": \"bob\"},"
                + " \"@id\": \"x1\"}"),
        app(
            5,
            "{\"level\": \"info\", \"status\": \"none\", \"ms\": 100, \"user\": {\"name\":"
                + " \"ann\"}}"),
        app(6, "user=eve took 7 ms"));
  }

  /// Events of the application before the hour that the examples ask about.
  static List<Event> earlier() {
    return List.of(
        app(-86_400, "INFO user=ann took 4 ms"),
        app(-3600, "INFO user=ann took 11 ms"),
        app(-3590, "INFO user=eve took 8 ms"),
        app(-3580, "DEBUG the cache took 90 ms"));
  }

  private static Event app(int secondsLater, String message) {
    return new Event(FIRST_MILLIS + 1000L * secondsLater, "web", message);
  }
}
