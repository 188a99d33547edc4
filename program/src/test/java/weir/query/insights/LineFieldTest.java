package weir.query.insights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The queries that AWS publishes for Lambda's and Route 53's logs.
class LineFieldTest {
  private static final String ID = "5d2e2b2c-0d5f-4c57-9f43-3f1d2a7e0b11";
  private static final List<String> LAMBDA =
      List.of(
          "START RequestId: " + ID + " Version: $LATEST",
          "2026-01-02T03:00:00.000Z\t" + ID + "\tERROR\tInvoke Error {\"errorType\":\"Error\"}",
          "END RequestId: " + ID,
          "REPORT RequestId: "
              + ID
              + "\tDuration: 1200.25 ms\tBilled Duration: 1201 ms\tMemory Size: 128 MB\tMax Memory"
              + " Used: 64 MB\tInit Duration: 150.5 ms\t\n"
              + "XRAY TraceId: 1-5e34a614-10bdxm\tSegmentId: 07f22fc15a4f\tSampled: true",
          "REPORT RequestId: "
              + ID
              + "\tDuration: 3.75 ms\tBilled Duration: 4 ms\tMemory Size: 128 MB\tMax Memory Used:"
              + " 70 MB\t");
  private static final List<String> ROUTE_53 =
      List.of(
          "1.0 2026-01-02T03:08:16.130Z Z123412341234 example.com A NOERROR UDP FRA6 192.0.2.1 -",
          "1.0 2026-01-02T03:08:15.150Z Z123412341234 www.example.com AAAA SERVFAIL TCP IAD12"
              + " 192.0.2.2 192.0.2.0/24",
          "1.0 of what is no query");

  @TempDir static Path folder;
  private static AskedEvents asked;

  @BeforeAll
  static void fill() {
    asked = new AskedEvents(folder);
    asked.put("lambda", List.of(), events(LAMBDA));
    asked.put("dns", List.of(), events(ROUTE_53));
    asked.seal("dns");
  }

  private static List<SampleEvents.Event> events(List<String> messages) {
    return IntStream.range(0, messages.size())
        .mapToObj(i ->
            new SampleEvents.Event(
                AskedEvents.TIMES.fromMillis() + 1000L * i, "s", messages.get(i)))
        .toList();
  }

  @AfterAll
  static void close() {
    asked.close();
  }

  @Test
  void latencyAndMemoryOfInvocations() {
    assertEquals(
        List.of(
            "avg(@duration)=602 max(@duration)=1200.25 min(@duration)=3.75 colds=1"
                + " provisonedMemoryMB=128 maxMemoryUsedMB=70 overProvisionedMB=58"),
        asked.ask(
            "filter @type = \"REPORT\" | stats avg(@duration), max(@duration), min(@duration),"
                + " count(@initDuration) as colds, max(@memorySize / 1000 / 1000) as"
                + " provisonedMemoryMB, max(@maxMemoryUsed / 1000 / 1000) as maxMemoryUsedMB,"
                + " provisonedMemoryMB - maxMemoryUsedMB as overProvisionedMB",
            "lambda"));
    assertEquals(
        List.of(
            "@requestId=" + ID + " @billedDuration=1201",
            "@requestId=" + ID + " @billedDuration=4"),
        asked.ask(
            "filter @type = \"REPORT\" | fields @requestId, @billedDuration | sort by"
                + " @billedDuration desc",
            "lambda"));
    assertEquals(
        List.of("warm=1"),
        asked.ask(
            "filter @type = \"REPORT\" | filter !strcontains(@message, \"Init Duration\") | stats"
                + " count(*) as warm",
            "lambda"));
    assertEquals(
        List.of("@xrayTraceId=1-5e34a614-10bdxm @xraySegmentId=07f22fc15a4f"),
        asked.ask(
            "filter ispresent(@xrayTraceId) | fields @xrayTraceId, @xraySegmentId", "lambda"));
    assertEquals(List.of("n=5"), asked.ask("stats count(@requestId) as n", "lambda"));
  }

  @Test
  void queriesOfDomains() {
    assertEquals(
        List.of("queryName=www.example.com count(*)=1"),
        asked.ask("filter responseCode=\"SERVFAIL\" | stats count(*) by queryName", "dns"));
    assertEquals(
        List.of("resolverIp=192.0.2.1 numRequests=1", "resolverIp=192.0.2.2 numRequests=1"),
        asked.ask(
            "filter ispresent(queryType) | stats count(*) as numRequests by resolverIp | sort"
                + " resolverIp",
            "dns"));
  }

  @Test
  void theFieldsOfALineAreDiscovered() {
    assertEquals(
        Map.of(
            "@type", "REPORT",
            "@requestId", ID,
            "@duration", "3.75",
            "@billedDuration", "4",
            "@memorySize", "128000000",
            "@maxMemoryUsed", "70000000"),
        DiscoveredFields.of(LAMBDA.getLast(), List.of()));
    assertEquals(
        List.of(
            "1.0",
            "2026-01-02T03:08:15.150Z",
            "Z123412341234",
            "www.example.com",
            "AAAA",
            "SERVFAIL",
            "TCP",
            "IAD12",
            "192.0.2.2",
            "192.0.2.0/24"),
        List.copyOf(DiscoveredFields.of(ROUTE_53.get(1), List.of()).values()));
    assertEquals(Map.of(), DiscoveredFields.of("1.0 of what is no query", List.of()));
  }
}
