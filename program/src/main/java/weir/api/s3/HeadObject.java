package weir.api.s3;

import java.io.OutputStream;
import java.util.Map;
import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;
import weir.store.objects.StoredObject;

/// What is known of an object, without its bytes.
record HeadObject(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) {
    Bucket bucket =
        access.object(
            request, call, OpenObject.action(request, "s3:GetObject|s3:GetObjectVersion"));
    StoredObject object = new OpenObject(access, request, call, bucket).find();

    Conditions.of(request).beforeRead(object.metadata());
    ReadPlan plan = ReadPlan.of(request, object);
    WireResponse answer =
        new WireResponse(plan.status(), Map.of(), new AnnouncedLength(plan.range().length()));
    return plan.describe(answer, request, object, bucket);
  }

  /// A body that is not sent, because the method is HEAD, and whose length is.
  private record AnnouncedLength(long length) implements WireResponse.Body {
    @Override
    public void writeTo(OutputStream out) {
      throw new IllegalStateException("an answer to HEAD has no body");
    }
  }
}
