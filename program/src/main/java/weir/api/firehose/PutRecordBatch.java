package weir.api.firehose;

import static weir.api.firehose.FirehoseErrors.RULES;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchRequest;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponseEntry;
import software.amazon.awssdk.services.firehose.model.Record;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Takes records, each of which is on disk or said to have failed when the answer leaves.
final class PutRecordBatch
    extends FirehoseOperation<PutRecordBatchRequest, PutRecordBatchResponse> {
  private static final int MOST_RECORDS = 500;
  private static final int MOST_BYTES = 4 << 20;

  PutRecordBatch(Firehose firehose) {
    super(firehose, PutRecordBatchRequest::builder, "DeliveryStreamName", "Records");
  }

  @Override
  protected List<Permission> needs(PutRecordBatchRequest request, Call call) {
    return List.of(onStream(request.deliveryStreamName(), call));
  }

  @Override
  public PutRecordBatchResponse answer(PutRecordBatchRequest request, Call call) {
    List<byte[]> records = records(request);
    int taken = PutRecords.put(firehose(), call, name(request.deliveryStreamName()), records);
    List<PutRecordBatchResponseEntry> entries = new ArrayList<>(records.size());
    for (int i = 0; i < records.size(); i++) {
      entries.add(
          i < taken
              ? PutRecordBatchResponseEntry.builder().recordId(PutRecords.newId()).build()
              : PutRecordBatchResponseEntry.builder()
                  .errorCode("ServiceUnavailableException")
                  .errorMessage(FirehoseErrors.SLOW_DOWN)
                  .build());
    }
    return PutRecordBatchResponse.builder()
        .failedPutCount(records.size() - taken)
        .encrypted(false)
        .requestResponses(entries)
        .build();
  }

  private static List<byte[]> records(PutRecordBatchRequest request) {
    if (!request.hasRecords()) {
      RULES.present("records", null);
    }
    RULES.size("records", request.records(), 1, MOST_RECORDS);
    List<byte[]> all = new ArrayList<>(request.records().size());
    long bytes = 0;
    for (Record record : request.records()) {
      byte[] data = PutRecords.data("records." + (all.size() + 1) + ".member", record);
      bytes += data.length;
      all.add(data);
    }
    if (bytes > MOST_BYTES) {
      throw FirehoseErrors.invalid("Records size exceeds 4 MB limit");
    }
    return all;
  }
}
