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
    boolean isOneByte() {
      return !set.beyond() && !optional && !repeatable;
    }

    boolean isPlain() {
      return set.isSingle() && !optional && !repeatable;
    }
  }

  RegexAlternative {
    positions = List.copyOf(positions);
  }

  /// A text that stands in everything this finds.
  ///
  /// @param before how many bytes before it what is found begins; -1 when that varies
  record Run(Literal text, int before) {
    static final Run NONE = new Run(Literal.EMPTY, -1);

    /// Where the beginning is known, a look from there decides.
    private Run better(Run other) {
      return other.worth() > worth() ? other : this;
    }

    private int worth() {
      return text.length() == 0 ? 0 : 2 * text.length() + (before >= 0 ? 3 : 0);
    }
  }

  /// The text among those that stand in everything this finds that is best to look for; may be
  /// empty.
  Run required() {
    Run best = Run.NONE;
    StringBuilder run = new StringBuilder();
    int passed = 0;
    int before = 0;
    for (Position position : positions) {
      if (position.isPlain()) {
        run.append(position.set().first());
      } else {
        best = best.better(new Run(Literal.of(run.toString()), before));
        run.setLength(0);
      }
      passed = passed < 0 || !position.isOneByte() ? -1 : passed + 1;
      before = run.isEmpty() ? passed : before;
    }
    return best.better(new Run(Literal.of(run.toString()), before));
  }
}
