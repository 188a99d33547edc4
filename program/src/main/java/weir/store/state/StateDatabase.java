package weir.store.state;

import java.util.List;

/// Where documents lie when the process is gone. Used by one thread at a time.
public interface StateDatabase extends AutoCloseable {
  /// Keeps nothing.
  StateDatabase NOWHERE =
      new StateDatabase() {
        @Override
        public void load(Row row) {}

        @Override
        public void write(List<StateStore.Write> writes) {}

        @Override
        public void close() {}
      };

  /// Gives every document that is kept.
  void load(Row row);

  /// Writes all or nothing; durable when it returns.
  ///
  /// @throws weir.model.aws.Fault.Unavailable when the database refuses; nothing is written then,
  ///   unless [#inDoubt] says otherwise
  void write(List<StateStore.Write> writes);

  /// Whether the last write, which failed, may be written all the same: the database was lost when
  /// it was to say so.
  default boolean inDoubt() {
    return false;
  }

  @Override
  void close();

  /// Takes one document.
  @FunctionalInterface
  interface Row {
    void take(String kind, StateStore.Place place, String text);
  }
}
