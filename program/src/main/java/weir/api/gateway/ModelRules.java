package weir.api.gateway;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import weir.api.protocol.ApiException;

/// What the model of a service says of a member's value, in AWS's sentences. Each rule gives the
/// value back, or throws the service's error. Members are named as in those sentences:
/// `logGroupName`. Lengths of texts are characters.
public final class ModelRules {
  private final String service;
  private final boolean showsValues;
  private final Function<String, ApiException> broken;
  private final Function<String, ApiException> unsupported;

  /// @param service as a sentence names it: `Weir's KMS`
  /// @param showsValues whether its sentences show what was given
  /// @param broken the service's error of a value that breaks its model
  /// @param unsupported the service's error of a member that Weir does not act on
  public ModelRules(
      String service,
      boolean showsValues,
      Function<String, ApiException> broken,
      Function<String, ApiException> unsupported) {
    this.service = service;
    this.showsValues = showsValues;
    this.broken = broken;
    this.unsupported = unsupported;
  }

  public <T> T present(String member, @Nullable T value) {
    if (value == null) {
      throw broken("Value null at '" + member + "'", "Member must not be null");
    }
    return value;
  }

  /// @param standard in the place of null
  public int within(String member, @Nullable Integer value, int least, int most, int standard) {
    int given = value == null ? standard : value;
    if (given < least) {
      throw broken(valueAt(given, member), atLeast("value", least));
    }
    if (given > most) {
      throw broken(valueAt(given, member), atMost("value", most));
    }
    return given;
  }

  /// @param standard in the place of null
  public long notNegative(String member, @Nullable Long value, long standard) {
    long given = value == null ? standard : value;
    if (given < 0) {
      throw broken(valueAt(given, member), atLeast("value", 0));
    }
    return given;
  }

  public String text(String member, @Nullable String value, int shortest, int longest) {
    String given = present(member, value);
    int length = given.codePointCount(0, given.length());
    if (length < shortest) {
      throw broken(valueAt(given, member), atLeast("length", shortest));
    }
    if (length > longest) {
      throw tooLong(member, longest);
    }
    return given;
  }

  /// As [#text], where nothing may be given.
  public @Nullable String optional(
      String member, @Nullable String value, int shortest, int longest) {
    return value == null ? null : text(member, value, shortest, longest);
  }

  /// As [#text], where nothing may be given, which is empty then.
  public String orEmpty(String member, @Nullable String value, int longest) {
    return value == null ? "" : text(member, value, 0, longest);
  }

  public String matches(String member, @Nullable String value, Pattern pattern) {
    String given = present(member, value);
    if (!pattern.matcher(given).matches()) {
      throw broken(
          valueAt(given, member),
          "Member must satisfy regular expression pattern: " + pattern.pattern());
    }
    return given;
  }

  /// @param given what the client wrote, null when the SDK knows no such value and it did write one
  public void oneOf(String member, @Nullable String given, Collection<String> values) {
    if (given != null && !values.contains(given)) {
      throw broken(
          valueAt(given, member),
          "Member must satisfy enum value set: [" + String.join(", ", values) + "]");
    }
  }

  public <C extends Collection<?>> C size(String member, C items, int least, int most) {
    if (items.size() < least) {
      throw broken(valueAt(items, member), atLeast("length", least));
    }
    if (items.size() > most) {
      throw tooLong(member, most);
    }
    return items;
  }

  /// Both members of a request for a page; what is wrong with either is said at once.
  ///
  /// @return the size of the page
  public int page(@Nullable String token, @Nullable Integer asked, int most) {
    int size = asked == null ? most : asked;
    List<String> violations = new ArrayList<>();
    if (token != null && token.isEmpty()) {
      violations.add(violation(valueAt(token, "nextToken"), atLeast("length", 1)));
    }
    if (size < 1) {
      violations.add(violation(valueAt(size, "maxResults"), atLeast("value", 1)));
    } else if (size > most) {
      violations.add(violation(valueAt(size, "maxResults"), atMost("value", most)));
    }
    if (!violations.isEmpty()) {
      throw broken(violations);
    }
    return size;
  }

  /// The value is secret or binary and stays out of the sentence.
  public byte[] bytes(String member, byte[] value, int shortest, int longest) {
    if (value.length < shortest) {
      throw broken(at(member), atLeast("length", shortest));
    }
    if (value.length > longest) {
      throw tooLong(member, longest);
    }
    return value;
  }

  /// @param place before the members' names: `TableInput.`
  /// @param known the members that Weir acts on; any other may be left out, empty or false
  public void only(String place, SdkPojo shape, Set<String> known) {
    for (SdkField<?> field : shape.sdkFields()) {
      if (!known.contains(field.memberName()) && isSet(field.getValueOrDefault(shape))) {
        throw unsupported.apply(
            place
                + field.memberName()
                + " is set, but "
                + service
                + " does not have it; leave it out");
      }
    }
  }

  /// False and the empty text are what clients mean when they leave a member out.
  private static boolean isSet(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean on -> on;
      case String text -> !text.isEmpty();
      case Collection<?> items -> !items.isEmpty();
      case Map<?, ?> pairs -> !pairs.isEmpty();
      case SdkPojo shape ->
          shape.sdkFields().stream().anyMatch(field -> isSet(field.getValueOrDefault(shape)));
      default -> true;
    };
  }

  /// A value this long would only drown the sentence.
  private ApiException tooLong(String member, int longest) {
    return broken(at(member), atMost("length", longest));
  }

  private ApiException broken(String where, String rule) {
    return broken(List.of(violation(where, rule)));
  }

  private ApiException broken(List<String> violations) {
    return broken.apply(
        violations.size()
            + (violations.size() == 1 ? " validation error" : " validation errors")
            + " detected: "
            + String.join("; ", violations));
  }

  private static String violation(String where, String rule) {
    return where + " failed to satisfy constraint: " + rule;
  }

  private static String at(String member) {
    return "Value at '" + member + "'";
  }

  private String valueAt(Object value, String member) {
    return showsValues ? "Value '" + value + "' at '" + member + "'" : at(member);
  }

  private static String atLeast(String measure, int least) {
    return "Member must have " + measure + " greater than or equal to " + least;
  }

  private static String atMost(String measure, int most) {
    return "Member must have " + measure + " less than or equal to " + most;
  }
}
