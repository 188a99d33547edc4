package weir.api.logs;

import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.api.protocol.ApiException;

/// What the model says of a member's value, in AWS's sentences. Members are named as there:
/// `logGroupName`.
final class Constraint {
  private Constraint() {}

  static <T> T present(String member, @Nullable T value) {
    if (value == null) {
      throw broken("Value null at '" + member + "'", "Member must not be null");
    }
    return value;
  }

  /// @param standard in the place of null
  static int within(String member, @Nullable Integer value, int least, int most, int standard) {
    int given = value == null ? standard : value;
    if (given < least) {
      throw broken(
          valueAt(given, member), "Member must have value greater than or equal to " + least);
    }
    if (given > most) {
      throw broken(valueAt(given, member), "Member must have value less than or equal to " + most);
    }
    return given;
  }

  /// @param standard in the place of null
  static long notNegative(String member, @Nullable Long value, long standard) {
    long given = value == null ? standard : value;
    if (given < 0) {
      throw broken(valueAt(given, member), "Member must have value greater than or equal to 0");
    }
    return given;
  }

  static String text(String member, @Nullable String value, int shortest, int longest) {
    String given = present(member, value);
    if (given.length() < shortest) {
      throw broken(
          valueAt(given, member), "Member must have length greater than or equal to " + shortest);
    }
    if (given.length() > longest) {
      // A value this long would only drown the sentence.
      throw broken(
          "Value at '" + member + "'", "Member must have length less than or equal to " + longest);
    }
    return given;
  }

  static <C extends Collection<?>> C size(String member, C items, int least, int most) {
    if (items.size() < least) {
      throw broken(
          valueAt(items, member), "Member must have length greater than or equal to " + least);
    }
    if (items.size() > most) {
      throw broken(
          "Value at '" + member + "'", "Member must have length less than or equal to " + most);
    }
    return items;
  }

  static void matches(String member, String value, Pattern pattern) {
    if (!pattern.matcher(value).matches()) {
      throw broken(
          valueAt(value, member),
          "Member must satisfy regular expression pattern: " + pattern.pattern());
    }
  }

  /// @param given what the client wrote, null when the SDK knows no such value and it did write one
  static void oneOf(String member, @Nullable String given, Collection<String> values) {
    if (given != null && !values.contains(given)) {
      throw broken(
          valueAt(given, member),
          "Member must satisfy enum value set: [" + String.join(", ", values) + "]");
    }
  }

  private static String valueAt(Object value, String member) {
    return "Value '" + value + "' at '" + member + "'";
  }

  static ApiException broken(String where, String rule) {
    return LogsErrors.invalid(
        "1 validation error detected: " + where + " failed to satisfy constraint: " + rule);
  }
}
