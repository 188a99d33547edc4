package weir.api.iam;

import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;
import weir.api.auth.Caller;
import weir.api.auth.PolicyEvaluator;
import weir.api.auth.RequestFacts;
import weir.api.gateway.Call;
import weir.api.gateway.Operation;
import weir.api.protocol.ApiException;
import weir.store.state.StateStore;

/// An account in which tests run operations, object to object.
final class IamLab {
  static final String ACCOUNT = "123456789012";
  static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
  static final String ALLOW_ALL =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
  static final String TRUST_ACCOUNT =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\""
          + ACCOUNT
          + "\"},\"Action\":\"sts:AssumeRole\"}]}";

  final StateStore store = StateStore.ephemeral();
  final Iam iam = new Iam(store, SecretSeal.forThisProcess(), new Random(3));
  final IamIdentities identities = new IamIdentities(iam);
  private Caller caller =
      new Caller(
          Caller.Kind.ROOT,
          ACCOUNT,
          "arn:aws:iam::" + ACCOUNT + ":root",
          ACCOUNT,
          "",
          null,
          null,
          Map.of());

  /// Lets the calls that follow come from the owner of a key.
  void actAs(String accessKeyId) {
    caller = identities.find(accessKeyId).orElseThrow().owner();
  }

  /// Asks for permission and runs, as the gateway does.
  @SuppressWarnings("unchecked") // an operation's builder builds its request
  <B extends SdkPojo, I extends SdkPojo, O extends SdkPojo> O run(
      Operation<I, O> operation, Consumer<B> request) {
    B builder = (B) operation.newRequest();
    request.accept(builder);
    I input = (I) ((Buildable) builder).build();
    Call call = call();
    operation.permissions(input, call).forEach(call::require);
    return operation.answer(input, call);
  }

  private Call call() {
    return new Call(
        caller,
        new RequestFacts("192.0.2.1", "test", false, "us-east-1", NOW),
        "request",
        new PolicyEvaluator(identities),
        denial -> new ApiException(403, "AccessDenied", denial.sentence()));
  }
}
