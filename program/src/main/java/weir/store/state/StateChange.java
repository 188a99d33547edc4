package weir.store.state;

/// A change under way: it sees its own writes, and nobody else does before all of it is durable.
public interface StateChange extends StateView {
  /// Keeps a document, in the place of what had the id before.
  <T> void put(DocumentKind<T> kind, Scope scope, String id, T document);

  /// Forgets a document; nothing happens when there is none.
  void remove(DocumentKind<?> kind, Scope scope, String id);
}
