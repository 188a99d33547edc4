package weir.api.protocol;

import java.io.IOException;

/// What an answer tells after its first words, for as long as it goes on. Told once, by one thread.
@FunctionalInterface
public interface EventStream extends AutoCloseable {
  /// Tells until there is nothing more to tell.
  ///
  /// @throws IOException when the client is gone
  void tell(EventStreamOutput out) throws IOException;

  /// Lets go what it needs, also when nothing could be told: the client may leave before.
  @Override
  default void close() {}
}
