package weir.query.pattern;

/// A set of characters: a bit per ASCII character, and one for all the others together, because the
/// regular expressions of filter patterns cannot name any of those.
///
/// @param low characters 0 to 63
/// @param high characters 64 to 127
/// @param beyond whether every character beyond ASCII is in the set
record CharacterSet(long low, long high, boolean beyond) {
  static final CharacterSet NONE = new CharacterSet(0, 0, false);
  static final CharacterSet ANY_BUT_NEWLINE = of('\n').complement();
  static final CharacterSet DIGITS = range('0', '9');
  static final CharacterSet WORD = range('a', 'z').or(range('A', 'Z')).or(DIGITS).or(of('_'));
  static final CharacterSet SPACE = range('\t', '\r').or(of(' '));

  static CharacterSet of(int character) {
    return range(character, character);
  }

  static CharacterSet range(int first, int last) {
    CharacterSet set = NONE;
    for (int i = first; i <= last; i++) {
      long bit = 1L << i;
      set = set.or(new CharacterSet(i < 64 ? bit : 0, i < 64 ? 0 : bit, false));
    }
    return set;
  }

  /// What is in one of both.
  CharacterSet or(CharacterSet other) {
    return new CharacterSet(low | other.low, high | other.high, beyond || other.beyond);
  }

  CharacterSet complement() {
    return new CharacterSet(~low, ~high, !beyond);
  }

  /// @param character an ASCII character, or 128 for one beyond
  boolean has(int character) {
    return switch (character >>> 6) {
      case 0 -> (low >>> character & 1) != 0;
      case 1 -> (high >>> character & 1) != 0;
      default -> beyond;
    };
  }

  /// Whether one ASCII character alone is in the set.
  boolean isSingle() {
    return !beyond && Long.bitCount(low) + Long.bitCount(high) == 1;
  }

  /// The lowest ASCII character of the set.
  char first() {
    return (char)
        (low != 0 ? Long.numberOfTrailingZeros(low) : 64 + Long.numberOfTrailingZeros(high));
  }
}
