package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

import java.time.InstantSource;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.catalog.Catalog;
import weir.store.state.Scope;
import weir.store.state.StateStore;

/// The catalogues of every account, and who may do what with them. Safe for any number of threads.
public final class Glue {
  private final StateStore store;
  private final InstantSource clock;
  private final GlueTags tags;
  private final CatalogPolicies policies;

  public Glue(StateStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.tags = new GlueTags(store);
    this.policies = new CatalogPolicies(store);
  }

  /// The catalogue of an account in a region.
  public Catalog catalog(Scope scope) {
    return new Catalog(store, scope, clock);
  }

  /// A permission on something of a catalogue, with the policy that lets other accounts in.
  public Permission guarded(Permission permission, Scope owner, Call call) {
    return policies.guarded(permission, owner, call);
  }

  StateStore store() {
    return store;
  }

  GlueTags tags() {
    return tags;
  }

  CatalogPolicies policies() {
    return policies;
  }

  /// The ARN of something that has tags.
  ///
  /// @throws ApiException when it is nothing of the caller's that can have some, or not there
  String tagged(@Nullable String given, Call call) {
    String arn = RULES.text("resourceArn", given, 1, 10_240);
    Matcher parts = GlueArns.TAGGED.matcher(arn);
    if (!parts.matches()
        || !parts.group("region").equals(call.region())
        || !parts.group("account").equals(call.accountId())) {
      throw GlueErrors.invalid(
          arn + " is no ARN of a database or crawler of this account and region");
    }
    String name = parts.group("name");
    if (parts.group("kind").equals("database")) {
      catalog(call.scope()).database(name);
    } else {
      Crawlers.crawler(store, call.scope(), name);
    }
    return arn;
  }
}
