package weir.api.s3;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;
import weir.api.protocol.PercentCoding;
import weir.store.objects.Bucket;
import weir.store.objects.ObjectBody;
import weir.store.objects.ObjectName;

/// What a copy is made of: `/bucket/key?versionId=…` in a header.
///
/// @param versionId null for the current one
record CopySource(ObjectName name, @Nullable String versionId) {
  static CopySource of(S3Request request) {
    String header = request.header("x-amz-copy-source").orElse("");
    int question = header.lastIndexOf("?versionId=");
    String version = question < 0 ? null : header.substring(question + "?versionId=".length());
    String path = question < 0 ? header : header.substring(0, question);
    // Java gives header values as Latin-1, whatever their bytes meant.
    String bytes = new String(path.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    String decoded = PercentCoding.decode(bytes.indexOf('%') < 0 ? bytes : path, true);
    if (decoded == null) {
      decoded = bytes;
    }
    String bare = decoded.startsWith("/") ? decoded.substring(1) : decoded;
    int slash = bare.indexOf('/');
    if (slash <= 0 || slash == bare.length() - 1) {
      throw S3Error.invalidArgument(
          "Copy Source must mention the source bucket and key: sourcebucket/sourcekey",
          "x-amz-copy-source",
          header);
    }
    return new CopySource(
        new ObjectName(bare.substring(0, slash), bare.substring(slash + 1)), version);
  }

  /// Opens the source, when the caller may read it and its conditions hold.
  ObjectBody open(Access access, S3Request request, Call call) throws java.io.IOException {
    String action = versionId == null ? "s3:GetObject" : "s3:GetObjectVersion";
    Bucket bucket = access.other(request, call, name, versionId, action);
    ObjectBody body =
        access
            .rooms()
            .store()
            .open(name, versionId)
            .orElseThrow(() ->
                access.missing(
                    request,
                    call,
                    bucket,
                    versionId == null
                        ? S3Error.noSuchKey(name.key())
                        : S3Error.noSuchVersion(name.key(), versionId)));
    boolean kept = false;
    try {
      if (body.object().metadata().deleteMarker()) {
        throw versionId == null
            ? S3Error.noSuchKey(name.key())
            : ApiException.badRequest(
                "InvalidRequest",
                "The source of a copy request may not specifically refer to a delete marker by "
                    + "version id.");
      }
      new Conditions(request, "x-amz-copy-source-").beforeRead(body.object().metadata());
      body.unlock(access.rooms().keys(call));
      kept = true;
      return body;
    } finally {
      if (!kept) {
        body.close();
      }
    }
  }
}
