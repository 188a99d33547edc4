package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of an answer. A token says behind what the next page begins, so that what comes or goes
/// meanwhile neither doubles nor hides anything else.
///
/// @param nextToken null on the last page
record Page<T>(List<T> items, @Nullable String nextToken) {
  /// What a request says of pages.
  ///
  /// @param most items of a page, which are also those of a page whose request does not say
  record Asked(@Nullable Integer limit, @Nullable String token, int most) {
    /// As most operations page.
    static Asked usual(@Nullable Integer limit, @Nullable String token) {
      return new Asked(limit, token, 50);
    }
  }

  /// @param items in the order of their places
  /// @param place texts that stand in the items' order
  static <T> Page<T> of(List<T> items, Function<T, String> place, Asked asked) {
    return of(items, place, asked, false);
  }

  /// @param descending whether the items stand in the opposite order of their places
  static <T> Page<T> of(List<T> items, Function<T, String> place, Asked asked, boolean descending) {
    int size = RULES.within("limit", asked.limit(), 1, asked.most(), asked.most());
    int from = 0;
    if (asked.token() != null) {
      String after = opened(asked.token());
      while (from < items.size() && isThrough(place.apply(items.get(from)), after, descending)) {
        from++;
      }
    }
    int to = Math.min(items.size(), from + size);
    String next = to < items.size() ? sealed(place.apply(items.get(to - 1))) : null;
    return new Page<>(List.copyOf(items.subList(from, to)), next);
  }

  private static boolean isThrough(String place, String after, boolean descending) {
    int order = place.compareTo(after);
    return descending ? order >= 0 : order <= 0;
  }

  static String sealed(String place) {
    return Base64.getUrlEncoder().encodeToString(("p:" + place).getBytes(StandardCharsets.UTF_8));
  }

  static String opened(String token) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.startsWith("p:")) {
        return text.substring(2);
      }
    } catch (IllegalArgumentException notBase64) {
      // Said below, for every other form.
    }
    throw LogsErrors.badToken();
  }
}
