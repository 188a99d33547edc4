package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weir.api.protocol.ApiException;

/// One page of an answer. A token says behind what the next page begins, so that what comes or goes
/// meanwhile neither doubles nor hides anything else.
///
/// @param nextToken null on the last page
record Page<T>(List<T> items, @Nullable String nextToken) {
  /// What a request says of pages.
  ///
  /// @param most items of a page, which are also those of a page whose request does not say
  record Asked(@Nullable Integer limit, @Nullable String token, int most) {
    int size() {
      return RULES.within("maxResults", limit, 1, most, most);
    }
  }

  /// @param items in the order of their places
  /// @param place texts that stand in the items' order
  static <T> Page<T> of(List<T> items, Function<T, String> place, Asked asked) {
    String after = place(asked.token());
    int from = 0;
    while (!after.isEmpty()
        && from < items.size()
        && place.apply(items.get(from)).compareTo(after) <= 0) {
      from++;
    }
    int to = Math.min(items.size(), from + asked.size());
    return new Page<>(
        List.copyOf(items.subList(from, to)),
        to < items.size() ? token(place.apply(items.get(to - 1))) : null);
  }

  /// Pages of items whose order is the caller's, so that only their number says where one ended.
  static <T> Page<T> numbered(List<T> items, Asked asked) {
    String before = place(asked.token());
    int from;
    try {
      from = before.isEmpty() ? 0 : Math.clamp(Long.parseLong(before), 0, items.size());
    } catch (NumberFormatException other) {
      throw bad();
    }
    int to = Math.min(items.size(), from + asked.size());
    return new Page<>(
        List.copyOf(items.subList(from, to)), to < items.size() ? token(String.valueOf(to)) : null);
  }

  /// @param place empty on the last page
  static @Nullable String token(String place) {
    return place.isEmpty()
        ? null
        : Base64.getUrlEncoder().encodeToString(("p:" + place).getBytes(StandardCharsets.UTF_8));
  }

  /// @param token null or empty for the first page
  static String place(@Nullable String token) {
    if (token == null || token.isEmpty()) {
      return "";
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.startsWith("p:")) {
        return text.substring(2);
      }
    } catch (IllegalArgumentException notBase64) {
      // Said below, for every other form.
    }
    throw bad();
  }

  private static ApiException bad() {
    return GlueErrors.invalid("NextToken is none that this operation gave");
  }
}
