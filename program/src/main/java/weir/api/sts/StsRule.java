package weir.api.sts;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.api.protocol.ApiException;

/// What STS demands of requests. Each method gives the value back, or throws with AWS's sentence.
final class StsRule {
  private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]*");
  private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]*");

  private StsRule() {}

  static ApiException validation(String sentence) {
    return new ApiException(400, "ValidationError", sentence);
  }

  static ApiException denied(String sentence) {
    return new ApiException(403, "AccessDenied", sentence);
  }

  static ApiException unsupported(String what) {
    return validation("Weir does not support " + what);
  }

  static String roleArn(@Nullable String arn) {
    String text = text("roleArn", arn, 20, 2048);
    if (!text.startsWith("arn:")) {
      throw validation(text + " is invalid");
    }
    return text;
  }

  static String sessionName(@Nullable String name) {
    return matching("roleSessionName", text("roleSessionName", name, 2, 64), NAME);
  }

  static String federatedName(@Nullable String name) {
    return matching("name", text("name", name, 2, 32), NAME);
  }

  static @Nullable String externalId(@Nullable String id) {
    return id == null ? null : matching("externalId", text("externalId", id, 2, 1224), EXTERNAL_ID);
  }

  /// @param most seconds
  /// @param usual seconds, when the request says nothing
  static Duration duration(@Nullable Integer seconds, int most, int usual) {
    if (seconds == null) {
      return Duration.ofSeconds(usual);
    }
    if (seconds < 900) {
      throw violated(
          "durationSeconds",
          "'" + seconds + "'",
          "Member must have value greater than or equal to 900");
    }
    if (seconds > most) {
      throw violated(
          "durationSeconds",
          "'" + seconds + "'",
          "Member must have value less than or equal to " + most);
    }
    return Duration.ofSeconds(seconds);
  }

  static String text(String member, @Nullable String value, int shortest, int longest) {
    if (value == null) {
      throw violated(member, "null", "Member must not be null");
    }
    if (value.length() < shortest) {
      throw violated(
          member,
          "'" + value + "'",
          "Member must have length greater than or equal to " + shortest);
    }
    if (value.length() > longest) {
      throw violated(
          member, "'" + value + "'", "Member must have length less than or equal to " + longest);
    }
    return value;
  }

  private static String matching(String member, String value, Pattern pattern) {
    if (!pattern.matcher(value).matches()) {
      throw violated(
          member,
          "'" + value + "'",
          "Member must satisfy regular expression pattern: " + pattern.pattern());
    }
    return value;
  }

  private static ApiException violated(String member, String value, String rule) {
    return validation(
        "1 validation error detected: Value "
            + value
            + " at '"
            + member
            + "' failed to satisfy constraint: "
            + rule);
  }
}
