package weir.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponseEntry;
import software.amazon.awssdk.services.firehose.model.Record;
import weir.delivery.DeliveryStatus.Problem;
import weir.delivery.EventInput.Event;

/// A delivery stream of Firehose: a JSON object with the line as its `message` per record.
///
/// Firehose takes records at least once: what a killed run had sent and not yet noted is sent again
/// by the next.
final class FirehoseDestination implements Destination {
  private static final int MOST_RECORDS = 500;
  private static final int MOST_BYTES = 4 << 20;

  private final FirehoseTarget target;
  private final AwsCredentialsProvider credentials;
  private final FirehoseClient client;
  private final TakenParts taken = new TakenParts();

  private FirehoseDestination(
      FirehoseTarget target, AwsCredentialsProvider credentials, FirehoseClient client) {
    this.target = target;
    this.credentials = credentials;
    this.client = client;
  }

  static FirehoseDestination open(
      FirehoseTarget target,
      AwsEndpoint endpoint,
      AwsCredentialsProvider credentials,
      InstantSource clock) {
    return new FirehoseDestination(
        target,
        credentials,
        AwsClients.configure(
                FirehoseClient.builder(), endpoint, credentials, Region.of(target.region()), clock)
            .build());
  }

  @Override
  public long put(String key, Path file) throws Undeliverable {
    AwsClients.requireCredentials(credentials, target.arn());
    taken.begin(key);
    try {
      List<Numbered> batch = new ArrayList<>();
      int bytes = 0;
      int number = 0;
      for (Event event : EventInput.read(file)) {
        SdkBytes data = SdkBytes.fromByteArray(JsonMessage.of(event.message()));
        int length = data.asByteArrayUnsafe().length;
        if (batch.size() == MOST_RECORDS || bytes + length > MOST_BYTES) {
          put(batch);
          batch.clear();
          bytes = 0;
        }
        if (!taken.has(number)) {
          batch.add(new Numbered(number, Record.builder().data(data).build()));
          bytes += length;
        }
        number++;
      }
      put(batch);
      return 0;
    } catch (SdkException e) {
      throw AwsClients.undeliverable(target.arn(), e);
    } catch (IOException e) {
      throw new Undeliverable(
          Problem.UNKNOWN_ERROR, target.arn() + " was not reached: " + e.getMessage(), e);
    }
  }

  /// A record and its place in the file.
  private record Numbered(int number, Record record) {}

  /// Puts a batch, and then again what of it was not taken, as long as each attempt brings some of
  /// it there.
  private void put(List<Numbered> batch) throws Undeliverable {
    List<Numbered> left = batch;
    while (!left.isEmpty()) {
      List<Record> sent = left.stream().map(Numbered::record).toList();
      PutRecordBatchResponse response =
          client.putRecordBatch(
              request -> request.deliveryStreamName(target.stream()).records(sent));
      List<PutRecordBatchResponseEntry> entries = response.requestResponses();
      List<Numbered> failed = new ArrayList<>();
      String why = "";
      for (int i = 0; i < sent.size(); i++) {
        if (entries.get(i).errorCode() == null) {
          taken.add(left.get(i).number(), 0);
        } else {
          failed.add(left.get(i));
          why = entries.get(i).errorCode() + ": " + entries.get(i).errorMessage();
        }
      }
      if (failed.size() == sent.size()) {
        throw new Undeliverable(
            Problem.RATE_LIMITED, target.arn() + " took none of the records: " + why, null);
      }
      left = failed;
    }
  }

  @Override
  public void close() {
    client.close();
  }

  /// `{"message":"2 123456789012 …"}` and a line's end.
  static final class JsonMessage {
    private static final byte[] BEFORE = "{\"message\":\"".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BEHIND = "\"}\n".getBytes(StandardCharsets.UTF_8);

    private JsonMessage() {}

    static byte[] of(byte[] line) {
      int escaped = 0;
      for (byte b : line) {
        escaped += b == '"' || b == '\\' ? 1 : 0;
      }
      byte[] json = new byte[BEFORE.length + line.length + escaped + BEHIND.length];
      System.arraycopy(BEFORE, 0, json, 0, BEFORE.length);
      int at = BEFORE.length;
      for (byte b : line) {
        if (b == '"' || b == '\\') {
          json[at++] = '\\';
        }
        json[at++] = b;
      }
      System.arraycopy(BEHIND, 0, json, at, BEHIND.length);
      return json;
    }
  }
}
