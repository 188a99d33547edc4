package weir.query.pattern;

import java.util.List;

/// A regular expression of a filter pattern, looked for in a time that grows with the text alone.
///
/// The dialect has no groups, so an expression is a row of places, each with its characters, some
/// of them optional or repeatable. A bit per place says whether the text so far can end there, and
/// a character moves all bits at once; nothing is ever tried again, whatever the text is. The moves
/// over optional places are one subtraction: Navarro and Raffinot, "Flexible Pattern Matching in
/// Strings", 4.2.2. Immutable; makes no garbage for up to 63 places.
final class Regex {
  /// The most places that an expression may have once its repetitions are written out.
  static final int MOST_PLACES = 2048;

  /// Stands for every character beyond ASCII.
  private static final int BEYOND = 128;

  private static final int CHARACTERS = BEYOND + 1;

  private final Anchors anchors;
  private final int words;

  /// Per character and word, the places that it may move to, and those that it may stay at.
  private final long[] step;

  private final long[] stay;
  private final long[] start;
  private final long[] found;
  private final long[] foundAtEnd;
  private final long[] optional;

  /// Per run of optional places, the place before its first, and its last one.
  private final long[] before;

  private final long[] last;

  /// The state of a text in which nothing has begun, and the characters that begin something; for
  /// expressions of one word.
  private final long idle;

  private final boolean[] begins = new boolean[CHARACTERS];

  Regex(List<RegexAlternative> alternatives) {
    int places = alternatives.stream().mapToInt(one -> one.positions().size() + 1).sum();
    this.words = (places + 63) >>> 6;
    this.step = new long[CHARACTERS * words];
    this.stay = new long[CHARACTERS * words];
    this.start = new long[words];
    this.found = new long[words];
    this.foundAtEnd = new long[words];
    this.optional = new long[words];
    this.before = new long[words];
    this.last = new long[words];
    int place = 0;
    for (RegexAlternative alternative : alternatives) {
      place = add(alternative, place);
    }
    this.idle = words == 1 ? idle(alternatives) : 0;
    skipOptional(start);
    this.anchors =
        Anchors.either(alternatives.stream().map(one -> anchors(one, alternatives.size() == 1)));
  }

  /// Lays an alternative out from a place on and answers the place behind it. Its first place
  /// stands for nothing read yet.
  private int add(RegexAlternative alternative, int first) {
    set(start, first);
    if (!alternative.atStart()) {
      for (int character = 0; character < CHARACTERS; character++) {
        set(stay, character * words * 64 + first);
      }
    }
    int place = first;
    boolean inOptional = false;
    for (RegexAlternative.Position position : alternative.positions()) {
      if (position.optional() && !inOptional) {
        set(before, place);
      } else if (!position.optional() && inOptional) {
        set(last, place);
      }
      inOptional = position.optional();
      place++;
      if (inOptional) {
        set(optional, place);
      }
      for (int character = 0; character < CHARACTERS; character++) {
        if (position.set().has(character)) {
          set(step, character * words * 64 + place);
          if (position.repeatable()) {
            set(stay, character * words * 64 + place);
          }
        }
      }
    }
    if (inOptional) {
      set(last, place);
    }
    set(alternative.atEnd() ? foundAtEnd : found, place);
    return place + 1;
  }

  private static void set(long[] bits, int bit) {
    bits[bit >>> 6] |= 1L << bit;
  }

  /// @param isSole whether there is no other alternative
  private Anchors anchors(RegexAlternative alternative, boolean isSole) {
    RegexAlternative.Run run = alternative.required();
    // What repeats could be gone through again from every place.
    boolean isShort =
        words == 1
            && alternative.positions().stream().noneMatch(RegexAlternative.Position::repeatable);
    boolean isDecided = isSole && isShort && !alternative.atStart() && run.before() >= 0;
    return new Anchors(
        List.of(
            new Anchor(
                run.text(),
                isDecided
                    ? (bytes, from, to, place) -> fitsFrom(place - run.before(), bytes, from, to)
                    : Anchor.ALWAYS)));
  }

  /// What stands in every text in which this finds something.
  Anchors anchors() {
    return anchors;
  }

  /// Whether what the expression finds begins at this very place.
  private boolean fitsFrom(int begin, byte[] bytes, int from, int to) {
    if (begin < from) {
      return false;
    }
    long state = start[0];
    for (int at = begin; state != 0; at++) {
      if ((state & found[0]) != 0 || (state & foundAtEnd[0]) != 0 && isEnd(bytes, at, to)) {
        return true;
      }
      if (at == to) {
        return false;
      }
      int character = character(bytes[at]);
      if (character >= 0) {
        // The first place holds on to nothing: it would begin anew at every character.
        state = skipOptional(state << 1 & step[character] | state & stay[character] & ~1L);
      }
    }
    return false;
  }

  /// Whether some part of the text fits the expression.
  boolean isIn(byte[] bytes, int from, int to) {
    if (!anchors.required().isIn(bytes, from, to)) {
      return false;
    }
    return words == 1 ? isInByWord(bytes, from, to) : isInByWords(bytes, from, to);
  }

  /// The places before the alternatives that may begin anywhere, with what is reached from them.
  private long idle(List<RegexAlternative> alternatives) {
    long state = 0;
    int place = 0;
    for (RegexAlternative alternative : alternatives) {
      state |= alternative.atStart() ? 0 : 1L << place;
      place += alternative.positions().size() + 1;
    }
    state = skipOptional(state);
    for (int character = 0; character < CHARACTERS; character++) {
      begins[character] = next(state, character) != state;
    }
    return state;
  }

  private boolean isInByWord(byte[] bytes, int from, int to) {
    long state = start[0];
    long foundHere = found[0];
    long atEnd = foundAtEnd[0];
    for (int at = from; (state & foundHere) == 0 && state != 0; at++) {
      if (state == idle) {
        at = skipIdle(bytes, at, to);
      }
      if ((state & atEnd) != 0 && isEnd(bytes, at, to)) {
        return true;
      }
      if (at == to) {
        return false;
      }
      int character = character(bytes[at]);
      if (character >= 0) {
        state = next(state, character);
      }
    }
    return state != 0;
  }

  private int skipIdle(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && !begins[bytes[at] < 0 ? BEYOND : bytes[at]]) {
      at++;
    }
    return at;
  }

  private long next(long state, int character) {
    return skipOptional(state << 1 & step[character] | state & stay[character]);
  }

  private long skipOptional(long state) {
    long closed = state | last[0];
    return state | optional[0] & (~(closed - before[0]) ^ closed);
  }

  private boolean isInByWords(byte[] bytes, int from, int to) {
    long[] state = start.clone();
    for (int at = from; !meets(state, found); at++) {
      if (isEnd(bytes, at, to) && meets(state, foundAtEnd)) {
        return true;
      }
      if (at == to) {
        return false;
      }
      int character = character(bytes[at]);
      if (character >= 0) {
        move(state, character * words);
        skipOptional(state);
      }
    }
    return true;
  }

  private void move(long[] state, int row) {
    long carried = 0;
    for (int i = 0; i < words; i++) {
      long word = state[i];
      state[i] = (word << 1 | carried) & step[row + i] | word & stay[row + i];
      carried = word >>> 63;
    }
  }

  /// Adds the places that are reached from those of `state` over optional ones.
  private void skipOptional(long[] state) {
    long borrowed = 0;
    for (int i = 0; i < words; i++) {
      long closed = state[i] | last[i];
      long without = closed - before[i];
      long difference = without - borrowed;
      borrowed =
          Long.compareUnsigned(closed, before[i]) < 0 || Long.compareUnsigned(without, borrowed) < 0
              ? 1
              : 0;
      state[i] |= optional[i] & (~difference ^ closed);
    }
  }

  private static boolean meets(long[] state, long[] places) {
    for (int i = 0; i < state.length; i++) {
      if ((state[i] & places[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  /// Whether `$` fits here: behind the text, or before a line feed that ends it.
  private static boolean isEnd(byte[] bytes, int at, int to) {
    return at == to || at == to - 1 && bytes[at] == '\n';
  }

  /// The row of a byte, -1 for one inside a character of several bytes.
  private static int character(byte value) {
    return value >= 0 ? value : (value & 0x40) != 0 ? BEYOND : -1;
  }
}
