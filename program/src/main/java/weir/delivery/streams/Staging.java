package weir.delivery.streams;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weir.store.streams.Buffered;
import weir.store.streams.Portion;
import weir.store.streams.StreamBuffer;

/// Writes what a delivery consists of into files, so that every attempt sends the same and memory
/// holds one record at a time. Used by one thread at a time.
final class Staging {
  static final String PROCESSING_FAILED = "processing-failed";
  static final String ENDPOINT_FAILED = "http-endpoint-failed";

  private final Path folder;

  Staging(Path folder) {
    this.folder = folder;
  }

  /// Deletes what an earlier run left: it is staged anew.
  void clear() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  /// Deletes the folder too.
  void delete() throws IOException {
    clear();
    Files.deleteIfExists(folder);
  }

  /// Reads a delivery from the head of a buffer; empty when nothing waits.
  Optional<StagedDelivery> stage(StreamPlan plan, StreamBuffer buffer, Instant oldest, Instant now)
      throws IOException {
    Files.createDirectories(folder);
    String requestId = UUID.randomUUID().toString();
    Path body = file();
    List<StagedObject> objects = new ArrayList<>();
    EndpointPlan endpoint = plan.destination() instanceof EndpointPlan to ? to : null;
    Portion portion;
    boolean sends = false;
    try (ObjectFile records = records(plan, oldest);
        ObjectFile failures = failures(plan, oldest, PROCESSING_FAILED);
        EndpointRequest request =
            endpoint == null ? null : new EndpointRequest(body, endpoint.gzips(), requestId, now)) {
      portion =
          buffer.read(
              plan.buffering().bytes(),
              record -> {
                for (byte[] shaped : shaped(plan, record, failures, now)) {
                  if (request != null) {
                    request.add(shaped);
                  }
                  if (endpoint == null || endpoint.backsUpAll()) {
                    records.add(shaped);
                  }
                }
              });
      records.stagedInto(objects);
      failures.stagedInto(objects);
      sends = request != null && request.any();
    }
    StagedDelivery.Request send = sends ? new StagedDelivery.Request(requestId, body) : null;
    return portion.end() == 0 || portion.records() == 0
        ? Optional.empty()
        : Optional.of(new StagedDelivery(plan, portion, oldest, send, objects));
  }

  private static List<byte[]> shaped(
      StreamPlan plan, Buffered record, ObjectFile failures, Instant now) throws IOException {
    try {
      return plan.shaping().of(record.data());
    } catch (Unprocessable wrong) {
      failures.add(new FailedRecord(record, wrong.code(), wrong.sentence(), 1, now).line());
      return List.of();
    }
  }

  /// The records of a delivery that the endpoint did not take, as lines for the bucket.
  StagedObject failed(
      StagedDelivery delivery, StreamBuffer buffer, Undelivered why, int attempts, Instant now)
      throws IOException {
    List<StagedObject> staged = new ArrayList<>();
    try (ObjectFile failures = failures(delivery.plan(), delivery.oldest(), ENDPOINT_FAILED)) {
      buffer.readAgain(
          delivery.portion(),
          record -> {
            try {
              for (byte[] shaped : delivery.plan().shaping().of(record.data())) {
                Buffered sent = new Buffered(record.arrival(), shaped);
                failures.add(
                    new FailedRecord(sent, why.code(), why.sentence(), attempts, now).line());
              }
            } catch (Unprocessable alreadyInTheBucket) {
              // Its line is among those of processing-failed.
            }
          });
      failures.stagedInto(staged);
    }
    return staged.getFirst();
  }

  private ObjectFile records(StreamPlan plan, Instant oldest) {
    BucketPlan bucket = plan.destination().bucket();
    return new ObjectFile(bucket.key(plan, oldest), file(), bucket.compression());
  }

  private ObjectFile failures(StreamPlan plan, Instant oldest, String reason) {
    BucketPlan bucket = plan.destination().bucket();
    return new ObjectFile(bucket.errorKey(plan, oldest, reason), file(), bucket.compression());
  }

  private Path file() {
    return folder.resolve(UUID.randomUUID().toString());
  }

  /// An object being written; there is none when nothing is added.
  private static final class ObjectFile implements AutoCloseable {
    private final String key;
    private final Path file;
    private final Compression compression;
    private @Nullable OutputStream out;

    ObjectFile(String key, Path file, Compression compression) {
      this.key = key;
      this.file = file;
      this.compression = compression;
    }

    void add(byte[] bytes) throws IOException {
      if (out == null) {
        String name = key.substring(key.lastIndexOf('/') + 1);
        out =
            compression.over(new BufferedOutputStream(Files.newOutputStream(file), 64 << 10), name);
      }
      out.write(bytes);
    }

    void stagedInto(List<StagedObject> objects) {
      if (out != null) {
        objects.add(new StagedObject(key, file));
      }
    }

    @Override
    public void close() throws IOException {
      if (out != null) {
        out.close();
      }
    }
  }
}
