package weir.query.jsonpath;

import java.util.Optional;
import java.util.OptionalInt;

/// What `@` and `last` mean at a place of the path.
record PathFocus(Optional<JsonItem> current, OptionalInt last) {
  PathFocus() {
    this(Optional.empty(), OptionalInt.empty());
  }

  PathFocus on(JsonItem item) {
    return new PathFocus(Optional.of(item), last);
  }

  PathFocus within(int size) {
    return new PathFocus(current, OptionalInt.of(size - 1));
  }
}
