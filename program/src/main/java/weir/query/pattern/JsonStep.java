package weir.query.pattern;

/// A step from an object or array to something in it.
sealed interface JsonStep {
  /// `.name` or `['name']`: the value of a key.
  record Key(Literal name) implements JsonStep {}

  /// `.*`: the values of all keys.
  record EveryKey() implements JsonStep {}

  /// `[n]`: an element, counted from 0.
  record Element(int index) implements JsonStep {}

  /// `[*]`: all elements.
  record EveryElement() implements JsonStep {}

  default boolean isWildcard() {
    return switch (this) {
      case EveryKey _, EveryElement _ -> true;
      case Key _, Element _ -> false;
    };
  }
}
