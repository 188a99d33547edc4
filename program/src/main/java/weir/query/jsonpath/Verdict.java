package weir.query.jsonpath;

/// What a condition is.
enum Verdict {
  TRUE,
  FALSE,
  UNKNOWN;

  static Verdict of(boolean isTrue) {
    return isTrue ? TRUE : FALSE;
  }

  Verdict and(Verdict other) {
    return this == FALSE || other == FALSE
        ? FALSE
        : this == UNKNOWN || other == UNKNOWN ? UNKNOWN : TRUE;
  }

  Verdict not() {
    return switch (this) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
    };
  }

  Verdict or(Verdict other) {
    return not().and(other.not()).not();
  }
}
