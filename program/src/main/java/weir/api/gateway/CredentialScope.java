package weir.api.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.api.protocol.WireRequest;

/// The credential scope that a request claims; nothing of it is verified here.
final class CredentialScope {
  private static final Pattern IN_HEADER =
      Pattern.compile("Credential=[^/,]+/\\d{8}/[^/,]*/([^/,]+)/aws4_request");
  private static final Pattern IN_QUERY = Pattern.compile("(?:^|&)X-Amz-Credential=([^&]+)");

  private CredentialScope() {}

  /// The service that the request was signed for.
  static Optional<String> service(WireRequest request) {
    Matcher header = IN_HEADER.matcher(request.header("authorization").orElse(""));
    if (header.find()) {
      return Optional.of(header.group(1));
    }
    Matcher query = IN_QUERY.matcher(request.rawQuery());
    if (query.find()) {
      String[] parts = decoded(query.group(1)).split("/");
      return parts.length == 5 ? Optional.of(parts[3]) : Optional.empty();
    }
    return Optional.empty();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }
}
