package weir.api.iam;

import java.util.function.Function;
import java.util.random.RandomGenerator;
import weir.store.state.StateStore;

/// Where IAM keeps its documents, and what it makes ids and secrets with. Safe for any number of
/// threads.
public final class Iam {
  private final StateStore store;
  private final SecretSeal seal;
  private final Identifiers identifiers;

  /// @param random cryptographically strong, but in tests
  public Iam(StateStore store, SecretSeal seal, RandomGenerator random) {
    this.store = store;
    this.seal = seal;
    this.identifiers = new Identifiers(random);
  }

  SecretSeal seal() {
    return seal;
  }

  Identifiers identifiers() {
    return identifiers;
  }

  StateStore store() {
    return store;
  }

  <R> R read(String accountId, Function<AccountView, R> question) {
    return store.read(view -> question.apply(new AccountView(view, accountId)));
  }

  <R> R change(String accountId, Function<AccountChange, R> deed) {
    return store.change(change -> deed.apply(new AccountChange(change, accountId)));
  }
}
