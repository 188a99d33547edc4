package weir.query.pattern;

/// A text to look for in many messages at once, and a quick look around it that spares most of them
/// the whole question.
///
/// @param literal not empty
record Anchor(Literal literal, Check check) {
  /// Passes everywhere.
  static final Check ALWAYS = (_, _, _, _) -> true;

  /// A look around a place where the text stands.
  interface Check {
    /// Whether the message may match because of this place; true when in doubt.
    ///
    /// @param from where the message begins
    /// @param to where it ends
    boolean mayMatch(byte[] bytes, int from, int to, int place);
  }

  Anchor(Literal literal) {
    this(literal, ALWAYS);
  }
}
