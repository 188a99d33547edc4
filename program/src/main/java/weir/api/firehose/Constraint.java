package weir.api.firehose;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import weir.api.protocol.ApiException;

/// What the model says of a member's value, in AWS's sentences. Members are named as there:
/// `deliveryStreamName`.
final class Constraint {
  private Constraint() {}

  static <T> T present(String member, @Nullable T value) {
    if (value == null) {
      throw broken("Value null at '" + member + "'", "Member must not be null");
    }
    return value;
  }

  static String text(String member, @Nullable String value, int shortest, int longest) {
    String given = present(member, value);
    if (given.length() < shortest) {
      throw broken(
          "Value '" + given + "' at '" + member + "'",
          "Member must have length greater than or equal to " + shortest);
    }
    if (given.length() > longest) {
      throw tooLong(member, longest);
    }
    return given;
  }

  static void matches(String member, String value, Pattern pattern) {
    if (!pattern.matcher(value).matches()) {
      throw broken(
          "Value '" + value + "' at '" + member + "'",
          "Member must satisfy regular expression pattern: " + pattern.pattern());
    }
  }

  /// @param standard in the place of null
  static int within(String member, @Nullable Integer value, int least, int most, int standard) {
    int given = value == null ? standard : value;
    if (given < least) {
      throw broken(
          "Value '" + given + "' at '" + member + "'",
          "Member must have value greater than or equal to " + least);
    }
    if (given > most) {
      throw broken(
          "Value '" + given + "' at '" + member + "'",
          "Member must have value less than or equal to " + most);
    }
    return given;
  }

  /// The value itself would only drown the sentence.
  static ApiException tooLong(String member, int longest) {
    return broken(
        "Value at '" + member + "'", "Member must have length less than or equal to " + longest);
  }

  static ApiException tooShort(String member, int shortest) {
    return broken(
        "Value at '" + member + "'",
        "Member must have length greater than or equal to " + shortest);
  }

  /// @param known the members that Weir acts on
  /// @throws ApiException when another one is set
  static void only(SdkPojo shape, Set<String> known) {
    for (SdkField<?> field : shape.sdkFields()) {
      if (!known.contains(field.memberName()) && isSet(field.getValueOrDefault(shape))) {
        throw FirehoseErrors.invalid(
            field.memberName() + " is set, but Weir's Firehose does not have it; leave it out");
      }
    }
  }

  private static boolean isSet(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Collection<?> items -> !items.isEmpty();
      case Map<?, ?> pairs -> !pairs.isEmpty();
      default -> true;
    };
  }

  private static ApiException broken(String where, String rule) {
    return FirehoseErrors.validation(
        "1 validation error detected: " + where + " failed to satisfy constraint: " + rule);
  }
}
