package weir.api.logs;

import java.util.Locale;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;

/// The tokens that PutLogEvents answers with. AWS takes whatever token comes back, or none; they
/// are here for clients that expect one.
final class SequenceTokens {
  private SequenceTokens() {}

  static String of(LogStream stream) {
    Long created = stream.creationTime();
    return text(created == null ? 0 : created);
  }

  static String text(long number) {
    return String.format(Locale.ROOT, "%056d", number);
  }
}
