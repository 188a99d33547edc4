package weir.api.athena;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import weir.api.auth.Authorizer;
import weir.api.auth.Caller;
import weir.api.auth.Decision;
import weir.api.auth.Permission;
import weir.api.auth.RequestFacts;
import weir.api.gateway.Call;
import weir.query.athena.CatalogDeed;
import weir.query.athena.PreparedTexts;
import weir.query.athena.Requester;
import weir.query.athena.ResultObjects;
import weir.query.objects.ObjectSource;
import weir.store.state.Scope;

/// Who asked a statement, for as long as it runs: policies are asked at that moment, not when the
/// request came.
record CallerRights(
    Authorizer authorizer,
    Caller caller,
    RequestFacts facts,
    CallerBuckets.Opened buckets,
    PreparedTexts prepared)
    implements Requester {
  @Override
  public String name() {
    return caller.arn();
  }

  @Override
  public ObjectSource data() {
    return buckets.data();
  }

  @Override
  public ResultObjects results() {
    return buckets.results();
  }

  @Override
  public Optional<String> refusal(CatalogDeed deed) {
    Scope scope = new Scope(caller.accountId(), facts.region());
    for (Permission permission : needed(deed, scope)) {
      Decision decision = authorizer.decide(caller, permission, facts);
      if (!decision.allowed()) {
        return Optional.of(new Call.Denial(caller, permission, decision).sentence());
      }
    }
    return Optional.empty();
  }

  /// Glue asks for an action on the table, on its database, and on the catalogue.
  static List<Permission> needed(CatalogDeed deed, Scope scope) {
    String prefix = "arn:aws:glue:" + scope.region() + ":" + scope.accountId() + ":";
    List<Permission> needed = new ArrayList<>();
    if (!deed.table().isEmpty()) {
      needed.add(
          Permission.of(deed.action(), prefix + "table/" + deed.database() + "/" + deed.table()));
    }
    if (!deed.database().isEmpty()) {
      needed.add(Permission.of(deed.action(), prefix + "database/" + deed.database()));
    }
    needed.add(Permission.of(deed.action(), prefix + "catalog"));
    return needed;
  }
}
