package weir.api.firehose;

import java.util.EnumSet;
import java.util.List;
import weir.api.gateway.OperationsApi;
import weir.api.protocol.Protocol;
import weir.api.protocol.ServiceShape;

/// The operations of Firehose.
public final class FirehoseApi {
  static final ServiceShape SHAPE =
      new ServiceShape(
          "firehose", "Firehose_20150804", "2015-08-04", "", "", EnumSet.of(Protocol.AWS_JSON_1_1));

  private FirehoseApi() {}

  public static OperationsApi of(Firehose firehose) {
    return new OperationsApi(
        SHAPE,
        new FirehoseWording(),
        List.of(
            new CreateDeliveryStream(firehose),
            new DeleteDeliveryStream(firehose),
            new DescribeDeliveryStream(firehose),
            new ListDeliveryStreams(firehose),
            new ListTagsForDeliveryStream(firehose),
            new PutRecord(firehose),
            new PutRecordBatch(firehose),
            new TagDeliveryStream(firehose),
            new UntagDeliveryStream(firehose),
            new UpdateDestination(firehose)));
  }
}
