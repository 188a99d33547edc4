package weir.api.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import weir.api.auth.IdentityPolicies.Attached;
import weir.api.auth.IdentityPolicies.NamedPolicy;

class PolicyEvaluatorTest {
  private static final String HERE = "123456789012";
  private static final String THERE = "210987654321";
  private static final String OBJECT = "arn:aws:s3:::logs/key";
  private static final RequestFacts FACTS =
      new RequestFacts(
          "192.0.2.7", "aws-cli/2", true, "eu-central-1", Instant.parse("2026-11-21T04:00:00Z"));
  private static final Caller ANN =
      caller(Caller.Kind.USER, "arn:aws:iam::" + HERE + ":user/ann", "AIDAANN", "ann", null);
  private static final Caller ROOT =
      caller(Caller.Kind.ROOT, "arn:aws:iam::" + HERE + ":root", HERE, "", null);

  private static final String GET = allow("s3:GetObject", "arn:aws:s3:::logs/*");
  private static final String DENY_GET = deny("s3:Get*", "*");

  @Test
  void deniesWhatNoPolicyAllows() {
    Decision decision = decide(ANN, s3(), allow("s3:PutObject", "*"));

    assertEquals(
        new Decision(
            Decision.Outcome.IMPLICIT_DENY,
            "because no identity-based policy allows the s3:GetObject action",
            ""),
        decision);
  }

  @Test
  void allowsWhatAnIdentityPolicyAllows() {
    assertEquals(Decision.ALLOWED, decide(ANN, s3(), allow("s3:PutObject", "*"), GET));
  }

  @Test
  void letsAnExplicitDenyWinAndNamesItsPolicy() {
    assertEquals(
        new Decision(
            Decision.Outcome.EXPLICIT_DENY,
            "with an explicit deny in an identity-based policy",
            "policy1"),
        decide(ANN, s3(), GET, DENY_GET));
  }

  @Test
  void takesActionsInAnyLetterCaseAndResourcesAsTheyAre() {
    assertEquals(Decision.ALLOWED, decide(ANN, s3(), allow("S3:gETo?JECT", "*")));
    assertEquals(
        Decision.Outcome.IMPLICIT_DENY,
        decide(ANN, s3(), allow("s3:GetObject", "arn:aws:s3:::LOGS/*")).outcome());
  }

  @Test
  void givesRootEverythingButWhatItsOwnResourceDenies() {
    assertEquals(Decision.ALLOWED, decide(ROOT, s3()));
    assertEquals(
        "with an explicit deny in a resource-based policy",
        decide(ROOT, s3().guardedBy(bucket("Deny", "\"*\""), HERE)).reason());
  }

  @Test
  void leavesOutOnlyRootWhenNotPrincipalNamesTheAccount() {
    PolicyDocument allBut =
        PolicyDocument.parse(
            bucket("Deny", "{\"AWS\":\"arn:aws:iam::" + HERE + ":root\"}")
                .text()
                .replace("\"Principal\"", "\"NotPrincipal\""),
            PolicyDocument.Purpose.RESOURCE);

    assertEquals(Decision.ALLOWED, decide(ROOT, s3().guardedBy(allBut, HERE)));
    assertEquals(
        "with an explicit deny in a resource-based policy",
        decide(ANN, s3().guardedBy(allBut, HERE), GET).reason());
  }

  @Test
  void isContentWithTheResourcesPolicyInOneAccount() {
    assertEquals(Decision.ALLOWED, decide(ANN, s3().guardedBy(bucket("Allow", aws(ANN)), HERE)));
  }

  @Test
  void asksBothSidesAcrossAccounts() {
    Permission guarded = s3().guardedBy(bucket("Allow", aws(ANN)), THERE);

    assertEquals(
        "because no identity-based policy allows the s3:GetObject action",
        decide(ANN, guarded).reason());
    assertEquals(
        "because no resource-based policy allows the s3:GetObject action",
        decide(ANN, s3().guardedBy(null, THERE), GET).reason());
    assertEquals(Decision.ALLOWED, decide(ANN, guarded, GET));
  }

  @Test
  void givesAnAccountOfTheSameAccountNothingToItsUsers() {
    Permission guarded =
        s3().guardedBy(bucket("Allow", "{\"AWS\":\"arn:aws:iam::" + HERE + ":root\"}"), HERE);

    assertEquals(Decision.Outcome.IMPLICIT_DENY, decide(ANN, guarded).outcome());
    assertEquals(Decision.ALLOWED, decide(ANN, guarded, GET));
    assertEquals(Decision.ALLOWED, decide(ROOT, guarded));
  }

  @Test
  void letsTheUnsignedInByAStarOnly() {
    Permission open = s3().guardedBy(bucket("Allow", "\"*\""), HERE);

    assertEquals(Decision.ALLOWED, decide(Caller.anonymous(), open));
    assertEquals(
        "because no resource-based policy allows the s3:GetObject action",
        decide(Caller.anonymous(), s3().guardedBy(bucket("Allow", aws(ANN)), HERE)).reason());
    assertEquals(Decision.Outcome.IMPLICIT_DENY, decide(Caller.anonymous(), s3(), GET).outcome());
  }

  @Test
  void letsAServiceInByItsNameAndItsSource() {
    Caller delivery = Caller.service("delivery.logs.amazonaws.com");
    Permission guarded =
        s3().guardedBy(
                PolicyDocument.parse(
                    """
                    {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                     "Principal":{"Service":"delivery.logs.amazonaws.com"},"Action":"s3:*",
                     "Resource":"*","Condition":{
                       "StringEquals":{"aws:SourceAccount":"123456789012"},
                       "ArnLike":{"aws:SourceArn":"arn:aws:logs:*:123456789012:*"}}}]}
                    """),
                HERE);

    assertEquals(Decision.Outcome.IMPLICIT_DENY, decide(delivery, guarded).outcome());
    assertEquals(
        Decision.ALLOWED,
        decide(
            delivery,
            guarded
                .when("aws:SourceAccount", HERE)
                .when("aws:SourceArn", "arn:aws:logs:eu-central-1:" + HERE + ":x:y")));
    assertEquals(
        Decision.Outcome.IMPLICIT_DENY,
        decide(
                Caller.service("config.amazonaws.com"),
                guarded
                    .when("aws:SourceAccount", HERE)
                    .when("aws:SourceArn", "arn:aws:logs:eu-central-1:" + HERE + ":x:y"))
            .outcome());
  }

  @Test
  void neverAllowsMoreThanTheBoundary() {
    Attached attached =
        new Attached(
            List.of(named("all", allow("*", "*"))),
            Optional.of(named("limit", allow("ec2:*", "*"))));

    assertEquals(
        new Decision(
            Decision.Outcome.IMPLICIT_DENY,
            "because no permissions boundary allows the s3:GetObject action",
            "limit"),
        decide(ANN, s3(), attached));
    assertEquals(Decision.ALLOWED, decide(ANN, Permission.of("ec2:DescribeVpcs", "*"), attached));
    assertEquals(
        Decision.ALLOWED,
        decide(ANN, s3().guardedBy(bucket("Allow", aws(ANN)), HERE), attached),
        "a bucket that names the user itself goes past the boundary");
  }

  @Test
  void neverAllowsMoreThanTheSessionsPolicies() {
    Caller session = session(allow("ec2:*", "*"));

    assertEquals(
        "because no session policy allows the s3:GetObject action",
        decide(session, s3(), allow("*", "*")).reason());
    assertEquals(
        "with an explicit deny in a session policy", decide(session(DENY_GET), s3(), GET).reason());
    assertEquals(Decision.ALLOWED, decide(session(GET), s3(), GET));
    assertEquals(Decision.Outcome.IMPLICIT_DENY, decide(session(GET), s3()).outcome());
  }

  @Test
  void tellsARoleFromItsSessionInAResourcesPolicy() {
    Caller session = session(allow("ec2:*", "*"));
    Permission forSession = s3().guardedBy(bucket("Allow", aws(session)), HERE);
    Permission forRole =
        s3().guardedBy(
                bucket("Allow", "{\"AWS\":\"arn:aws:iam::123456789012:role/reader\"}"), HERE);

    assertEquals(Decision.ALLOWED, decide(session, forSession));
    assertEquals(
        "because no session policy allows the s3:GetObject action",
        decide(session, forRole).reason());
    assertEquals(Decision.ALLOWED, decide(session(), forRole));
  }

  @Test
  void opensARoleToNobodyButWhomItsTrustPolicyNames() {
    String all = allow("*", "*");

    assertEquals(
        "because no resource-based policy allows the sts:AssumeRole action",
        decide(ANN, assume("{\"Service\":\"ec2.amazonaws.com\"}"), all).reason());
    assertEquals(Decision.ALLOWED, decide(ANN, assume(aws(ANN))));
    assertEquals(
        "because no identity-based policy allows the sts:AssumeRole action",
        decide(ANN, assume("{\"AWS\":\"123456789012\"}")).reason());
    assertEquals(Decision.ALLOWED, decide(ANN, assume("{\"AWS\":\"123456789012\"}"), all));
    assertEquals(
        Decision.ALLOWED,
        decide(
            Caller.service("vpc-flow-logs.amazonaws.com"),
            assume("{\"Service\":\"vpc-flow-logs.amazonaws.com\"}")));
  }

  private static Permission assume(String principal) {
    PolicyDocument trust =
        PolicyDocument.parse(
            "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":"
                + principal
                + ",\"Action\":\"sts:AssumeRole\"}}",
            PolicyDocument.Purpose.TRUST);
    return Permission.of("sts:AssumeRole", "arn:aws:iam::123456789012:role/reader")
        .guardedBy(trust, HERE);
  }

  private static Permission s3() {
    return Permission.of("s3:GetObject", OBJECT);
  }

  private static String allow(String action, String resource) {
    return statement("Allow", action, resource);
  }

  private static String deny(String action, String resource) {
    return statement("Deny", action, resource);
  }

  private static String statement(String effect, String action, String resource) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"%s\",\"Action\":\"%s\",\"Resource\":\"%s\"}]}"
        .formatted(effect, action, resource);
  }

  private static PolicyDocument bucket(String effect, String principal) {
    return PolicyDocument.parse(
        "{\"Statement\":[{\"Effect\":\"%s\",\"Principal\":%s,\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::logs/*\"}]}"
            .formatted(effect, principal),
        PolicyDocument.Purpose.RESOURCE);
  }

  private static String aws(Caller caller) {
    return "{\"AWS\":\"" + caller.arn() + "\"}";
  }

  private static Caller session(String... policies) {
    return caller(
        Caller.Kind.ASSUMED_ROLE,
        "arn:aws:sts::" + HERE + ":assumed-role/reader/one",
        "AROAREADER:one",
        "reader",
        new Caller.Session(
            List.of(policies), "arn:aws:iam::" + HERE + ":role/reader", FACTS.now()));
  }

  private static Caller caller(
      Caller.Kind kind,
      String arn,
      String id,
      String name,
      Caller.@org.jspecify.annotations.Nullable Session session) {
    return new Caller(kind, HERE, arn, id, name, "AKIA", session, Map.of());
  }

  private static NamedPolicy named(String name, String text) {
    return new NamedPolicy(name, PolicyDocument.parse(text, PolicyDocument.Purpose.IDENTITY));
  }

  private static Decision decide(Caller caller, Permission permission, String... policies) {
    List<NamedPolicy> identity = new java.util.ArrayList<>();
    for (String policy : policies) {
      identity.add(named("policy" + identity.size(), policy));
    }
    return decide(caller, permission, new Attached(identity, Optional.empty()));
  }

  private static Decision decide(Caller caller, Permission permission, Attached attached) {
    return new PolicyEvaluator(anyone -> attached).decide(caller, permission, FACTS);
  }
}
