package weir.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;
import weir.dataplane.lab.LabNetwork;
import weir.delivery.Delivery;
import weir.delivery.DeliveryOptions;
import weir.model.aws.Fault;
import weir.model.flow.InterfaceWindow;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordSink;
import weir.model.network.FlowLog;
import weir.model.network.Network;

/// The lab's flow logs on their way into a folder, with the description of the network beside them.
final class LabDelivery implements RecordSink, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Delivery delivery;
  private final Path spool;
  private final AtomicLong records = new AtomicLong();

  private LabDelivery(Delivery delivery, Path spool) {
    this.delivery = delivery;
    this.spool = spool;
  }

  /// @param spool an empty folder for records on their way, removed at the end
  static LabDelivery into(Path folder, Network network, Path spool) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("network.yaml"), LabNetwork.text());
      return new LabDelivery(
          Delivery.open(spool, network, DeliveryOptions.DEFAULT, InstantSource.system()), spool);
    } catch (IOException e) {
      throw new Fault.Denied("flow logs cannot be written to " + folder + ": " + e.getMessage());
    }
  }

  /// The same network with its flow logs led into a folder.
  static Network directed(Network network, Path folder) {
    String target = folder.toAbsolutePath().toString();
    return network.withFlowLogs(
        network.flowLogs().stream().map(log -> directed(log, target)).toList());
  }

  private static FlowLog directed(FlowLog log, String target) {
    return new FlowLog(
        log.id(),
        log.accountId(),
        log.resourceId(),
        log.trafficType(),
        log.format(),
        log.interval(),
        new FlowLog.LogDestination(target, log.destination().files()),
        log.tagFields());
  }

  @Override
  public boolean accept(InterfaceWindow window, RecordBatch batch) {
    records.addAndGet(batch.rows());
    return delivery.accept(window, batch);
  }

  long records() {
    return records.get();
  }

  /// Publishes everything that was accepted.
  void flush() {
    if (!delivery.flush(PATIENCE)) {
      throw new Fault.Unavailable("not all flow logs could be written; the disk may be full");
    }
  }

  @Override
  public void close() {
    delivery.close();
    remove(spool);
  }

  /// Removes a folder with everything in it.
  static void remove(Path folder) {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
