package weir.query.pattern;

import java.util.List;

/// What stands between the `|` of a regular expression.
///
/// @param atStart whether it begins with `^`
/// @param atEnd whether it ends with `$`
record RegexAlternative(boolean atStart, boolean atEnd, List<Position> positions) {
  /// A place for one character, or for none or many.
  ///
  /// @param optional whether the place may stay empty
  /// @param repeatable whether more than one character may stand there
  record Position(CharacterSet set, boolean optional, boolean repeatable) {
    boolean isPlain() {
      return set.isSingle() && !optional && !repeatable;
    }
  }

  RegexAlternative {
    positions = List.copyOf(positions);
  }

  /// The longest text that stands in everything this finds.
  Literal required() {
    Literal longest = Literal.EMPTY;
    StringBuilder run = new StringBuilder();
    for (Position position : positions) {
      if (position.isPlain()) {
        run.append(position.set().first());
      } else {
        longest = Literal.longer(longest, Literal.of(run.toString()));
        run.setLength(0);
      }
    }
    return Literal.longer(longest, Literal.of(run.toString()));
  }
}
