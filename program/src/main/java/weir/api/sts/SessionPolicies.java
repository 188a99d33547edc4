package weir.api.sts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;
import weir.api.auth.PolicyDocument;
import weir.api.iam.Sessions;
import weir.api.protocol.ApiException;
import weir.model.aws.Fault;

/// The policies that narrow a session.
///
/// @param texts none when nothing narrows it
record SessionPolicies(List<String> texts) {
  private static final int LONGEST = 2048;
  private static final int MOST_ARNS = 10;

  SessionPolicies {
    texts = List.copyOf(texts);
  }

  /// @param inline a policy's text; null for none
  /// @param managed ARNs of policies of the account
  static SessionPolicies of(
      Sessions sessions,
      String accountId,
      @Nullable String inline,
      List<PolicyDescriptorType> managed) {
    List<String> texts = new ArrayList<>();
    if (inline != null) {
      texts.add(checked(StsRule.text("policy", inline, 1, LONGEST)));
    }
    if (managed.size() > MOST_ARNS) {
      throw StsRule.validation(
          "policyArns has " + managed.size() + " members but may have " + MOST_ARNS);
    }
    for (PolicyDescriptorType policy : managed) {
      String arn = StsRule.text("policyArns.member.arn", policy.arn(), 20, 2048);
      texts.add(
          sessions
              .findPolicy(accountId, arn)
              .orElseThrow(() ->
                  StsRule.validation(
                      "The policy " + arn + " does not exist in the account " + accountId)));
    }
    return new SessionPolicies(texts);
  }

  /// How much of the room for policies is used, in percent; null when there are none.
  @Nullable Integer packedPercent() {
    int length = texts.stream().mapToInt(String::length).sum();
    return texts.isEmpty() ? null : Math.max(1, Math.min(100, length * 100 / (LONGEST * 2)));
  }

  private static String checked(String text) {
    try {
      return PolicyDocument.parse(text, PolicyDocument.Purpose.IDENTITY).text();
    } catch (Fault.Invalid malformed) {
      throw new ApiException(400, "MalformedPolicyDocument", malformed.sentence());
    }
  }
}
