package weir.api.s3;

import java.io.IOException;
import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;
import weir.store.objects.ObjectEvent;
import weir.store.objects.ObjectLabels;
import weir.store.objects.ObjectMetadata;
import weir.store.objects.PutOrder;
import weir.store.objects.Sealing;
import weir.store.objects.StoredObject;

/// Takes an object in.
record PutObject(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) throws IOException {
    Bucket bucket = access.object(request, call, "s3:PutObject");
    ObjectLabels labels = ObjectHeaders.labels(request, bucket);
    if (!labels.tags().isEmpty()) {
      access.object(request, call, "s3:PutObjectTagging");
    }
    UploadLimits.verify(request);
    Conditions conditions = Conditions.of(request);
    PutOrder order =
        new PutOrder(
            request.name(),
            labels,
            call.accountId(),
            new Sealing(Encryption.rule(request, bucket), access.rooms().keys(call)),
            ObjectEvent.Kind.PUT,
            conditions::beforeWrite);
    StoredObject stored =
        access.rooms().store().put(order, request.wire().body(), BodyDigests.expected(request));
    return answer(stored.metadata(), bucket);
  }

  private static WireResponse answer(ObjectMetadata object, Bucket bucket) {
    WireResponse answer = S3Api.empty(200).with("ETag", '"' + object.content().etag() + '"');
    return Encryption.say(
        ObjectHeaders.checksums(ObjectHeaders.version(answer, object, bucket), object),
        object.content().encryption());
  }
}
