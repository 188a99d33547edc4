package weir.api.s3;

import java.io.IOException;
import java.util.List;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;
import weir.store.objects.Deleted;
import weir.store.objects.ObjectMetadata;
import weir.store.objects.ObjectName;
import weir.store.objects.ObjectRefusal;
import weir.store.objects.ObjectStore;

/// Deletes up to 1,000 objects.
record DeleteObjects(Access access) implements S3Operation {
  @Override
  public WireResponse answer(S3Request request, Call call) throws IOException {
    Bucket bucket = access.known(request, call);
    if (request.header("content-md5").isEmpty()
        && BodyDigests.checksums(request).isEmpty()
        && request.header("x-amz-trailer").isEmpty()) {
      throw S3Error.invalidRequest("Missing required header for this request: Content-MD5");
    }
    XmlElement xml = request.xml("Delete");
    boolean quiet = xml.value("Quiet").orElse("false").equals("true");
    List<XmlElement> objects = xml.all("Object");
    if (objects.isEmpty() || objects.size() > 1000) {
      throw S3Error.malformedXml();
    }
    XmlOutput answer = new XmlOutput("DeleteResult");
    for (XmlElement object : objects) {
      String key = object.required("Key");
      String version = object.value("VersionId").filter(text -> !text.isEmpty()).orElse("");
      try {
        delete(request, call, bucket, key, version, quiet, answer);
      } catch (ApiException refused) {
        error(answer, key, version, refused.code(), refused.sentence());
      } catch (ObjectRefusal refused) {
        ApiException error = S3Error.of(refused);
        error(answer, key, version, error.code(), error.sentence());
      }
    }
    return answer.answer();
  }

  private void delete(
      S3Request request,
      Call call,
      Bucket bucket,
      String key,
      String version,
      boolean quiet,
      XmlOutput answer) {
    String action = version.isEmpty() ? "s3:DeleteObject" : "s3:DeleteObjectVersion";
    if (!access.permits(request, call, bucket, action, Access.arn(bucket, key))) {
      throw new ApiException(403, "AccessDenied", "Access Denied");
    }
    ObjectName name = new ObjectName(bucket.name(), key);
    ObjectStore store = access.rooms().store();
    Deleted deleted =
        version.isEmpty() ? store.delete(name, current -> {}) : store.deleteVersion(name, version);
    if (quiet) {
      return;
    }
    answer.open("Deleted").element("Key", key);
    if (!version.isEmpty()) {
      answer.element("VersionId", version);
    }
    ObjectMetadata marker = deleted.marker();
    if (marker != null) {
      answer.element("DeleteMarker", true).element("DeleteMarkerVersionId", marker.versionId());
    }
    answer.close("Deleted");
  }

  private static void error(
      XmlOutput answer, String key, String version, String code, String sentence) {
    answer.open("Error").element("Key", key);
    if (!version.isEmpty()) {
      answer.element("VersionId", version);
    }
    answer.element("Code", code).element("Message", sentence).close("Error");
  }
}
