package weir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import weir.capture.aggregate.LaneOptions;
import weir.dataplane.lab.Lab;
import weir.dataplane.lab.LabNetwork;
import weir.model.flow.InterfaceWindow;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordFormat;
import weir.model.flow.RecordSink;
import weir.recording.Recorder;

/// Runs the lab for some seconds and looks for the record of each kind of traffic.
class LabRecordingTest {
  private static final RecordFormat FORMAT =
      RecordFormat.ofNames(
          "interface-id flow-direction action srcaddr dstaddr srcport dstport protocol tcp-flags"
              + " pkt-srcaddr pkt-dstaddr traffic-path log-status");
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

  private static final String BASTION = "eni-000000000000ba571";
  private static final String BALANCER = "eni-0000000000000a1b0";
  private static final String NAT = "eni-00000000000000a70";
  private static final String WEB = "eni-00000000000000eb1";
  private static final String DATABASE = "eni-00000000000000db0";

  /// Per kind of traffic, what its record looks like in [#FORMAT].
  private static final Map<String, String> RECORDS = new LinkedHashMap<>();

  static {
    expect(
        "a customer asks the load balancer",
        BALANCER + " ingress ACCEPT 198.51.100.2. 10.0.1.80 \\d+ 80 6 3 198.51.100.2. 10.0.1.80 -");
    expect(
        "a customer asks over IPv6",
        BALANCER + " ingress ACCEPT 2001:db8:ffff::20 2001:db8:a00:1::80 \\d+ 80 6 3 .*");
    expect(
        "the load balancer answers through the internet gateway",
        BALANCER + " egress ACCEPT 10.0.1.80 198.51.100.2. 80 \\d+ 6 19 10.0.1.80 198.* 8");
    expect(
        "a web server sees the load balancer, not the customer",
        WEB + " ingress ACCEPT 10.0.1.80 10.0.2.11 \\d+ 80 6 3 10.0.1.80 10.0.2.11 -");
    expect(
        "a web server asks the database",
        DATABASE + " ingress ACCEPT 10.0.2.11 10.0.3.50 \\d+ 5432 6 3 .*");
    expect(
        "an administrator works on the bastion",
        BASTION + " ingress ACCEPT 198.51.100.7 10.0.1.22 \\d+ 22 6 3 .*");
    expect(
        "and from there on a web server",
        WEB + " ingress ACCEPT 10.0.1.22 10.0.2.11 \\d+ 22 6 3 .*");
    expect("a ping", BASTION + " ingress ACCEPT 198.51.100.7 10.0.1.22 0 0 1 0 .*");
    expect("its reply", BASTION + " egress ACCEPT 10.0.1.22 198.51.100.7 0 0 1 0 .*");
    expect(
        "an update passes the NAT gateway",
        NAT + " ingress ACCEPT 10.0.2.11 10.0.1.220 \\d+ 80 6 3 10.0.2.11 198.51.100.80 -");
    expect(
        "and leaves it under its own address",
        NAT + " egress ACCEPT 10.0.1.220 198.51.100.80 \\d+ 80 6 3 10.0.1.220 198.51.100.80 8");
    expect("a name is looked up", WEB + " egress ACCEPT 10.0.2.11 198.51.100.53 \\d+ 53 17 0 .*");
    expect(
        "the attacker tries SSH",
        BASTION + " ingress REJECT 198.51.100.66 10.0.1.22 \\d+ 22 6 2 .*");
    expect(
        "the attacker scans", BASTION + " ingress REJECT 198.51.100.66 10.0.1.22 \\d+ 6379 6 2 .*");
    expect(
        "a banned host knocks",
        BALANCER + " ingress REJECT 198.51.100.99 10.0.1.80 \\d+ 80 6 2 .*");
    expect(
        "the database wants out",
        DATABASE + " egress REJECT 10.0.3.50 198.51.100.80 \\d+ 443 6 2 .*");
    expect(
        "the bastion's question reaches the database",
        DATABASE + " ingress ACCEPT 10.0.1.22 10.0.3.50 \\d+ 5432 6 2 .*");
    expect(
        "and the answer dies at the ACL",
        DATABASE + " egress REJECT 10.0.3.50 10.0.1.22 5432 \\d+ 6 18 .*");
    expect(
        "so does the reply to a ping", DATABASE + " egress REJECT 10.0.3.50 10.0.1.22 0 0 1 0 .*");
  }

  private static void expect(String kind, String record) {
    RECORDS.put(kind, record + " OK");
  }

  /// Keeps records as lines.
  private static final class Lines implements RecordSink {
    private final List<String> lines = new ArrayList<>();

    @Override
    public synchronized boolean accept(InterfaceWindow window, RecordBatch records) {
      return lines.addAll(records.lines(FORMAT));
    }

    synchronized boolean hold(String pattern) {
      Pattern compiled = Pattern.compile(pattern);
      return lines.stream().anyMatch(line -> compiled.matcher(line).matches());
    }

    synchronized String shown() {
      return String.join("\n", lines);
    }
  }

  @Test
  void everyKindOfTrafficBecomesItsRecord() throws InterruptedException {
    Lines lines = new Lines();
    try (Lab lab = Lab.build(LabNetwork.read(), step -> {});
        Recorder recording =
            Recorder.start(
                lab.network(),
                LabCapture::open,
                lines,
                LaneOptions.defaults(1),
                InstantSource.system())) {
      lab.startTraffic(1);
      assertEquals(6, recording.statuses().size());
      assertTrue(lab.awaitTraffic(LONG_ENOUGH));
      lab.stopTraffic();
      awaitQuiet(recording);
      recording.stop();
      assertEquals(0, recording.counters().source().dropped());
      assertEquals(0, recording.counters().unsupported() + recording.counters().truncated());
    }
    List<String> missing =
        RECORDS.entrySet().stream()
            .filter(kind -> !lines.hold(kind.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    assertTrue(missing.isEmpty(), () -> "no record of " + missing + " in\n" + lines.shown());
  }

  /// Waits until what the kernel still held is read: the number of packets stands still.
  private static void awaitQuiet(Recorder recording) {
    long before = -1;
    long now = recording.counters().source().packets();
    while (now != before) {
      before = now;
      LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
      now = recording.counters().source().packets();
    }
  }
}
