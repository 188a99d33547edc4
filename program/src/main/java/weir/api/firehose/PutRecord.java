package weir.api.firehose;

import static weir.api.firehose.FirehoseErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.firehose.model.PutRecordRequest;
import software.amazon.awssdk.services.firehose.model.PutRecordResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Takes one record, which is on disk when the answer leaves.
final class PutRecord extends FirehoseOperation<PutRecordRequest, PutRecordResponse> {
  PutRecord(Firehose firehose) {
    super(firehose, PutRecordRequest::builder, "DeliveryStreamName", "Record");
  }

  @Override
  protected List<Permission> needs(PutRecordRequest request, Call call) {
    return List.of(onStream(request.deliveryStreamName(), call));
  }

  @Override
  public PutRecordResponse answer(PutRecordRequest request, Call call) {
    byte[] data = PutRecords.data("record", RULES.present("record", request.record()));
    int taken = PutRecords.put(firehose(), call, name(request.deliveryStreamName()), List.of(data));
    if (taken == 0) {
      throw FirehoseErrors.slowDown();
    }
    return PutRecordResponse.builder().recordId(PutRecords.newId()).encrypted(false).build();
  }
}
