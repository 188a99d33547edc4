package weir.api.glue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import weir.api.protocol.ApiException;

/// What the model says of a member's value, in AWS's sentences. Members are named as there:
/// `databaseName`.
final class Constraint {
  private static final Pattern NAME =
      Pattern.compile("[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\t]*");

  private Constraint() {}

  static <T> T present(String member, @Nullable T value) {
    if (value == null) {
      throw broken("Value null at '" + member + "'", "Member must not be null");
    }
    return value;
  }

  /// A name of anything.
  static String name(String member, @Nullable String value) {
    String name = text(member, value, 1, 255);
    if (!NAME.matcher(name).matches()) {
      throw broken(
          "Value '" + name + "' at '" + member + "'",
          "Member must satisfy regular expression pattern: " + NAME.pattern());
    }
    return name;
  }

  static String text(String member, @Nullable String value, int shortest, int longest) {
    String given = present(member, value);
    if (given.length() < shortest) {
      throw broken(
          "Value '" + given + "' at '" + member + "'",
          "Member must have length greater than or equal to " + shortest);
    }
    return atMost(member, given, longest);
  }

  /// Empty for null.
  static String optional(String member, @Nullable String value, int longest) {
    return value == null ? "" : atMost(member, value, longest);
  }

  private static String atMost(String member, String given, int longest) {
    if (given.length() > longest) {
      throw broken(
          "Value at '" + member + "'", "Member must have length less than or equal to " + longest);
    }
    return given;
  }

  static <T> List<T> atMost(String member, List<T> items, int most) {
    if (items.size() > most) {
      throw broken(
          "Value at '" + member + "'", "Member must have length less than or equal to " + most);
    }
    return items;
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

  static long version(@Nullable String versionId) {
    try {
      return Long.parseLong(present("versionId", versionId));
    } catch (NumberFormatException notOne) {
      throw GlueErrors.invalid("VersionId is " + versionId + " but must be a number");
    }
  }

  /// @param place before the members' names: `TableInput.`
  /// @param known the members that Weir acts on
  /// @throws ApiException when another one is set
  static void only(String place, SdkPojo shape, Set<String> known) {
    for (SdkField<?> field : shape.sdkFields()) {
      if (!known.contains(field.memberName()) && isSet(field.getValueOrDefault(shape))) {
        throw GlueErrors.invalid(
            place + field.memberName() + " is set, but Weir's Glue does not have it; leave it out");
      }
    }
  }

  private static boolean isSet(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean on -> on;
      case Collection<?> items -> !items.isEmpty();
      case Map<?, ?> pairs -> !pairs.isEmpty();
      case SdkPojo shape ->
          shape.sdkFields().stream().anyMatch(field -> isSet(field.getValueOrDefault(shape)));
      default -> true;
    };
  }

  private static ApiException broken(String where, String rule) {
    return GlueErrors.validation(
        "1 validation error detected: " + where + " failed to satisfy constraint: " + rule);
  }
}
