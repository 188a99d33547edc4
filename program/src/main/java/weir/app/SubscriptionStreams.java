package weir.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.Record;
import weir.model.aws.Fault;
import weir.watch.subscription.RecordStreams;
import weir.watch.subscription.Subscription;

/// The delivery streams that subscriptions write to, over the API of Firehose as every other
/// client. Safe for any number of threads.
final class SubscriptionStreams implements RecordStreams, AutoCloseable {
  private final Function<String, FirehoseClient> open;
  private final Function<Subscription, AwsCredentialsProvider> credentials;
  private final Map<String, FirehoseClient> byRegion = new ConcurrentHashMap<>();

  /// @param open makes a client for a region
  /// @param credentials of the subscription's role, asked for each call
  SubscriptionStreams(
      Function<String, FirehoseClient> open,
      Function<Subscription, AwsCredentialsProvider> credentials) {
    this.open = open;
    this.credentials = credentials;
  }

  @Override
  public List<byte[]> put(Subscription subscription, List<byte[]> records) {
    FirehoseClient client = byRegion.computeIfAbsent(subscription.scope().region(), open);
    String arn = subscription.destinationArn();
    try {
      PutRecordBatchResponse answer =
          client.putRecordBatch(request ->
              request
                  .deliveryStreamName(arn.substring(arn.indexOf('/') + 1))
                  .records(records.stream().map(SubscriptionStreams::sent).toList())
                  .overrideConfiguration(
                      override -> override.credentialsProvider(credentials.apply(subscription))));
      return refused(records, answer);
    } catch (AwsServiceException refused) {
      throw new Fault.Unavailable(arn + " does not take records: " + refused.getMessage(), refused);
    } catch (SdkException unreachable) {
      throw new Fault.Unavailable(
          arn + " was not reached: " + unreachable.getMessage(), unreachable);
    }
  }

  /// Nobody writes to an envelope once it is made.
  private static Record sent(byte[] record) {
    return Record.builder().data(SdkBytes.fromByteArrayUnsafe(record)).build();
  }

  private static List<byte[]> refused(List<byte[]> records, PutRecordBatchResponse answer) {
    List<byte[]> refused = new ArrayList<>();
    if (answer.failedPutCount() > 0) {
      for (int i = 0; i < records.size(); i++) {
        if (answer.requestResponses().get(i).errorCode() != null) {
          refused.add(records.get(i));
        }
      }
    }
    return refused;
  }

  @Override
  public void close() {
    byRegion.values().forEach(FirehoseClient::close);
  }
}
