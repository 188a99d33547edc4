package weir.store.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A pattern of names as `SHOW` and Glue have them: `*` stands for any signs, `.` for one, `[ab]`
/// for one of some, and `|` between two patterns for either.
public final class NamePattern {
  private final List<List<Piece>> alternatives;

  /// One sign, or any number of any.
  private record Piece(String signs, boolean any) {
    boolean takes(char sign) {
      return signs.isEmpty() || signs.indexOf(sign) >= 0;
    }
  }

  private NamePattern(List<List<Piece>> alternatives) {
    this.alternatives = alternatives;
  }

  /// @param text empty for all names
  public static NamePattern of(String text) {
    String pattern = text.isEmpty() ? "*" : TableName.folded(text);
    return new NamePattern(
        Arrays.stream(pattern.split("\\|", -1)).map(NamePattern::pieces).toList());
  }

  private static List<Piece> pieces(String pattern) {
    List<Piece> pieces = new ArrayList<>();
    for (int at = 0; at < pattern.length(); at++) {
      char sign = pattern.charAt(at);
      int end = sign == '[' ? pattern.indexOf(']', at) : -1;
      if (sign == '*' || pattern.startsWith(".*", at)) {
        at += sign == '*' ? 0 : 1;
        pieces.add(new Piece("", true));
      } else if (sign == '.') {
        pieces.add(new Piece("", false));
      } else if (end > at + 1) {
        pieces.add(new Piece(pattern.substring(at + 1, end), false));
        at = end;
      } else if (sign != '^' && sign != '$') {
        pieces.add(new Piece(String.valueOf(sign), false));
      }
    }
    return pieces;
  }

  /// @param name in small letters
  public boolean matches(String name) {
    return alternatives.stream().anyMatch(pieces -> matches(pieces, name));
  }

  /// Goes back to the last `*` only, so that its time is bounded by the product of the lengths.
  private static boolean matches(List<Piece> pieces, String name) {
    int at = 0;
    int in = 0;
    int star = -1;
    int held = 0;
    while (at < name.length()) {
      if (in < pieces.size() && pieces.get(in).any()) {
        star = in++;
        held = at;
      } else if (in < pieces.size() && pieces.get(in).takes(name.charAt(at))) {
        at++;
        in++;
      } else if (star >= 0) {
        in = star + 1;
        at = ++held;
      } else {
        return false;
      }
    }
    while (in < pieces.size() && pieces.get(in).any()) {
      in++;
    }
    return in == pieces.size();
  }
}
