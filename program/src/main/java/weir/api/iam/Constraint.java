package weir.api.iam;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What IAM demands of the texts that clients send. Each gives the text back, or throws
/// ValidationError with AWS's sentence.
final class Constraint {
  private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]+");
  private static final Pattern PATH = Pattern.compile("/|/[\\x21-\\x7E]+/");
  private static final int LONGEST_PATH = 512;

  private Constraint() {}

  static String userName(@Nullable String name) {
    return name("userName", name, 64);
  }

  static String groupName(@Nullable String name) {
    return name("groupName", name, 128);
  }

  static String roleName(@Nullable String name) {
    return name("roleName", name, 64);
  }

  static String policyName(@Nullable String name) {
    return name("policyName", name, 128);
  }

  static String instanceProfileName(@Nullable String name) {
    return name("instanceProfileName", name, 128);
  }

  /// A name of letters, digits and `+=,.@_-`.
  static String name(String member, @Nullable String name, int longest) {
    String text = text(member, name, 1, longest);
    if (!NAME.matcher(text).matches()) {
      throw IamError.validation(
          "The specified value for "
              + member
              + " is invalid. It must contain only alphanumeric characters and/or the following:"
              + " +=,.@_-");
    }
    return text;
  }

  /// `/` when there is none.
  static String path(@Nullable String path) {
    if (path == null) {
      return "/";
    }
    String text = text("path", path, 1, LONGEST_PATH);
    if (!PATH.matcher(text).matches()) {
      throw IamError.validation(
          "The specified value for path is invalid. It must begin and end with / and contain only"
              + " alphanumeric characters and/or / characters.");
    }
    return text;
  }

  /// What paths must begin with; `/` when nothing was said.
  static String pathPrefix(@Nullable String prefix) {
    if (prefix == null) {
      return "/";
    }
    String text = text("pathPrefix", prefix, 1, LONGEST_PATH);
    if (!text.startsWith("/")) {
      throw IamError.validation(
          "The specified value for pathPrefix is invalid. It must begin with / and contain only"
              + " alphanumeric characters and/or / characters.");
    }
    return text;
  }

  /// @param shortest characters
  /// @param longest characters
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

  /// @return the value, or `absent` when there is none
  static int number(String member, @Nullable Integer value, int least, int most, int absent) {
    if (value == null) {
      return absent;
    }
    if (value < least) {
      throw violated(
          member, "'" + value + "'", "Member must have value greater than or equal to " + least);
    }
    if (value > most) {
      throw violated(
          member, "'" + value + "'", "Member must have value less than or equal to " + most);
    }
    return value;
  }

  private static RuntimeException violated(String member, String value, String rule) {
    return IamError.validation(
        "1 validation error detected: Value "
            + value
            + " at '"
            + member
            + "' failed to satisfy constraint: "
            + rule);
  }
}
