package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.model.NamedQuery;
import weir.store.state.Scope;
import weir.store.state.StateChange;
import weir.store.state.StateView;

/// The saved queries of an account and region, each under its id.
final class NamedQueries {
  private NamedQueries() {}

  static Optional<NamedQuery> find(StateView view, Scope scope, @Nullable String id) {
    return view.find(AthenaDocuments.NAMED_QUERY, scope, RULES.text("namedQueryId", id, 1, 128));
  }

  /// @throws weir.api.protocol.ApiException when there is none
  static NamedQuery get(StateView view, Scope scope, String id) {
    return find(view, scope, id).orElseThrow(() -> AthenaErrors.noNamedQuery(id));
  }

  static List<NamedQuery> all(StateView view, Scope scope, String workGroup) {
    return view.all(AthenaDocuments.NAMED_QUERY, scope).stream()
        .filter(query -> query.workGroup().equals(workGroup))
        .toList();
  }

  /// Keeps a query, unless its token came before.
  ///
  /// @param token of the request; empty when it had none
  /// @return its id, or that of the query that the token made
  /// @throws weir.api.protocol.ApiException when the token came with another query
  static String create(StateChange change, Scope scope, NamedQuery query, String token) {
    String id = query.namedQueryId();
    if (!token.isEmpty()) {
      Optional<NamedQuery> made =
          change
              .find(AthenaDocuments.NAMED_QUERY_TOKEN, scope, token)
              .flatMap(known -> change.find(AthenaDocuments.NAMED_QUERY, scope, known));
      if (made.isPresent()) {
        if (!made.get().toBuilder().namedQueryId(id).build().equals(query)) {
          throw AthenaErrors.otherRequest();
        }
        return made.get().namedQueryId();
      }
      change.put(AthenaDocuments.NAMED_QUERY_TOKEN, scope, token, id);
    }
    change.put(AthenaDocuments.NAMED_QUERY, scope, id, query);
    return id;
  }

  static void forget(StateChange change, Scope scope, NamedQuery query) {
    change.remove(AthenaDocuments.NAMED_QUERY, scope, query.namedQueryId());
  }
}
