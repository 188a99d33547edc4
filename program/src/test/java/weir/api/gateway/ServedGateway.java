package weir.api.gateway;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import weir.api.auth.Authenticator;
import weir.api.auth.Caller;
import weir.api.auth.IdentityPolicies;
import weir.api.auth.PolicyDocument;
import weir.api.auth.PolicyEvaluator;
import weir.api.protocol.WireRequest;

/// A gateway that believes every signature, for the SDK's own clients and without a network: the
/// codecs, the policies and the operations behind it are the real ones. Used by one thread.
public final class ServedGateway {
  public static final String ACCOUNT = "123456789012";
  public static final String OTHER_ACCOUNT = "210987654321";

  private static final Pattern KEY_ID = Pattern.compile("Credential=(\\d+)/\\d+/([^/]+)/");

  private final InstantSource clock;
  private final List<Caller> callers;
  private final Map<String, String> policies = new HashMap<>();
  private final List<CallListener.Ended> ended = new ArrayList<>();
  private final PolicyEvaluator evaluator = new PolicyEvaluator(this::attached);
  private @Nullable Gateway gateway;

  /// @param callers whose clients it knows; each signs with its place among them, for services have
  ///   no access keys
  public ServedGateway(InstantSource clock, Caller... callers) {
    this.clock = clock;
    this.callers = List.of(callers);
  }

  public static Caller root(String accountId) {
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

  public static Caller user(String accountId, String name) {
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

  public void serve(ServiceApi... services) {
    gateway =
        new Gateway(
            List.of(services),
            this::believe,
            evaluator,
            List.of(ended::add),
            GatewayLimits.DEFAULT,
            clock);
  }

  public Gateway gateway() {
    return Objects.requireNonNull(gateway);
  }

  /// What decides over the callers' policies.
  public PolicyEvaluator evaluator() {
    return evaluator;
  }

  /// The calls so far; what a service tells of its own goes there too.
  public List<CallListener.Ended> ended() {
    return ended;
  }

  /// Gives a user a policy in the place of all others.
  public void policy(Caller user, String statements) {
    policies.put(user.arn(), "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}");
  }

  /// Gives everybody what another one gave.
  public void policiesOf(ServedGateway other) {
    policies.putAll(other.policies);
  }

  /// Gives a user a policy with one statement, in the place of all others.
  public void allow(Caller user, List<String> actions, List<String> resources) {
    policy(
        user,
        "{\"Effect\":\"Allow\",\"Action\":"
            + array(actions)
            + ",\"Resource\":"
            + array(resources)
            + "}");
  }

  private static String array(List<String> words) {
    return "[\"" + String.join("\",\"", words) + "\"]";
  }

  private IdentityPolicies.Attached attached(Caller caller) {
    String policy = policies.get(caller.arn());
    return policy == null
        ? IdentityPolicies.Attached.NONE
        : new IdentityPolicies.Attached(
            List.of(new IdentityPolicies.NamedPolicy("given", PolicyDocument.parse(policy))),
            Optional.empty());
  }

  /// @param builder `KmsClient.builder()`
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, Caller caller) {
    return client(builder, caller, Region.EU_CENTRAL_1);
  }

  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, Caller caller, Region region) {
    return builder
        .endpointOverride(URI.create("http://weir.invalid"))
        .region(region)
        .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(Integer.toString(callers.indexOf(caller)), "secret")))
        .httpClient(new GatewayClient(gateway()))
        .build();
  }

  private Authenticator.Signed believe(WireRequest request, String service) {
    Matcher claim = KEY_ID.matcher(request.header("authorization").orElseThrow());
    if (!claim.find()) {
      throw new IllegalStateException("unsigned");
    }
    return new Authenticator.Signed(
        callers.get(Integer.parseInt(claim.group(1))), claim.group(2), request);
  }
}
