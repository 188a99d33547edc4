package weir.api.athena;

import java.util.ArrayList;
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
/// `queryString`.
final class Constraint {
  private Constraint() {}

  static <T> T present(String member, @Nullable T value) {
    if (value == null) {
      throw broken(
          List.of(
              "Value null at '"
                  + member
                  + "' failed to satisfy constraint: Member must not be"
                  + " null"));
    }
    return value;
  }

  static String text(String member, @Nullable String value, int shortest, int longest) {
    String given = present(member, value);
    int length = given.codePointCount(0, given.length());
    if (length < shortest) {
      throw broken(at(member, "Member must have length greater than or equal to " + shortest));
    }
    if (length > longest) {
      throw broken(at(member, "Member must have length less than or equal to " + longest));
    }
    return given;
  }

  /// As [#text], where nothing may be given.
  static @Nullable String optional(
      String member, @Nullable String value, int shortest, int longest) {
    return value == null ? null : text(member, value, shortest, longest);
  }

  static String matching(String member, @Nullable String value, Pattern pattern) {
    String given = present(member, value);
    if (!pattern.matcher(given).matches()) {
      throw broken(
          List.of(
              "Value '"
                  + given
                  + "' at '"
                  + member
                  + "' failed to satisfy constraint: Member must satisfy regular expression"
                  + " pattern: "
                  + pattern.pattern()));
    }
    return given;
  }

  /// Both members of a request for a page; what is wrong with either is said at once.
  ///
  /// @return the size of the page
  static int page(@Nullable String token, @Nullable Integer asked, int most) {
    int size = asked == null ? most : asked;
    List<String> wrong = new ArrayList<>();
    if (token != null && token.isEmpty()) {
      wrong.addAll(at("nextToken", "Member must have length greater than or equal to 1"));
    }
    if (size < 1) {
      wrong.addAll(at("maxResults", "Member must have value greater than or equal to 1"));
    } else if (size > most) {
      wrong.addAll(at("maxResults", "Member must have value less than or equal to " + most));
    }
    if (!wrong.isEmpty()) {
      throw broken(wrong);
    }
    return size;
  }

  static void size(String member, Collection<?> items, int least, int most) {
    if (items.size() < least) {
      throw broken(at(member, "Member must have length greater than or equal to " + least));
    }
    if (items.size() > most) {
      throw broken(at(member, "Member must have length less than or equal to " + most));
    }
  }

  /// @param known the members that Weir acts on
  /// @throws ApiException when another one is set
  static void only(SdkPojo shape, Set<String> known) {
    for (SdkField<?> field : shape.sdkFields()) {
      if (!known.contains(field.memberName()) && isSet(field.getValueOrDefault(shape))) {
        throw AthenaErrors.invalid(
            field.memberName() + " is set, but Weir's Athena does not have it; leave it out");
      }
    }
  }

  private static boolean isSet(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean truth -> truth;
      case Collection<?> items -> !items.isEmpty();
      case Map<?, ?> pairs -> !pairs.isEmpty();
      default -> true;
    };
  }

  private static List<String> at(String member, String rule) {
    return List.of("Value at '" + member + "' failed to satisfy constraint: " + rule);
  }

  private static ApiException broken(List<String> wrong) {
    return AthenaErrors.invalid(
        wrong.size()
            + (wrong.size() == 1 ? " validation error" : " validation errors")
            + " detected: "
            + String.join("; ", wrong));
  }
}
