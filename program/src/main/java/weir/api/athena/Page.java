package weir.api.athena;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list. A token says behind what the next page begins, so that what comes or goes
/// meanwhile neither doubles nor hides anything else.
///
/// @param nextToken null on the last page
record Page<T>(List<T> items, @Nullable String nextToken) {
  /// @param items by ascending place
  /// @param place texts that stand in the items' order
  static <T> Page<T> of(
      List<T> items, Function<T, String> place, @Nullable String token, int size) {
    int from = 0;
    if (token != null) {
      String after = opened(token);
      while (from < items.size() && place.apply(items.get(from)).compareTo(after) <= 0) {
        from++;
      }
    }
    int to = Math.min(items.size(), from + size);
    String next = to < items.size() ? sealed(place.apply(items.get(to - 1))) : null;
    return new Page<>(List.copyOf(items.subList(from, to)), next);
  }

  private static String sealed(String place) {
    return Base64.getUrlEncoder().encodeToString(("p:" + place).getBytes(StandardCharsets.UTF_8));
  }

  private static String opened(String token) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.startsWith("p:")) {
        return text.substring(2);
      }
    } catch (IllegalArgumentException notBase64) {
      // Said below, for every other form.
    }
    throw AthenaErrors.invalid("The nextPageToken is malformed: " + token);
  }
}
