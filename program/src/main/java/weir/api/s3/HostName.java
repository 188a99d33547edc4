package weir.api.s3;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The bucket in a host name: `bucket.s3.amazonaws.com`, `bucket.s3.eu-west-1.amazonaws.com`,
/// `bucket.s3.localhost:4566`, `bucket.localhost`.
final class HostName {
  private static final Pattern WITH_BUCKET =
      Pattern.compile(
          "(.+?)\\.(?:s3(?:[.-][a-z0-9-]+)?\\.(?:amazonaws\\.com|localhost)|localhost)");

  private HostName() {}

  static Optional<String> bucket(String host) {
    int colon = host.lastIndexOf(':');
    Matcher matcher =
        WITH_BUCKET.matcher(colon > host.lastIndexOf(']') ? host.substring(0, colon) : host);
    return matcher.matches() && !matcher.group(1).matches("s3(?:[.-].*)?")
        ? Optional.of(matcher.group(1))
        : Optional.empty();
  }
}
