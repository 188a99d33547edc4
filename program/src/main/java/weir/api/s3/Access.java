package weir.api.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weir.api.auth.Caller;
import weir.api.auth.Permission;
import weir.api.auth.PolicyDocument;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;
import weir.store.objects.Bucket;
import weir.store.objects.ObjectName;

/// Asks whether callers may touch buckets and objects, under the bucket's policy.
record Access(S3Rooms rooms) {
  private static final String EXISTING_TAG = "s3:existingobjecttag/";
  private static final String EXPECTED_OWNER = "x-amz-expected-bucket-owner";

  /// Header by header, the condition keys that policies can ask about.
  private static final Map<String, String> HEADER_KEYS =
      Map.of(
          "x-amz-acl", "s3:x-amz-acl",
          "x-amz-copy-source", "s3:x-amz-copy-source",
          "x-amz-metadata-directive", "s3:x-amz-metadata-directive",
          "x-amz-server-side-encryption", "s3:x-amz-server-side-encryption",
          "x-amz-server-side-encryption-aws-kms-key-id",
              "s3:x-amz-server-side-encryption-aws-kms-key-id",
          "x-amz-storage-class", "s3:x-amz-storage-class",
          "x-amz-content-sha256", "s3:x-amz-content-sha256",
          "if-none-match", "s3:if-none-match",
          "if-match", "s3:if-match");

  private static final Map<String, String> QUERY_KEYS =
      Map.of(
          "prefix", "s3:prefix",
          "delimiter", "s3:delimiter",
          "max-keys", "s3:max-keys",
          "versionId", "s3:VersionId");

  /// The bucket of a request, once the caller may do something to it.
  Bucket bucket(S3Request request, Call call, String action) {
    Bucket bucket = known(request, call);
    call.require(permission(request, call, bucket, action, bucket.arn()));
    return bucket;
  }

  /// The bucket of a request, once the caller may do something to the object.
  Bucket object(S3Request request, Call call, String action) {
    Bucket bucket = known(request, call);
    call.require(
        permission(request, call, bucket, action, arn(bucket, request.key()))
            .asking(tags(request.name(), request.versionId())));
    return bucket;
  }

  static String arn(Bucket bucket, String key) {
    return bucket.arn() + "/" + key;
  }

  /// Another object, such as the source of a copy.
  Bucket other(
      S3Request request, Call call, ObjectName name, @Nullable String versionId, String action) {
    Bucket bucket = rooms.store().buckets().bucket(name.bucket());
    requireOwner(request.header("x-amz-source-expected-bucket-owner"), bucket);
    call.require(
        permission(request, call, bucket, action, arn(bucket, name.key()))
            .asking(tags(name, versionId)));
    return bucket;
  }

  /// The tags that an object has already: `s3:ExistingObjectTag/KEY`.
  private Permission.CostlyKeys tags(ObjectName name, @Nullable String versionId) {
    return key ->
        key.startsWith(EXISTING_TAG)
            ? rooms.store().find(name, versionId).stream()
                .flatMap(object -> object.metadata().labels().tags().entrySet().stream())
                .filter(tag -> tag.getKey().equalsIgnoreCase(key.substring(EXISTING_TAG.length())))
                .map(Map.Entry::getValue)
                .toList()
            : List.of();
  }

  boolean permits(S3Request request, Call call, Bucket bucket, String action, String arn) {
    return call.permits(permission(request, call, bucket, action, arn));
  }

  /// Why a key is not there, which only those learn who may list the bucket.
  ApiException missing(S3Request request, Call call, Bucket bucket, ApiException error) {
    return permits(request, call, bucket, "s3:ListBucket", bucket.arn())
        ? error
        : new ApiException(403, "AccessDenied", "Access Denied");
  }

  /// The bucket of a request, for operations that ask about each object.
  Bucket known(S3Request request, Call call) {
    Optional<Bucket> bucket = rooms.store().buckets().find(request.bucket());
    if (bucket.isEmpty()) {
      // Everybody may know that a name is free; the call is asked all the same.
      call.permits(Permission.of("s3:ListBucket", "arn:aws:s3:::" + request.bucket()));
      throw new ApiException(
          404,
          "NoSuchBucket",
          "The specified bucket does not exist",
          Map.of("BucketName", request.bucket()));
    }
    requireOwner(request.header(EXPECTED_OWNER), bucket.get());
    return bucket.get();
  }

  private static void requireOwner(Optional<String> expected, Bucket bucket) {
    if (expected.isPresent() && !expected.get().equals(bucket.account())) {
      throw new ApiException(403, "AccessDenied", "Access Denied");
    }
  }

  private Permission permission(
      S3Request request, Call call, Bucket bucket, String action, String arn) {
    Permission permission =
        Permission.of(action, arn)
            .guardedBy(policy(bucket, call), bucket.account())
            .when("s3:ResourceAccount", bucket.account());
    permission = SignatureKeys.add(permission, request, call.now());
    for (Map.Entry<String, String> key : HEADER_KEYS.entrySet()) {
      Optional<String> value = request.header(key.getKey());
      if (value.isPresent()) {
        permission = permission.when(key.getValue(), value.get());
      }
    }
    for (Map.Entry<String, String> key : QUERY_KEYS.entrySet()) {
      Optional<String> value = request.query(key.getKey());
      if (value.isPresent()) {
        permission = permission.when(key.getValue(), value.get());
      }
    }
    Map<String, String> tags = TagHeader.parse(request.header("x-amz-tagging").orElse(""));
    if (!tags.isEmpty()) {
      List<String> names = new ArrayList<>(tags.keySet());
      permission = permission.when("s3:RequestObjectTagKeys", names.toArray(String[]::new));
      for (Map.Entry<String, String> tag : tags.entrySet()) {
        permission = permission.when("s3:RequestObjectTag/" + tag.getKey(), tag.getValue());
      }
    }
    return permission;
  }

  /// The bucket's policy; none for strangers when it lets everybody in and the bucket restricts
  /// that.
  private static @Nullable PolicyDocument policy(Bucket bucket, Call call) {
    Optional<String> text = bucket.document("policy");
    boolean stranger =
        call.caller().kind() != Caller.Kind.SERVICE && !call.accountId().equals(bucket.account());
    if (text.isEmpty()
        || (stranger && PublicAccess.of(bucket).restrict() && BucketPolicies.open(text.get()))) {
      return null;
    }
    return PolicyDocument.parse(text.get());
  }

  /// Operations on an account's buckets.
  static void account(Call call, String action, String resource) {
    if (call.caller().kind() == Caller.Kind.ANONYMOUS) {
      call.permits(Permission.of(action, resource));
      throw new ApiException(403, "AccessDenied", "Access Denied");
    }
    call.require(Permission.of(action, resource));
  }
}
