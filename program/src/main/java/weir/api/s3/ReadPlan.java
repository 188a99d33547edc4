package weir.api.s3;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import weir.api.protocol.ApiException;
import weir.api.protocol.WireResponse;
import weir.store.objects.Bucket;
import weir.store.objects.ObjectContent;
import weir.store.objects.StoredObject;

/// Which bytes of an object a request reads.
///
/// @param partial whether the answer says that it is a part
record ReadPlan(ByteRange range, boolean partial) {
  private static final Map<String, String> OVERRIDES =
      Map.of(
          "response-content-type", "Content-Type",
          "response-cache-control", "Cache-Control",
          "response-content-disposition", "Content-Disposition",
          "response-content-encoding", "Content-Encoding",
          "response-content-language", "Content-Language",
          "response-expires", "Expires");

  static ReadPlan of(S3Request request, StoredObject object) {
    long size = object.sizeBytes();
    Optional<String> header = request.header("range");
    Optional<String> part = request.query("partNumber");
    if (part.isPresent()) {
      if (header.isPresent()) {
        throw S3Error.invalidRequest(
            "Cannot specify both Range header and partNumber query parameter");
      }
      return part(request.number("partNumber", 1, 1, 10_000), object);
    }
    String ifRange = request.header("if-range").orElse("");
    boolean changed =
        !ifRange.isEmpty()
            && !ifRange.replace("\"", "").equals(object.metadata().content().etag())
            && !ifRange.equals(HttpDate.header(object.metadata().modifiedAt()));
    Optional<ByteRange> range =
        changed ? Optional.empty() : header.flatMap(text -> ByteRange.parse(text, size));
    return new ReadPlan(range.orElse(new ByteRange(0, size)), range.isPresent());
  }

  /// The bytes of one part; an object that came whole has one.
  private static ReadPlan part(int number, StoredObject object) {
    List<ObjectContent.Part> parts = object.metadata().content().parts();
    if (parts.isEmpty() && number == 1) {
      return new ReadPlan(new ByteRange(0, object.sizeBytes()), object.sizeBytes() > 0);
    }
    if (number > parts.size()) {
      throw new ApiException(
          416, "InvalidPartNumber", "The requested partnumber is not satisfiable");
    }
    long offset = parts.stream().limit(number - 1L).mapToLong(ObjectContent.Part::sizeBytes).sum();
    return new ReadPlan(new ByteRange(offset, parts.get(number - 1).sizeBytes()), true);
  }

  int status() {
    return partial ? 206 : 200;
  }

  WireResponse describe(
      WireResponse answer, S3Request request, StoredObject object, Bucket bucket) {
    WireResponse said = ObjectHeaders.describe(answer, object.metadata(), bucket);
    if (partial) {
      said = said.with("Content-Range", range.header(object.sizeBytes()));
    }
    int parts = object.metadata().content().parts().size();
    if (request.query("partNumber").isPresent() && parts > 0) {
      said = said.with("x-amz-mp-parts-count", Integer.toString(parts));
    }
    boolean wanted = request.header("x-amz-checksum-mode").orElse("").equalsIgnoreCase("ENABLED");
    if (wanted && !partial) {
      said = ObjectHeaders.checksums(said, object.metadata());
    }
    for (Map.Entry<String, String> override : OVERRIDES.entrySet()) {
      Optional<String> value = request.query(override.getKey());
      if (value.isPresent()) {
        said = said.with(override.getValue(), value.get());
      }
    }
    return said;
  }
}
