package weir.query.pattern;

import java.util.Optional;

/// Takes one value out of a message, for a metric's value or dimension. Used by one thread.
public interface Extraction {
  /// The value as text: a string without its quotes, a number as it is spelled.
  ///
  /// @return nothing when the message has no such text or number
  Optional<String> value(byte[] bytes, int offset, int length);
}
