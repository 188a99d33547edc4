package weir.query.pattern;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import weir.store.records.ByteWords;

/// A text that is looked for in bytes, eight places at a time.
///
/// Two bytes of it that are rare in logs are compared first, each in eight neighbouring places with
/// one subtraction; only where both fit is the whole text compared.
final class Literal {
  /// What stands everywhere.
  static final Literal EMPTY = new Literal(new byte[0]);

  /// The commonest bytes of logs, the commonest first; all others are rare.
  private static final String COMMON =
      " e0ta1oin2rs3-l.4d5c6789hu:m/pg\"f,ybTvw_=kEASIOxRNCDjzqPLMUFBGHKVWXYJQZ[](){}";

  private final byte[] text;
  private final int rare;
  private final int second;
  private final long rareBytes;
  private final long secondBytes;

  Literal(byte[] text) {
    this.text = text;
    this.rare = rarest(text, -1);
    this.second = text.length < 2 ? rare : rarest(text, rare);
    this.rareBytes = text.length == 0 ? 0 : (text[rare] & 0xff) * ByteWords.ONES;
    this.secondBytes = text.length == 0 ? 0 : (text[second] & 0xff) * ByteWords.ONES;
  }

  static Literal of(String text) {
    return new Literal(text.getBytes(StandardCharsets.UTF_8));
  }

  private static int rarest(byte[] text, int except) {
    int best = -1;
    for (int i = 0; i < text.length; i++) {
      if (i != except && (best < 0 || rarity(text[i]) > rarity(text[best]))) {
        best = i;
      }
    }
    return best;
  }

  private static int rarity(byte value) {
    int place = COMMON.indexOf(value & 0xff);
    return place < 0 ? COMMON.length() : place;
  }

  static Literal longer(Literal one, Literal other) {
    return other.length() > one.length() ? other : one;
  }

  int length() {
    return text.length;
  }

  /// The bytes themselves, not to be changed.
  byte[] bytes() {
    return text;
  }

  boolean isIn(byte[] bytes, int from, int to) {
    return find(bytes, from, to) >= 0;
  }

  /// Where the text first begins at or behind `from` and ends at or before `to`; -1 when nowhere.
  int find(byte[] bytes, int from, int to) {
    if (text.length == 0) {
      return from;
    }
    int last = to - text.length;
    int at = from;
    for (; at + 15 <= last; at += 16) {
      long first = candidates(bytes, at);
      long behind = candidates(bytes, at + 8);
      if ((first | behind) != 0) {
        int found = confirm(bytes, at, first);
        if (found < 0) {
          found = confirm(bytes, at + 8, behind);
        }
        if (found >= 0) {
          return found;
        }
      }
    }
    for (; at <= last; at++) {
      if (bytes[at + rare] == text[rare] && standsAt(bytes, at)) {
        return at;
      }
    }
    return -1;
  }

  /// Whether the text's rarest byte is there; quicker than [#find], and true when in doubt.
  boolean mayBeIn(byte[] bytes, int from, int to) {
    int at = from;
    for (; at + 64 <= to; at += 64) {
      long zeros = 0;
      for (int i = 0; i < 64; i += 8) {
        long differing = ByteWords.longAt(bytes, at + i) ^ rareBytes;
        zeros |= differing - ByteWords.ONES & ~differing;
      }
      if ((zeros & ByteWords.TOPS) != 0) {
        return true;
      }
    }
    return at < to;
  }

  /// A top bit for each of eight places where both rare bytes fit; a place above such a one may
  /// have its bit for nothing.
  private long candidates(byte[] bytes, int at) {
    long differing =
        (ByteWords.longAt(bytes, at + rare) ^ rareBytes)
            | (ByteWords.longAt(bytes, at + second) ^ secondBytes);
    return (differing - ByteWords.ONES) & ~differing & ByteWords.TOPS;
  }

  private int confirm(byte[] bytes, int at, long candidates) {
    for (long rest = candidates; rest != 0; rest &= rest - 1) {
      int place = at + (Long.numberOfTrailingZeros(rest) >>> 3);
      if (standsAt(bytes, place)) {
        return place;
      }
    }
    return -1;
  }

  /// Whether the text begins at this place, which has room for it.
  boolean standsAt(byte[] bytes, int place) {
    return Arrays.mismatch(bytes, place, place + text.length, text, 0, text.length) < 0;
  }

  @Override
  public String toString() {
    return new String(text, StandardCharsets.UTF_8);
  }
}
