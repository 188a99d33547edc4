package weir.api.kms;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import weir.api.auth.Authenticator;
import weir.api.auth.Caller;
import weir.api.auth.IdentityPolicies;
import weir.api.auth.PolicyDocument;
import weir.api.auth.PolicyEvaluator;
import weir.api.auth.RequestFacts;
import weir.api.gateway.CallListener;
import weir.api.gateway.Gateway;
import weir.api.gateway.GatewayClient;
import weir.api.gateway.GatewayLimits;
import weir.api.protocol.WireRequest;
import weir.store.keys.MasterKeys;
import weir.store.state.StateStore;

/// KMS behind its gateway, for the SDK's own client and without a network: the codec, the policies
/// and the operations are the real ones, the clock and the signature check are not.
final class ServedKms {
  static final String ACCOUNT = "123456789012";
  static final String OTHER_ACCOUNT = "210987654321";
  static final Caller ROOT = root(ACCOUNT);
  static final Caller OTHER_ROOT = root(OTHER_ACCOUNT);
  static final Caller ANN = user(ACCOUNT, "ann");
  static final Caller BOB = user(OTHER_ACCOUNT, "bob");

  private static final Pattern KEY_ID = Pattern.compile("Credential=([^/]+)/\\d+/([^/]+)/");

  private final Map<String, Caller> callers = new HashMap<>();
  private final Map<String, String> policies = new HashMap<>();
  private final StateStore store;
  private final MasterKeys masters;
  private final Kms kms;
  private final Gateway gateway;
  final List<CallListener.Ended> ended = new ArrayList<>();
  Instant now = Instant.parse("2026-11-21T04:00:00Z");

  ServedKms() {
    this(StateStore.ephemeral(), MasterKeys.ephemeral());
  }

  ServedKms(StateStore store, MasterKeys masters) {
    this.store = store;
    this.masters = masters;
    for (Caller caller : List.of(ROOT, OTHER_ROOT, ANN, BOB)) {
      callers.put(Objects.requireNonNull(caller.accessKeyId()), caller);
    }
    PolicyEvaluator evaluator =
        new PolicyEvaluator(caller ->
            policies.containsKey(caller.arn())
                ? new IdentityPolicies.Attached(
                    List.of(
                        new IdentityPolicies.NamedPolicy(
                            "given", PolicyDocument.parse(policies.get(caller.arn())))),
                    Optional.empty())
                : IdentityPolicies.Attached.NONE);
    kms = new Kms(store, masters, evaluator, ended::add);
    gateway =
        new Gateway(
            List.of(KmsApi.of(kms)),
            this::believe,
            evaluator,
            List.of(ended::add),
            GatewayLimits.DEFAULT,
            () -> now);
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
    policies.put(
        user.arn(),
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\""
            + String.join("\",\"", actions)
            + "\"],\"Resource\":\"*\"}}");
  }

  KmsClient client(Caller caller) {
    return client(caller, Region.EU_CENTRAL_1);
  }

  KmsClient client(Caller caller, Region region) {
    return KmsClient.builder()
        .endpointOverride(URI.create("http://weir.invalid"))
        .region(region)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(Objects.requireNonNull(caller.accessKeyId()), "secret")))
        .httpClient(new GatewayClient(gateway))
        .build();
  }

  RequestFacts facts() {
    return new RequestFacts("127.0.0.1", "test", false, "eu-central-1", now);
  }

  private static Caller root(String accountId) {
    return new Caller(
        Caller.Kind.ROOT,
        accountId,
        "arn:aws:iam::" + accountId + ":root",
        accountId,
        "",
        "AKIAROOT" + accountId,
        null,
        Map.of());
  }

  private static Caller user(String accountId, String name) {
    return new Caller(
        Caller.Kind.USER,
        accountId,
        "arn:aws:iam::" + accountId + ":user/" + name,
        "AIDA" + name,
        name,
        "AKIA" + name + accountId,
        null,
        Map.of());
  }

  private Authenticator.Signed believe(WireRequest request, String service) {
    Matcher claim = KEY_ID.matcher(request.header("authorization").orElseThrow());
    if (!claim.find()) {
      throw new IllegalStateException("unsigned");
    }
    return new Authenticator.Signed(
        Objects.requireNonNull(callers.get(claim.group(1))), claim.group(2), request);
  }
}
