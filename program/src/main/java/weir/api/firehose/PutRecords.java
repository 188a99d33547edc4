package weir.api.firehose;

import static weir.api.firehose.FirehoseErrors.RULES;

import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.Record;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// What PutRecord and PutRecordBatch have in common.
final class PutRecords {
  static final int LARGEST_RECORD = 1_024_000;

  private static final int ID_BYTES = 129;

  private PutRecords() {}

  /// @param member for the sentence: `records.1.member`
  static byte[] data(String member, Record record) {
    String name = member + ".data";
    return RULES.bytes(
        name, RULES.present(name, record.data()).asByteArrayUnsafe(), 0, LARGEST_RECORD);
  }

  /// @return how many of the first ones were taken
  /// @throws ApiException when the stream takes none, as while it is being created
  static int put(Firehose firehose, Call call, String name, List<byte[]> records) {
    DeliveryStream stream = firehose.stream(call, name);
    if (stream.status() != DeliveryStreamStatus.ACTIVE) {
      throw FirehoseErrors.notFound(name, stream.scope().accountId());
    }
    int granted = firehose.granted(stream, records.size(), call);
    return firehose
        .work()
        .put(stream.bufferId(), records.subList(0, granted), call.now())
        .orElseThrow(() -> FirehoseErrors.notFound(name, stream.scope().accountId()));
  }

  /// An id that tells nothing, as long as AWS's.
  static String newId() {
    byte[] bytes = new byte[ID_BYTES];
    ThreadLocalRandom.current().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
