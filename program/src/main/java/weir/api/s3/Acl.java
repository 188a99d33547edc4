package weir.api.s3;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import weir.api.protocol.ApiException;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;

/// Access control lists: canned ones that give nobody but the owners anything are kept and answered
/// as grants. Others are refused, because Weir decides by policies alone.
final class Acl {
  private static final Set<String> KEPT =
      Set.of("private", "bucket-owner-full-control", "bucket-owner-read");
  private static final String ENFORCED = "BucketOwnerEnforced";

  private Acl() {}

  /// The canned ACL of a request that writes.
  static String ofRequest(S3Request request, Bucket bucket) {
    for (String name : request.wire().headers().keySet()) {
      if (name.startsWith("x-amz-grant-")) {
        throw enforced(bucket) ? notSupported() : S3Error.notImplemented("the header " + name);
      }
    }
    Optional<String> canned = request.header("x-amz-acl");
    if (canned.isEmpty()) {
      return "private";
    }
    return verified(canned.get(), bucket);
  }

  /// Checks the ACL of a request that makes a bucket. Where ACLs are off, one that gives nobody but
  /// the owner anything says nothing new and is let through, as at AWS: Terraform always sends it.
  static void checkCreation(S3Request request, Bucket bucket) {
    if (!enforced(bucket)) {
      ofRequest(request, bucket);
      return;
    }
    boolean grants =
        request.wire().headers().keySet().stream()
            .anyMatch(name -> name.startsWith("x-amz-grant-"));
    String canned = request.header("x-amz-acl").orElse("private");
    if (!isKnown(canned)) {
      throw S3Error.invalidArgument("", "x-amz-acl", canned);
    }
    if (grants || !KEPT.contains(canned)) {
      throw ApiException.badRequest(
          "InvalidBucketAclWithObjectOwnership",
          "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting");
    }
  }

  private static boolean isKnown(String canned) {
    return KEPT.contains(canned)
        || canned.matches(
            "public-read|public-read-write|authenticated-read|aws-exec-read|log-delivery-write");
  }

  private static String verified(String canned, Bucket bucket) {
    if (!isKnown(canned)) {
      throw S3Error.invalidArgument("", "x-amz-acl", canned);
    }
    if (enforced(bucket) && !canned.equals("bucket-owner-full-control")) {
      throw notSupported();
    }
    if (!KEPT.contains(canned)) {
      throw S3Error.notImplemented(
          "the canned ACL " + canned + "; grant it with a bucket policy instead");
    }
    return canned;
  }

  private static ApiException notSupported() {
    return ApiException.badRequest(
        "AccessControlListNotSupported", "The bucket does not allow ACLs");
  }

  /// Whether the bucket's owner owns every object and ACLs are off, which is the default.
  static boolean enforced(Bucket bucket) {
    return bucket
        .document("ownershipControls")
        .map(text ->
            XmlElement.parse(text.getBytes(StandardCharsets.UTF_8), "OwnershipControls")
                .child("Rule")
                .map(rule -> rule.required("ObjectOwnership").equals(ENFORCED))
                .orElse(false))
        .orElse(bucket.document("ownershipControlsRemoved").isEmpty());
  }

  /// The grants of an object or a bucket.
  static WireResponse answer(Bucket bucket, String owner, String canned) {
    XmlOutput xml = new XmlOutput("AccessControlPolicy");
    String account = owner.isEmpty() || enforced(bucket) ? bucket.account() : owner;
    xml.owner("Owner", account).open("AccessControlList");
    grant(xml, account, "FULL_CONTROL");
    if (!account.equals(bucket.account()) && !canned.equals("private")) {
      grant(xml, bucket.account(), canned.equals("bucket-owner-read") ? "READ" : "FULL_CONTROL");
    }
    return xml.close("AccessControlList").answer();
  }

  private static void grant(XmlOutput xml, String account, String permission) {
    xml.open("Grant")
        .raw(
            "<Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xsi:type=\"CanonicalUser\">")
        .element("ID", CanonicalUser.id(account))
        .element("DisplayName", account)
        .close("Grantee")
        .element("Permission", permission)
        .close("Grant");
  }

  /// The canned ACL that a PutBucketAcl or PutObjectAcl asks for, by header or by grants.
  static String ofBody(S3Request request, byte[] body, Bucket bucket, String owner) {
    if (request.header("x-amz-acl").isPresent() || body.length == 0) {
      if (request.header("x-amz-acl").isEmpty()) {
        throw ApiException.badRequest(
            "MissingSecurityHeader", "Your request was missing a required header");
      }
      return ofRequest(request, bucket);
    }
    XmlElement policy = XmlElement.parse(body, "AccessControlPolicy");
    if (enforced(bucket)) {
      throw notSupported();
    }
    XmlElement list = policy.child("AccessControlList").orElseThrow(S3Error::malformedXml);
    boolean ownersOnly =
        list.all("Grant").stream()
            .allMatch(grant ->
                grant
                        .child("Grantee")
                        .flatMap(grantee -> grantee.value("ID"))
                        .orElse("")
                        .equals(CanonicalUser.id(owner))
                    && grant.required("Permission").equals("FULL_CONTROL"));
    if (!ownersOnly) {
      throw S3Error.notImplemented(
          "grants to anybody but the owner; grant with a bucket policy instead");
    }
    return "private";
  }
}
