package weir.api.s3;

import java.io.IOException;
import java.util.Map;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;
import weir.store.objects.ObjectRefusal;

/// Creates a bucket in the region that the request was signed for.
record CreateBucket(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) throws IOException {
    String name = request.bucket();
    Access.account(call, "s3:CreateBucket", "arn:aws:s3:::" + name);
    BucketName.verify(name);
    String ownership = request.header("x-amz-object-ownership").orElse("");
    if (request.header("x-amz-bucket-object-lock-enabled").orElse("false").equals("true")) {
      throw S3Error.notImplemented("object lock");
    }
    Bucket bucket =
        new Bucket(
            name,
            call.accountId(),
            region(request, call),
            call.now(),
            Bucket.Versioning.OFF,
            Map.of());
    if (!ownership.isEmpty()) {
      bucket = bucket.with("ownershipControls", BucketDocuments.ownership(ownership));
    }
    Acl.checkCreation(request, bucket);
    try {
      access.rooms().store().createBucket(bucket);
    } catch (ObjectRefusal taken) {
      boolean again =
          taken.reason() == ObjectRefusal.Reason.BUCKET_OWNED_BY_YOU
              && bucket.region().equals("us-east-1");
      if (!again) {
        throw taken;
      }
    }
    return S3Api.empty(200).with("Location", "/" + name).with("x-amz-bucket-arn", bucket.arn());
  }

  /// A body names the region; without one it is us-east-1, where older clients leave it out. The
  /// endpoint of another region takes its own region only.
  private static String region(S3Request request, Call call) throws IOException {
    byte[] body = request.text();
    String constraint =
        body.length == 0
            ? ""
            : XmlElement.parse(body, "CreateBucketConfiguration")
                .value("LocationConstraint")
                .orElse("");
    if (constraint.equals("us-east-1")) {
      throw ApiException.badRequest(
          "InvalidLocationConstraint", "The specified location-constraint is not valid");
    }
    boolean home = call.region().equals("us-east-1");
    if (!home && !constraint.isEmpty() && !constraint.equals(call.region())) {
      throw illegal(
          "The "
              + constraint
              + " location constraint is incompatible for the region "
              + "specific endpoint this request was sent to.");
    }
    if (!home && constraint.isEmpty()) {
      throw illegal(
          "The unspecified location constraint is incompatible for the region "
              + "specific endpoint this request was sent to.");
    }
    if (!constraint.isEmpty() && !constraint.matches("EU|[a-z]{2}(-[a-z]+)+-[0-9]")) {
      throw ApiException.badRequest(
          "InvalidLocationConstraint", "The specified location-constraint is not valid");
    }
    return constraint.isEmpty() ? "us-east-1" : constraint.equals("EU") ? "eu-west-1" : constraint;
  }

  private static ApiException illegal(String sentence) {
    return ApiException.badRequest("IllegalLocationConstraintException", sentence);
  }
}
