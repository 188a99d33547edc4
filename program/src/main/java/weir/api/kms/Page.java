package weir.api.kms;

import static weir.api.kms.KmsErrors.RULES;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weir.api.protocol.ApiException;

/// One page of an answer. A marker says after which name the next page begins, so that what comes
/// or goes meanwhile neither doubles nor hides anything else.
///
/// @param nextMarker null on the last page
record Page<T>(List<T> items, @Nullable String nextMarker) {
  /// What a request says of pages.
  ///
  /// @param standard items when it says nothing
  /// @param most items of a page
  record Asked(@Nullable Integer limit, @Nullable String marker, int standard, int most) {}

  /// @param items by ascending name
  static <T> Page<T> of(List<T> items, Function<T, String> name, Asked asked) {
    int size =
        Math.min(RULES.within("limit", asked.limit(), 1, 1000, asked.standard()), asked.most());
    int from = 0;
    if (asked.marker() != null) {
      String after = opened(asked.marker());
      while (from < items.size() && name.apply(items.get(from)).compareTo(after) <= 0) {
        from++;
      }
    }
    int to = Math.min(items.size(), from + size);
    String next = to < items.size() ? sealed(name.apply(items.get(to - 1))) : null;
    return new Page<>(List.copyOf(items.subList(from, to)), next);
  }

  boolean truncated() {
    return nextMarker != null;
  }

  private static String sealed(String name) {
    return Base64.getUrlEncoder().encodeToString(("m:" + name).getBytes(StandardCharsets.UTF_8));
  }

  private static String opened(String marker) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
      if (text.startsWith("m:")) {
        return text.substring(2);
      }
    } catch (IllegalArgumentException notBase64) {
      // Said below, for every other form.
    }
    throw ApiException.badRequest(
        "InvalidMarkerException", "The marker " + marker + " was not given by this operation");
  }
}
