package weir.api.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import weir.api.auth.Caller;
import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;
import weir.store.objects.ObjectBody;
import weir.store.objects.StoredObject;

/// The bytes of an object, or a range of them.
record GetObject(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) throws IOException {
    Bucket bucket =
        access.object(
            request, call, OpenObject.action(request, "s3:GetObject|s3:GetObjectVersion"));
    Encryption.refuseCustomerKeys(request);
    refuseOverrides(request, call);
    ObjectBody body = new OpenObject(access, request, call, bucket).open();
    boolean kept = false;
    try {
      StoredObject object = body.object();
      Conditions.of(request).beforeRead(object.metadata());
      ReadPlan plan = ReadPlan.of(request, object);
      body.unlock(access.rooms().keys(call));
      kept = plan.range().length() > 0;
      WireResponse answer =
          new WireResponse(
              plan.status(),
              Map.of(),
              kept ? new StoredBody(body, plan.range()) : WireResponse.Body.EMPTY);
      return plan.describe(answer, request, object, bucket);
    } finally {
      if (!kept) {
        body.close();
      }
    }
  }

  private static void refuseOverrides(S3Request request, Call call) {
    boolean overrides =
        request.query().keySet().stream().anyMatch(name -> name.startsWith("response-"));
    if (overrides && call.caller().kind() == Caller.Kind.ANONYMOUS) {
      throw S3Error.invalidRequest(
          "Request specific response headers cannot be used for anonymous GET requests.");
    }
  }

  /// Bytes on their way from the disk to the client.
  private record StoredBody(ObjectBody body, ByteRange range) implements WireResponse.Body {
    @Override
    public long length() {
      return range.length();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      try (body) {
        body.writeTo(out, range.offset(), range.length());
      }
    }
  }
}
