package weir.api.glue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import weir.api.auth.Authenticator;
import weir.api.auth.Caller;
import weir.api.auth.IdentityPolicies;
import weir.api.auth.PolicyDocument;
import weir.api.auth.PolicyEvaluator;
import weir.api.gateway.Gateway;
import weir.api.gateway.GatewayLimits;
import weir.api.protocol.WireRequest;
import weir.api.protocol.WireResponse;
import weir.model.aws.Fault;
import weir.query.engine.LocalObject;
import weir.query.engine.ObjectAddress;
import weir.query.engine.ObjectEntry;
import weir.query.engine.ObjectSource;
import weir.query.trino.LogLoans;
import weir.store.state.StateStore;

/// Glue behind a gateway that believes every signature; the test owns the time, the objects that
/// crawlers see, and says when background work is done.
final class ServedGlue {
  static final String ACCOUNT = "123456789012";
  static final String OTHER_ACCOUNT = "210987654321";
  static final Caller ROOT = caller(Caller.Kind.ROOT, ACCOUNT, "root", "AKIAROOT");
  static final Caller ANN = caller(Caller.Kind.USER, ACCOUNT, "user/ann", "AKIAANN");
  static final Caller BOB = caller(Caller.Kind.USER, OTHER_ACCOUNT, "user/bob", "AKIABOB");
  private static final Pattern KEY_ID = Pattern.compile("Credential=([^/]+)/\\d+/([^/]+)/");
  private static final Map<String, Caller> CALLERS =
      Map.of("AKIAROOT", ROOT, "AKIAANN", ANN, "AKIABOB", BOB);

  final StateStore store;
  final Deque<Runnable> background = new ArrayDeque<>();
  final Set<String> refusedActions = new HashSet<>();
  ObjectSource objects = new NoObjects();
  Instant now = Instant.parse("2026-11-21T12:00:00Z");
  final Crawlers crawlers;
  private final Map<String, String> policies = new HashMap<>();
  private final Gateway gateway;

  ServedGlue(StateStore store) {
    this.store = store;
    Glue glue = new Glue(store, new LogLoans(Path.of("lent"), () -> now), () -> now);
    crawlers = new Crawlers(glue, (role, owner, arn) -> new Opened(), background::add, () -> now);
    PolicyEvaluator evaluator =
        new PolicyEvaluator(caller ->
            policies.containsKey(caller.arn())
                ? new IdentityPolicies.Attached(
                    List.of(
                        new IdentityPolicies.NamedPolicy(
                            "given", PolicyDocument.parse(policies.get(caller.arn())))),
                    Optional.empty())
                : IdentityPolicies.Attached.NONE);
    gateway =
        new Gateway(
            List.of(GlueApi.of(glue, crawlers)),
            ServedGlue::believe,
            evaluator,
            List.of(),
            GatewayLimits.DEFAULT,
            () -> now);
  }

  private static Caller caller(Caller.Kind kind, String account, String resource, String key) {
    String name = resource.substring(resource.indexOf('/') + 1);
    return new Caller(
        kind,
        account,
        "arn:aws:iam::" + account + ":" + resource,
        kind == Caller.Kind.ROOT ? account : "AIDA" + name,
        kind == Caller.Kind.ROOT ? "" : name,
        key,
        null,
        Map.of());
  }

  /// Does what the service does after an answer.
  void settle() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  void allow(Caller user, String action, String... resources) {
    policies.put(
        user.arn(),
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\""
            + action
            + "\",\"Resource\":[\""
            + String.join("\",\"", resources)
            + "\"]}}");
  }

  GlueClient client(Caller caller) {
    return GlueClient.builder()
        .endpointOverride(URI.create("http://weir.invalid"))
        .region(Region.EU_CENTRAL_1)
        .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(String.valueOf(caller.accessKeyId()), "secret")))
        .httpClient(new Direct(gateway))
        .build();
  }

  private static Authenticator.Signed believe(WireRequest request, String service) {
    Matcher claim = KEY_ID.matcher(request.header("authorization").orElseThrow());
    if (!claim.find()) {
      throw new IllegalStateException("unsigned");
    }
    return new Authenticator.Signed(
        Objects.requireNonNull(CALLERS.get(claim.group(1))), claim.group(2), request);
  }

  private static final class NoObjects implements ObjectSource {
    @Override
    public Stream<ObjectEntry> list(ObjectAddress prefix) {
      return Stream.of();
    }

    @Override
    public LocalObject fetch(ObjectEntry entry) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ObjectEntry put(ObjectAddress address, Path content) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void delete(ObjectAddress address) {
      throw new UnsupportedOperationException();
    }
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

  /// Hands the SDK's requests over without a network.
  private record Direct(Gateway gateway) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() throws IOException {
          SdkHttpFullResponse response = answered(gateway.answer(wire(request)));
          return HttpExecuteResponse.builder()
              .response(response)
              .responseBody(response.content().orElseThrow())
              .build();
        }

        @Override
        public void abort() {}
      };
    }

    private static WireRequest wire(HttpExecuteRequest request) throws IOException {
      byte[] body = request.contentStreamProvider().orElseThrow().newStream().readAllBytes();
      Map<String, List<String>> headers = new HashMap<>();
      request
          .httpRequest()
          .forEachHeader((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
      return new WireRequest(
          request.httpRequest().method().name(),
          request.httpRequest().encodedPath(),
          "",
          headers,
          new ByteArrayInputStream(body),
          body.length,
          "127.0.0.1",
          false);
    }

    private static SdkHttpFullResponse answered(WireResponse response) throws IOException {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      response.body().writeTo(body);
      SdkHttpFullResponse.Builder answer =
          SdkHttpFullResponse.builder().statusCode(response.status());
      response.headers().forEach(answer::appendHeader);
      return answer
          .content(AbortableInputStream.create(new ByteArrayInputStream(body.toByteArray())))
          .build();
    }

    @Override
    public void close() {}
  }
}
