package weir.store.state;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import weir.model.aws.Fault;

/// Documents as they are at one moment. Valid only inside the function that got it.
public interface StateView {
  <T> Optional<T> find(DocumentKind<T> kind, Scope scope, String id);

  /// All of a kind in one account and region, by ascending id.
  <T> List<T> all(DocumentKind<T> kind, Scope scope);

  /// Those of a kind in one account and region whose id begins with a text, by ascending id.
  <T> List<T> all(DocumentKind<T> kind, Scope scope, String prefix);

  /// The ids of those of a kind in one account and region that begin with a text, ascending.
  List<String> ids(DocumentKind<?> kind, Scope scope, String prefix);

  /// Goes through those of a kind in one account and region whose id begins with a text, by
  /// ascending id, for as long as the visitor says true. Costs what it visits, and a document is
  /// made of its text only when the visitor asks for it.
  ///
  /// @param after only ids greater than this
  <T> void scan(DocumentKind<T> kind, Scope scope, String prefix, String after, Visitor<T> visitor);

  /// All of a kind everywhere, by account, region and id.
  <T> List<Owned<T>> everywhere(DocumentKind<T> kind);

  /// @throws Fault.NotFound when there is none
  default <T> T get(DocumentKind<T> kind, Scope scope, String id) {
    return find(kind, scope, id)
        .orElseThrow(() -> new Fault.NotFound("there is no " + kind.name() + " " + id));
  }

  /// Looks at one document after the other.
  @FunctionalInterface
  interface Visitor<T> {
    /// @return whether to go on
    boolean visit(String id, Supplier<T> document);
  }

  /// A document with its place.
  record Owned<T>(Scope scope, String id, T document) {}
}
