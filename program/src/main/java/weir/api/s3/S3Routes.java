package weir.api.s3;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import weir.api.protocol.ApiException;
import weir.query.trino.LogLoans;

/// Finds the operation of a request: by method, by whether it names a bucket or an object, and by
/// the query parameter that marks what of it is meant.
final class S3Routes {
  /// Parameters that mark what of a bucket or an object is meant; all others refine an operation.
  private static final Set<String> MARKERS =
      Set.of(
          "accelerate",
          "acl",
          "analytics",
          "attributes",
          "cors",
          "delete",
          "encryption",
          "intelligent-tiering",
          "inventory",
          "legal-hold",
          "lifecycle",
          "location",
          "logging",
          "metadataConfiguration",
          "metadataTable",
          "metrics",
          "notification",
          "object-lock",
          "ownershipControls",
          "policy",
          "policyStatus",
          "publicAccessBlock",
          "renameObject",
          "replication",
          "requestPayment",
          "restore",
          "retention",
          "select",
          "session",
          "tagging",
          "torrent",
          "uploadId",
          "uploads",
          "versioning",
          "versions",
          "website",
          "abac");

  private enum Level {
    SERVICE,
    BUCKET,
    OBJECT
  }

  private final Map<String, S3Operation> routes = new HashMap<>();
  private final LentObjects lent;

  S3Routes(S3Rooms rooms) {
    Access access = new Access(rooms);
    lent = new LentObjects(rooms.loans());
    add("GET", Level.SERVICE, "", new ListBuckets(access));
    addBuckets(access);
    addObjects(access);
    addUploads(access);
    for (KeptDocument document : BucketDocuments.all(new EventRules(rooms.targets()))) {
      add("GET", Level.BUCKET, document.marker(), new ReadDocument(access, document));
      add("PUT", Level.BUCKET, document.marker(), new WriteDocument(access, document));
      if (!document.operations().remove().isEmpty()) {
        add("DELETE", Level.BUCKET, document.marker(), new RemoveDocument(access, document));
      }
    }
    for (BucketDocuments.Absent feature : BucketDocuments.Absent.values()) {
      add("GET", Level.BUCKET, feature.marker, new ReadAbsent(access, feature));
    }
  }

  private void addBuckets(Access access) {
    add("PUT", Level.BUCKET, "", new CreateBucket(access));
    add("HEAD", Level.BUCKET, "", new HeadBucket(access));
    add("DELETE", Level.BUCKET, "", new DeleteBucket(access));
    add("GET", Level.BUCKET, "", new ListObjects(access));
    add("GET", Level.BUCKET, "list-type=2", new ListObjectsV2(access));
    add("GET", Level.BUCKET, "versions", new ListObjectVersions(access));
    add("GET", Level.BUCKET, "location", new GetBucketLocation(access));
    add("GET", Level.BUCKET, "versioning", new GetBucketVersioning(access));
    add("PUT", Level.BUCKET, "versioning", new PutBucketVersioning(access));
    add("GET", Level.BUCKET, "policy", new GetBucketPolicy(access));
    add("PUT", Level.BUCKET, "policy", new PutBucketPolicy(access));
    add("DELETE", Level.BUCKET, "policy", new DeleteBucketPolicy(access));
    add("GET", Level.BUCKET, "policyStatus", new GetBucketPolicyStatus(access));
    add("GET", Level.BUCKET, "acl", new GetBucketAcl(access));
    add("PUT", Level.BUCKET, "acl", new PutBucketAcl(access));
    add("POST", Level.BUCKET, "delete", new DeleteObjects(access));
  }

  private void addObjects(Access access) {
    add("PUT", Level.OBJECT, "", new PutObject(access));
    add("PUT", Level.OBJECT, "copy", new CopyObject(access));
    add("GET", Level.OBJECT, "", new GetObject(access));
    add("HEAD", Level.OBJECT, "", new HeadObject(access));
    add("DELETE", Level.OBJECT, "", new DeleteObject(access));
    add("GET", Level.OBJECT, "attributes", new GetObjectAttributes(access));
    add("GET", Level.OBJECT, "acl", new GetObjectAcl(access));
    add("PUT", Level.OBJECT, "acl", new PutObjectAcl(access));
    add("GET", Level.OBJECT, "tagging", new GetObjectTagging(access));
    add("PUT", Level.OBJECT, "tagging", new PutObjectTagging(access));
    add("DELETE", Level.OBJECT, "tagging", new DeleteObjectTagging(access));
  }

  private void addUploads(Access access) {
    add("GET", Level.BUCKET, "uploads", new ListMultipartUploads(access));
    add("POST", Level.OBJECT, "uploads", new CreateMultipartUpload(access));
    add("PUT", Level.OBJECT, "uploadId", new UploadPart(access));
    add("PUT", Level.OBJECT, "uploadId copy", new UploadPartCopy(access));
    add("POST", Level.OBJECT, "uploadId", new CompleteMultipartUpload(access));
    add("DELETE", Level.OBJECT, "uploadId", new AbortMultipartUpload(access));
    add("GET", Level.OBJECT, "uploadId", new ListParts(access));
  }

  private void add(String method, Level level, String marker, S3Operation operation) {
    if (routes.put(method + " " + level + " " + marker, operation) != null) {
      throw new IllegalArgumentException(method + " " + level + " " + marker + " is there twice");
    }
  }

  /// Method, level and marker of every route: `PUT BUCKET policy`.
  List<String> names() {
    return routes.keySet().stream().sorted().toList();
  }

  List<String> operationNames() {
    return routes.values().stream().map(S3Operation::name).sorted().toList();
  }

  /// @throws ApiException 501 that says what Weir does not do, 405 for methods that S3 does not
  ///   know
  S3Operation find(S3Request request) {
    Level level =
        request.bucket().isEmpty()
            ? Level.SERVICE
            : request.key().isEmpty() ? Level.BUCKET : Level.OBJECT;
    String method = request.wire().method();
    String route = method + " " + level + " " + marker(request, level);
    if (request.bucket().equals(LogLoans.BUCKET) && lent.find(route).isPresent()) {
      return lent.find(route).get();
    }
    S3Operation operation = routes.get(route);
    if (operation != null) {
      return operation;
    }
    if (method.equals("OPTIONS")) {
      throw new ApiException(
          403, "AccessForbidden", "CORSResponse: CORS is not enabled for this bucket.");
    }
    String form = request.header("content-type").orElse("").toLowerCase(Locale.ROOT);
    if (method.equals("POST") && form.startsWith("multipart/form-data")) {
      throw S3Error.notImplemented("uploads by POST form; use PUT or a presigned URL");
    }
    String what = marker(request, level);
    if (Set.of("GET", "PUT", "POST", "DELETE", "HEAD").contains(method) && !what.isEmpty()) {
      throw S3Error.notImplemented(
          method + " of " + level.name().toLowerCase(Locale.ROOT) + "?" + what);
    }
    throw new ApiException(
        405,
        "MethodNotAllowed",
        "The specified method is not allowed against this resource.",
        Map.of("Method", method, "ResourceType", level.name()));
  }

  private static String marker(S3Request request, Level level) {
    String marker = "";
    for (String name : request.query().keySet()) {
      if (MARKERS.contains(name)) {
        marker = name;
        break;
      }
    }
    if (level == Level.BUCKET
        && marker.isEmpty()
        && request.wire().method().equals("GET")
        && request.query("list-type").orElse("").equals("2")) {
      return "list-type=2";
    }
    boolean copy =
        level == Level.OBJECT
            && request.wire().method().equals("PUT")
            && (marker.isEmpty() || marker.equals("uploadId"))
            && request.header("x-amz-copy-source").isPresent();
    return copy ? (marker + " copy").strip() : marker;
  }
}
