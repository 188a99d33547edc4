package weir.query.rowpattern;

import java.util.ArrayList;
import java.util.List;

/// A pattern of SQL's LIKE.
///
/// @param letters code points, [#ANY] for one of any kind and [#REST] for any number
record LikePattern(List<Integer> letters) {
  private static final int ANY = -1;
  private static final int REST = -2;

  /// @param escape a text of one letter, or none
  static LikePattern of(String pattern, String escape) {
    if (escape.codePointCount(0, escape.length()) > 1) {
      throw new MatchFault("INVALID_FUNCTION_ARGUMENT", "Escape string must be a single character");
    }
    int mark = escape.isEmpty() ? REST : escape.codePointAt(0);
    List<Integer> letters = new ArrayList<>();
    boolean isEscaped = false;
    for (int letter : pattern.codePoints().toArray()) {
      if (isEscaped && letter != '%' && letter != '_' && letter != mark) {
        throw wrongEscape();
      }
      if (!isEscaped && letter == mark) {
        isEscaped = true;
        continue;
      }
      letters.add(isEscaped ? letter : letter == '%' ? REST : letter == '_' ? ANY : letter);
      isEscaped = false;
    }
    if (isEscaped) {
      throw wrongEscape();
    }
    return new LikePattern(List.copyOf(letters));
  }

  private static MatchFault wrongEscape() {
    return new MatchFault(
        "INVALID_FUNCTION_ARGUMENT",
        "Escape character must be followed by '%', '_' or the escape character itself");
  }

  /// Goes through the text once and comes back to the last `%` where it does not go on.
  boolean fits(String text) {
    int[] found = text.codePoints().toArray();
    int at = 0;
    int place = 0;
    int rest = -1;
    int resumed = 0;
    while (at < found.length) {
      if (place < letters.size() && letters.get(place) == REST) {
        rest = place++;
        resumed = at;
      } else if (place < letters.size()
          && (letters.get(place) == ANY || letters.get(place) == found[at])) {
        place++;
        at++;
      } else if (rest >= 0) {
        place = rest + 1;
        at = ++resumed;
      } else {
        return false;
      }
    }
    return letters.subList(place, letters.size()).stream().allMatch(letter -> letter == REST);
  }
}
