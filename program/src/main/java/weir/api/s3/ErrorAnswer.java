package weir.api.s3;

import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import weir.api.protocol.ApiException;
import weir.api.protocol.WireRequest;
import weir.api.protocol.WireResponse;

/// Errors as S3 writes them: XML without a namespace; without a body for HEAD and 304.
final class ErrorAnswer {
  /// Begins the name of a detail that is a header of the answer.
  static final String HEADER = "header:";

  private ErrorAnswer() {}

  static WireResponse of(WireRequest request, ApiException error, String requestId) {
    String hostId =
        Base64.getEncoder()
            .encodeToString(
                ("weir " + requestId).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    WireResponse answer;
    if (error.status() == 304 || request.method().equals("HEAD")) {
      answer = new WireResponse(error.status(), Map.of(), WireResponse.Body.EMPTY);
    } else {
      XmlOutput xml = XmlOutput.bare("Error");
      xml.element("Code", error.code()).element("Message", error.sentence());
      new TreeMap<>(error.details())
          .forEach((name, value) -> {
            if (!name.startsWith(HEADER)) {
              xml.element(name, value);
            }
          });
      answer = xml.element("RequestId", requestId).element("HostId", hostId).answer(error.status());
    }
    for (Map.Entry<String, String> detail : error.details().entrySet()) {
      if (detail.getKey().startsWith(HEADER)) {
        answer = answer.with(detail.getKey().substring(HEADER.length()), detail.getValue());
      }
    }
    return answer.with("x-amz-id-2", hostId);
  }
}
