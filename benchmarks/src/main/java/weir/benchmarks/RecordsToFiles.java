package weir.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import weir.delivery.Delivery;
import weir.delivery.DeliveryCounters;
import weir.delivery.DeliveryOptions;
import weir.model.flow.AggregationInterval;
import weir.model.flow.Column;
import weir.model.flow.InterfaceWindow;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.model.flow.TrafficType;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;
import weir.model.network.ConnectionTimeouts;
import weir.model.network.FlowLog;
import weir.model.network.FlowLog.FileFormat;
import weir.model.network.FlowLog.FileOptions;
import weir.model.network.FlowLog.LogDestination;
import weir.model.network.FlowLog.TagFields;
import weir.model.network.InterfaceAddresses;
import weir.model.network.InterfaceOwner;
import weir.model.network.InterfaceType;
import weir.model.network.Network;
import weir.model.network.NetworkAcl;
import weir.model.network.NetworkInterface;
import weir.model.network.Subnet;
import weir.model.network.Vpc;

/// Hands record batches to a delivery and lets it publish them: what acceptance costs with every
/// batch on disk before the next one, and how fast files are made of the spool. Counts that every
/// record arrived.
public final class RecordsToFiles {
  private static final String ENI = "eni-0a0a0a0a";
  private static final String ACCOUNT = "123456789012";

  private RecordsToFiles() {}

  /// @param arguments batches, rows of each
  public static void main(String[] arguments) throws IOException {
    int batches = Integer.parseInt(arguments[0]);
    int rows = Integer.parseInt(arguments[1]);
    List<RecordBatch> made = batches(rows);
    for (int round = 0; round < 3; round++) {
      for (FileFormat format : FileFormat.values()) {
        run(format, batches, made);
      }
    }
  }

  private static void run(FileFormat format, int batches, List<RecordBatch> made)
      throws IOException {
    Path folder = Files.createTempDirectory("weir-records-to-files");
    DeliveryOptions options = DeliveryOptions.DEFAULT.withGrace(Duration.ofDays(30_000));
    long records = 0;
    try (Delivery delivery =
        Delivery.open(
            folder.resolve("spool"),
            network(format, folder.resolve("out")),
            options,
            InstantSource.system())) {
      long begun = System.nanoTime();
      long cpu = cpuNanos();
      for (int i = 0; i < batches; i++) {
        RecordBatch batch = made.get(i % made.size());
        delivery.accept(window(), batch);
        records += batch.rows();
      }
      double accepting = (System.nanoTime() - begun) / 1e9;
      double acceptingCpu = (cpuNanos() - cpu) / 1e9;
      double spoolMegabytes = delivery.counters().spoolBytes() / 1e6;
      begun = System.nanoTime();
      cpu = cpuNanos();
      delivery.flush(Duration.ZERO);
      double publishing = (System.nanoTime() - begun) / 1e9;
      double publishingCpu = (cpuNanos() - cpu) / 1e9;
      DeliveryCounters counters = delivery.counters();
      if (counters.recordsDelivered() != records) {
        throw new IllegalStateException(
            counters.recordsDelivered() + " of " + records + " records arrived");
      }
      System.out.printf(
          "%s records=%d batches=%d accepted_per_s=%.2fM accept_cpu=%.3f spool_MB=%.1f"
              + " fsyncs_per_s=%.0f published_per_s=%.2fM file_MB=%.1f file_MB_per_s=%.1f"
              + " publish_cpu=%.3f files=%d%n",
          format.wireName(),
          records,
          batches,
          records / accepting / 1e6,
          acceptingCpu,
          spoolMegabytes,
          batches / accepting,
          records / publishing / 1e6,
          counters.bytesDelivered() / 1e6,
          counters.bytesDelivered() / 1e6 / publishing,
          publishingCpu,
          counters.filesDelivered());
    } finally {
      delete(folder);
    }
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static InterfaceWindow window() {
    return new InterfaceWindow(ENI, AggregationInterval.ONE_MINUTE, 1_529_511_660);
  }

  private static Network network(FileFormat format, Path out) {
    String vpc = "vpc-0a0a0a0a";
    String subnet = "subnet-0a0a0a0a";
    String acl = "acl-0a0a0a0a";
    return new Network(
        new Network.Parts(
            List.of(new Vpc(vpc, ACCOUNT, "us-east-1", List.of(Cidr.of("10.0.0.0/16")), Map.of())),
            List.of(
                new Subnet(
                    subnet, vpc, List.of(Cidr.of("10.0.1.0/24")), acl, null, null, Map.of())),
            List.of(
                new NetworkInterface(
                    ENI,
                    subnet,
                    InterfaceType.INTERFACE,
                    InterfaceAddresses.ofPrimary(IpAddress.of("10.0.1.5")),
                    List.of(),
                    InterfaceOwner.ofInstance(ACCOUNT, null),
                    ConnectionTimeouts.DEFAULT,
                    null,
                    Map.of())),
            List.of(),
            List.of(new NetworkAcl(acl, vpc, List.of(), List.of())),
            List.of(),
            List.of(
                new FlowLog(
                    "fl-1234abcd",
                    ACCOUNT,
                    vpc,
                    TrafficType.ALL,
                    RecordFormat.DEFAULT,
                    AggregationInterval.ONE_MINUTE,
                    new LogDestination(out.toString(), new FileOptions(format, false, false)),
                    TagFields.NONE))));
  }

  private static List<RecordBatch> batches(int rows) {
    SplittableRandom random = new SplittableRandom(20_251_120);
    List<RecordBatch> batches = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      batches.add(batch(rows, random));
    }
    return batches;
  }

  private static RecordBatch batch(int rows, SplittableRandom random) {
    long start = window().startSeconds();
    long[] remote = new long[rows];
    Arrays.setAll(remote, row -> IpAddress.lowOfIpv4(random.nextInt(1 << 28) + 0x4000_0000));
    long[] own = new long[rows];
    Arrays.fill(own, IpAddress.of("10.0.1.5").low());
    Map<RecordField, Column> columns = new EnumMap<>(RecordField.class);
    columns.put(RecordField.ACCOUNT_ID, new Column.SameText(ACCOUNT));
    columns.put(RecordField.INTERFACE_ID, new Column.SameText(ENI));
    columns.put(RecordField.SRCADDR, new Column.Addresses(new long[rows], remote));
    columns.put(RecordField.DSTADDR, new Column.Addresses(new long[rows], own));
    columns.put(RecordField.SRCPORT, numbers(rows, random, 1024, 65536));
    columns.put(RecordField.DSTPORT, numbers(rows, random, 440, 446));
    columns.put(RecordField.PROTOCOL, numbers(rows, random, 6, 18));
    columns.put(RecordField.PACKETS, numbers(rows, random, 1, 60));
    columns.put(RecordField.BYTES, numbers(rows, random, 40, 90_000));
    columns.put(RecordField.START, numbers(rows, random, start, start + 30));
    columns.put(RecordField.END, numbers(rows, random, start + 30, start + 60));
    columns.put(
        RecordField.ACTION,
        new Column.Symbols(random.ints(rows, 0, 2).toArray(), new String[] {"ACCEPT", "REJECT"}));
    columns.put(RecordField.LOG_STATUS, new Column.SameText("OK"));
    return RecordBatch.of(rows, columns);
  }

  private static Column numbers(int rows, SplittableRandom random, long from, long to) {
    return new Column.Numbers(random.longs(rows, from, to).toArray());
  }

  private static void delete(Path folder) throws IOException {
    try (var walk = Files.walk(folder)) {
      for (Path path : walk.toList().reversed()) {
        Files.delete(path);
      }
    }
  }
}
