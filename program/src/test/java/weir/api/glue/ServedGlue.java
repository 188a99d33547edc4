package weir.api.glue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.glue.GlueClient;
import weir.api.auth.Caller;
import weir.api.gateway.ServedGateway;
import weir.model.aws.Fault;
import weir.query.objects.NoObjects;
import weir.query.objects.ObjectSource;
import weir.query.trino.LogLoans;
import weir.store.state.StateStore;

/// Glue behind a gateway that believes every signature; the test owns the time, the objects that
/// crawlers see, and says when background work is done.
final class ServedGlue {
  static final String ACCOUNT = ServedGateway.ACCOUNT;
  static final String OTHER_ACCOUNT = ServedGateway.OTHER_ACCOUNT;
  static final Caller ROOT = ServedGateway.root(ACCOUNT);
  static final Caller ANN = ServedGateway.user(ACCOUNT, "ann");
  static final Caller BOB = ServedGateway.user(OTHER_ACCOUNT, "bob");

  final StateStore store;
  final Deque<Runnable> background = new ArrayDeque<>();
  final Set<String> refusedActions = new HashSet<>();
  ObjectSource objects = NoObjects.NONE;
  Instant now = Instant.parse("2026-11-21T12:00:00Z");
  final Crawlers crawlers;
  private final ServedGateway gateway = new ServedGateway(() -> now, ROOT, ANN, BOB);

  ServedGlue(StateStore store) {
    this.store = store;
    Glue glue = new Glue(store, new LogLoans(Path.of("lent"), () -> now), () -> now);
    crawlers = new Crawlers(glue, (role, owner, arn) -> new Opened(), background::add, () -> now);
    gateway.serve(GlueApi.of(glue, crawlers));
  }

  /// Does what the service does after an answer.
  void settle() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  void allow(Caller user, String action, String... resources) {
    gateway.allow(user, List.of(action), List.of(resources));
  }

  GlueClient client(Caller caller) {
    return gateway.client(GlueClient.builder(), caller);
  }

  private final class Opened implements CrawlBuckets.Opened {
    @Override
    public ObjectSource objects() {
      return objects;
    }

    @Override
    public void require(String action, String resource) {
      if (refusedActions.contains(action)) {
        throw new Fault.Denied("the role may not " + action + " on " + resource);
      }
    }

    @Override
    public void close() {}
  }
}
