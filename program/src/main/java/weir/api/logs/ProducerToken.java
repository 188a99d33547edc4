package weir.api.logs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.store.logs.BatchMark;

/// The sequence tokens of Weir's own delivery, `weir/PRODUCER/N/I`: they name a batch, so that one
/// that is sent again is kept once. All other tokens mean nothing, as with AWS.
final class ProducerToken {
  static final String PREFIX = "weir/";

  private static final Pattern FORM = Pattern.compile("weir/(.{1,256})/(\\d{1,18})/(\\d{1,18})");

  private ProducerToken() {}

  static @Nullable BatchMark mark(@Nullable String token) {
    if (token == null || !token.startsWith(PREFIX)) {
      return null;
    }
    Matcher form = FORM.matcher(token);
    return form.matches()
        ? new BatchMark(form.group(1), Long.parseLong(form.group(2)), Long.parseLong(form.group(3)))
        : null;
  }
}
