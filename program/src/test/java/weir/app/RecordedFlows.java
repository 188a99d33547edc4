package weir.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/// Flow records of the default format, made up, as AWS writes them.
record RecordedFlows(List<Flow> flows) {
  static final String HEADER =
      "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start"
          + " end action log-status";

  /// The columns of a table over them.
  static final String COLUMNS =
      "(version int, account_id string, interface_id string, srcaddr string, dstaddr string,"
          + " srcport int, dstport int, protocol bigint, packets bigint, bytes bigint, start"
          + " bigint, `end` bigint, action string, log_status string)";

  record Flow(
      String eni,
      String source,
      String destination,
      int sourcePort,
      int destinationPort,
      int protocol,
      long packets,
      long bytes,
      long start,
      String action) {
    String line() {
      return "2 123456789012 %s %s %s %d %d %d %d %d %d %d %s OK"
          .formatted(
              eni,
              source,
              destination,
              sourcePort,
              destinationPort,
              protocol,
              packets,
              bytes,
              start,
              start + 60,
              action);
    }
  }

  static RecordedFlows random(long seed, int count, long firstStart) {
    Random random = new Random(seed);
    return new RecordedFlows(
        IntStream.range(0, count)
            .mapToObj(i ->
                new Flow(
                    "eni-0000000" + random.nextInt(4),
                    "10.117.1." + random.nextInt(30),
                    "10.0.1." + random.nextInt(20),
                    1024 + random.nextInt(60_000),
                    List.of(443, 22, 3389, 80).get(random.nextInt(4)),
                    random.nextInt(3) == 0 ? 17 : 6,
                    1 + random.nextInt(100),
                    40 + random.nextInt(100_000),
                    firstStart + i,
                    random.nextInt(4) == 0 ? "REJECT" : "ACCEPT"))
            .toList());
  }

  /// A file of text, packed, with a row of no data at its end.
  byte[] gzip() {
    String noData =
        "2 123456789012 eni-00000009 - - - - - - - "
            + flows.getFirst().start()
            + " "
            + (flows.getFirst().start() + 60)
            + " - NODATA\n";
    String text =
        HEADER
            + "\n"
            + flows.stream().map(flow -> flow.line() + "\n").collect(Collectors.joining())
            + noData;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
