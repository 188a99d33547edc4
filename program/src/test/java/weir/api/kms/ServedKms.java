package weir.api.kms;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import weir.api.auth.Caller;
import weir.api.auth.RequestFacts;
import weir.api.gateway.CallListener;
import weir.api.gateway.ServedGateway;
import weir.store.keys.MasterKeys;
import weir.store.state.StateStore;

/// KMS behind its gateway, for the SDK's own client and without a network: the codec, the policies
/// and the operations are the real ones, the clock and the signature check are not.
final class ServedKms {
  static final String ACCOUNT = ServedGateway.ACCOUNT;
  static final String OTHER_ACCOUNT = ServedGateway.OTHER_ACCOUNT;
  static final Caller ROOT = ServedGateway.root(ACCOUNT);
  static final Caller OTHER_ROOT = ServedGateway.root(OTHER_ACCOUNT);
  static final Caller ANN = ServedGateway.user(ACCOUNT, "ann");
  static final Caller BOB = ServedGateway.user(OTHER_ACCOUNT, "bob");

  private final StateStore store;
  private final MasterKeys masters;
  private final Kms kms;
  Instant now = Instant.parse("2026-11-21T04:00:00Z");
  private final ServedGateway gateway = new ServedGateway(() -> now, ROOT, OTHER_ROOT, ANN, BOB);
  final List<CallListener.Ended> ended = gateway.ended();

  ServedKms() {
    this(StateStore.ephemeral(), MasterKeys.ephemeral());
  }

  ServedKms(StateStore store, MasterKeys masters) {
    this.store = store;
    this.masters = masters;
    kms = new Kms(store, masters, gateway.evaluator(), ended::add);
    gateway.serve(KmsApi.of(kms));
  }

  /// The same state in a process that has just started.
  ServedKms restarted() {
    ServedKms again = new ServedKms(store, masters);
    again.now = now;
    return again;
  }

  Kms kms() {
    return kms;
  }

  StateStore store() {
    return store;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /// Gives a user an IAM policy that allows actions on everything.
  void allow(Caller user, String... actions) {
    gateway.allow(user, List.of(actions), List.of("*"));
  }

  KmsClient client(Caller caller) {
    return client(caller, Region.EU_CENTRAL_1);
  }

  KmsClient client(Caller caller, Region region) {
    return gateway.client(KmsClient.builder(), caller, region);
  }

  RequestFacts facts() {
    return new RequestFacts("127.0.0.1", "test", false, "eu-central-1", now);
  }
}
