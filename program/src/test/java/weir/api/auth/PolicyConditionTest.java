package weir.api.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import weir.api.auth.IdentityPolicies.Attached;
import weir.api.auth.IdentityPolicies.NamedPolicy;

class PolicyConditionTest {
  private static final RequestFacts FACTS =
      new RequestFacts(
          "192.0.2.7", "aws-cli/2", true, "eu-central-1", Instant.parse("2026-11-21T04:00:00.5Z"));
  private static final Caller ANN =
      new Caller(
          Caller.Kind.USER,
          "123456789012",
          "arn:aws:iam::123456789012:user/ann",
          "AIDAANN",
          "ann",
          "AKIA",
          null,
          Map.of("Team", "net"));

  /// Operator, key and values of the policy; the request's values; whether it holds.
  private record Case(String operator, String expected, List<String> actual, boolean holds) {}

  private static Case yes(String operator, String expected, String... actual) {
    return new Case(operator, expected, List.of(actual), true);
  }

  private static Case no(String operator, String expected, String... actual) {
    return new Case(operator, expected, List.of(actual), false);
  }

  @Test
  void comparesAsEveryOperatorSays() {
    for (Case each :
        List.of(
            yes("StringEquals", "'a'", "a"),
            no("StringEquals", "'a'", "A"),
            no("StringEquals", "'a*'", "ab"),
            yes("StringEquals", "['b','a']", "a"),
            no("StringEquals", "'a'"),
            yes("StringEqualsIfExists", "'a'"),
            no("StringEqualsIfExists", "'a'", "b"),
            yes("StringNotEquals", "'a'", "b"),
            no("StringNotEquals", "['a','b']", "b"),
            yes("StringNotEquals", "'a'"),
            yes("StringEqualsIgnoreCase", "'istanbul'", "ISTANBUL"),
            no("StringNotEqualsIgnoreCase", "'a'", "A"),
            yes("StringLike", "'a?c*'", "abcdef"),
            no("StringLike", "'a?c'", "ac"),
            yes("StringLike", "'*a*a*a*b'", "a".repeat(50) + "b"),
            no("StringNotLike", "'a*'", "abc"),
            yes("NumericEquals", "10", "10.0"),
            no("NumericEquals", "10", "ten"),
            yes("NumericNotEquals", "10", "11"),
            yes("NumericLessThan", "'10'", "9"),
            no("NumericLessThan", "10", "10"),
            yes("NumericLessThanEquals", "10", "10"),
            yes("NumericGreaterThan", "-1", "0"),
            no("NumericGreaterThan", "0", "0"),
            yes("NumericGreaterThanEquals", "0", "0"),
            yes("DateEquals", "'2026-11-21'", "2026-11-21T00:00:00Z"),
            yes("DateNotEquals", "'2026-11-21'", "2026-11-22T00:00:00Z"),
            yes("DateLessThan", "'2026-11-21T01:00:00+02:00'", "2026-11-20T22:59:59Z"),
            no("DateLessThan", "'2026-11-21T01:00:00+02:00'", "2026-11-20T23:00:00Z"),
            yes("DateLessThanEquals", "'2026-11-21T00:00:00Z'", "1795219200"),
            yes("DateGreaterThan", "1795219200", "2026-11-21T00:00:01Z"),
            yes("DateGreaterThanEquals", "'2026-11-21T00:00:00Z'", "2026-11-21T00:00:00Z"),
            yes("Bool", "true", "true"),
            yes("Bool", "'false'", "False"),
            no("Bool", "'true'", "false"),
            no("Bool", "'false'"),
            yes("BoolIfExists", "'false'"),
            yes("BinaryEquals", "'QmluYXJ5'", "QmluYXJ5"),
            no("BinaryEquals", "'QmluYXJ5'", "QmluYXJ6"),
            yes("IpAddress", "'203.0.113.0/24'", "203.0.113.9"),
            yes("IpAddress", "'203.0.113.77/24'", "203.0.113.9"),
            no("IpAddress", "'203.0.113.0/24'", "203.0.114.9"),
            no("IpAddress", "'203.0.113.0/24'", "nowhere"),
            yes("IpAddress", "['203.0.113.0/24','2001:db8::/32']", "2001:db8::1"),
            no("IpAddress", "'::/0'", "10.0.0.1"),
            yes("NotIpAddress", "'203.0.113.5'", "203.0.113.6"),
            no("NotIpAddress", "'203.0.113.5'", "203.0.113.5"),
            yes("ArnEquals", "'arn:aws:s3:::b*'", "arn:aws:s3:::bucket/a:b"),
            yes("ArnLike", "'arn:aws:logs:*:123:*'", "arn:aws:logs:eu:123:log-group:x"),
            no("ArnLike", "'arn:aws:*:123:x'", "arn:aws:logs:eu:123:x"),
            no("ArnLike", "'arn:aws:s3*:x'", "arn:aws:s3:::x"),
            yes("ArnLike", "'*'", "arn:aws:s3:::x"),
            no("ArnLike", "'arn:aws:s3:::x'", "x"),
            yes("ArnNotEquals", "'arn:aws:s3:::x'", "arn:aws:s3:::y"),
            no("ArnNotLike", "'arn:aws:s3:::*'", "arn:aws:s3:::y"),
            yes("Null", "'true'"),
            no("Null", "'true'", "a"),
            yes("Null", "'false'", "a"),
            no("Null", "'false'"),
            yes("ForAllValues:StringEquals", "['a','b']", "a", "b"),
            no("ForAllValues:StringEquals", "['a','b']", "a", "c"),
            yes("ForAllValues:StringEquals", "'a'"),
            yes("ForAllValues:StringNotEquals", "'a'", "b", "c"),
            no("ForAllValues:StringNotEquals", "'a'", "b", "a"),
            yes("ForAnyValue:StringEquals", "'a'", "b", "a"),
            no("ForAnyValue:StringEquals", "'a'", "b", "c"),
            no("ForAnyValue:StringEquals", "'a'"),
            no("ForAnyValue:StringNotEquals", "'a'"),
            yes("ForAnyValue:StringNotEquals", "'a'", "a", "b"),
            no("ForAnyValue:StringNotEquals", "'a'", "a"),
            yes("ForAnyValue:StringLikeIfExists", "'a'"))) {
      String condition = "{'" + each.operator + "':{'x:Key':" + each.expected + "}}";
      Permission permission = new Permission("a:b", "*", Map.of("X:kEY", each.actual), null, null);
      assertEquals(each.holds, holds("2012-10-17", condition, "*", permission), each.toString());
    }
  }

  @Test
  void joinsOperatorsAndKeysByAnd() {
    Permission permission = Permission.of("a:b", "*").when("x:a", "1").when("x:b", "2");

    assertEquals(
        true,
        holds(
            "2012-10-17",
            "{'StringEquals':{'x:a':'1','x:b':'2'},'NumericLessThan':{'x:a':2}}",
            "*",
            permission));
    assertEquals(
        false, holds("2012-10-17", "{'StringEquals':{'x:a':'1','x:b':'3'}}", "*", permission));
    assertEquals(
        false,
        holds(
            "2012-10-17",
            "{'StringEquals':{'x:a':'1'},'NumericLessThan':{'x:a':1}}",
            "*",
            permission));
  }

  @Test
  void knowsTheGlobalKeys() {
    Permission permission = Permission.of("a:b", "*");
    for (String condition :
        List.of(
            "{'IpAddress':{'aws:SourceIp':'192.0.2.0/24'}}",
            "{'Bool':{'AWS:securetransport':'true'}}",
            "{'DateEquals':{'aws:CurrentTime':'2026-11-21T04:00:00Z'}}",
            "{'NumericEquals':{'aws:EpochTime':1795233600}}",
            "{'StringLike':{'aws:UserAgent':'aws-cli/*'}}",
            "{'StringEquals':{'aws:username':'ann'}}",
            "{'StringEquals':{'aws:userid':'AIDAANN'}}",
            "{'ArnEquals':{'aws:PrincipalArn':'arn:aws:iam::123456789012:user/ann'}}",
            "{'StringEquals':{'aws:PrincipalAccount':'123456789012'}}",
            "{'StringEquals':{'aws:PrincipalType':'User'}}",
            "{'StringEquals':{'aws:PrincipalTag/team':'net'}}",
            "{'StringEquals':{'aws:RequestedRegion':'eu-central-1'}}",
            "{'StringEquals':{'aws:ResourceAccount':'123456789012'}}",
            "{'Null':{'aws:TokenIssueTime':'true','aws:MultiFactorAuthPresent':'true'}}")) {
      assertEquals(true, holds("2012-10-17", condition, "*", permission), condition);
    }
  }

  @Test
  void putsVariablesInUnderTheNewVersionOnly() {
    String home = "arn:aws:s3:::home/${aws:username}/*";
    Permission own = Permission.of("a:b", "arn:aws:s3:::home/ann/x");

    assertEquals(true, holds("2012-10-17", "{}", home, own));
    assertEquals(false, holds("2008-10-17", "{}", home, own));
    assertEquals(
        true,
        holds(
            "2008-10-17", "{}", home, Permission.of("a:b", "arn:aws:s3:::home/${aws:username}/x")));
    assertEquals(
        false, holds("2012-10-17", "{}", "arn:aws:s3:::home/${aws:PrincipalTag/none}/*", own));
    assertEquals(
        true, holds("2012-10-17", "{}", "arn:aws:s3:::home/${x:none, 'ann'}/${*}", literal("*")));
    assertEquals(false, holds("2012-10-17", "{}", "arn:aws:s3:::home/${x:none, 'ann'}/${*}", own));
    assertEquals(true, holds("2012-10-17", "{}", "arn:aws:s3:::home/ann/${?}${$}", literal("?$")));
  }

  @Test
  void takesAStarInAVariablesValueForAStar() {
    Permission permission = Permission.of("a:b", "arn:aws:s3:::home/ann/x").when("x:name", "*");

    assertEquals(false, holds("2012-10-17", "{}", "arn:aws:s3:::home/${x:name}/*", permission));
  }

  private static Permission literal(String end) {
    return Permission.of("a:b", "arn:aws:s3:::home/ann/" + end);
  }

  private static boolean holds(
      String version, String condition, String resource, Permission permission) {
    String text =
        "{\"Version\":\"%s\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"a:b\",\"Resource\":\"%s\",\"Condition\":%s}}"
            .formatted(version, resource, condition.replace('\'', '"'));
    Attached attached =
        new Attached(List.of(new NamedPolicy("one", PolicyDocument.parse(text))), Optional.empty());
    return new PolicyEvaluator(caller -> attached).decide(ANN, permission, FACTS).allowed();
  }
}
