package weir.api.s3;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/// What a request asks for, for the audit record: bucket, key and parameters. Signatures, tokens
/// and bodies are left out.
final class RequestText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RequestText() {}

  static String print(S3Request request) {
    ObjectNode node = JSON.createObjectNode();
    if (!request.bucket().isEmpty()) {
      node.put("bucketName", request.bucket());
    }
    if (!request.key().isEmpty()) {
      node.put("key", request.key());
    }
    request
        .query()
        .forEach((name, value) -> {
          if (!name.toLowerCase(Locale.ROOT).startsWith("x-amz-")) {
            node.put(name, value);
          }
        });
    request.header("x-amz-copy-source").ifPresent(source -> node.put("x-amz-copy-source", source));
    return node.toString();
  }
}
