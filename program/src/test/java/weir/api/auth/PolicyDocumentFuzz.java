package weir.api.auth;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import weir.api.auth.PolicyDocument.Purpose;
import weir.model.aws.Fault;

/// Reads any bytes as a policy of every purpose, and asks what was read a question.
public final class PolicyDocumentFuzz {
  private static final RequestFacts FACTS =
      new RequestFacts("10.0.0.1", "fuzz", false, "eu-central-1", Instant.EPOCH);
  private static final Caller CALLER =
      new Caller(
          Caller.Kind.USER,
          "123456789012",
          "arn:aws:iam::123456789012:user/ann",
          "AIDAANN",
          "ann",
          null,
          null,
          Map.of("team", "net"));

  private PolicyDocumentFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    boolean any = read(text, Purpose.ANY);
    for (Purpose purpose : List.of(Purpose.IDENTITY, Purpose.RESOURCE, Purpose.TRUST)) {
      if (read(text, purpose) && !any) {
        throw new AssertionError(purpose + " takes what no policy is");
      }
    }
  }

  private static boolean read(String text, Purpose purpose) {
    PolicyDocument policy;
    try {
      policy = PolicyDocument.parse(text, purpose);
    } catch (Fault.Invalid refused) {
      if (refused.sentence().isEmpty()) {
        throw new AssertionError("a refusal without a word", refused);
      }
      return false;
    }
    if (!policy.text().equals(text) || policy.statements().isEmpty()) {
      throw new AssertionError("read something else");
    }
    IdentityPolicies.Attached attached =
        new IdentityPolicies.Attached(
            List.of(new IdentityPolicies.NamedPolicy("fuzz", policy)), Optional.empty());
    Decision decision =
        new PolicyEvaluator(caller -> attached)
            .decide(
                CALLER,
                Permission.of("s3:GetObject", "arn:aws:s3:::bucket/ann/key")
                    .guardedBy(policy, "123456789012"),
                FACTS);
    if (decision.allowed() != decision.reason().isEmpty()) {
      throw new AssertionError(decision);
    }
    return true;
  }
}
