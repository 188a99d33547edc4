package weir.api.iam;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of a list that is ordered by something that names its items.
///
/// @param marker what asks for the next part; null when this is the last
record Page<T>(List<T> items, @Nullable String marker) {
  static final int USUAL = 100;
  static final int LARGEST = 1000;

  Page {
    items = List.copyOf(items);
  }

  /// @param ordered by ascending name
  /// @param marker of the part before; null for the first. A marker names the last item that was
  ///   given, so that what is made or deleted meanwhile neither hides nor doubles others.
  static <T> Page<T> of(
      List<T> ordered, Function<T, String> name, @Nullable String marker, @Nullable Integer most) {
    int size = Constraint.number("maxItems", most, 1, LARGEST, USUAL);
    String after = marker == null ? "" : decode(marker);
    List<T> rest =
        ordered.stream()
            .filter(item -> after.isEmpty() || name.apply(item).compareTo(after) > 0)
            .limit(size + 1L)
            .toList();
    return rest.size() > size
        ? new Page<>(rest.subList(0, size), encode(name.apply(rest.get(size - 1))))
        : new Page<>(rest, null);
  }

  boolean isTruncated() {
    return marker != null;
  }

  private static String encode(String name) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(name.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String marker) {
    try {
      return new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException foreign) {
      throw IamError.validation("Invalid Marker.");
    }
  }
}
