package weir.api.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import weir.api.auth.PolicyDocument.Purpose;
import weir.api.auth.PolicyDocument.Version;
import weir.model.aws.Fault;

class PolicyDocumentTest {
  private static final String STATEMENT =
      """
      {"Sid":"one","Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":"arn:aws:s3:::b/*",
       "Condition":{"StringLikeIfExists":{"aws:UserAgent":["aws-cli/*"]}}}\
      """;

  @Test
  void keepsTheTextAndReadsWhatItSays() {
    String text = "{\"Statement\":[" + STATEMENT + "],\"Id\":\"mine\",\"Version\":\"2012-10-17\"}";
    PolicyDocument policy = PolicyDocument.parse(text, Purpose.IDENTITY);

    assertEquals(text, policy.text());
    assertEquals("mine", policy.id());
    assertEquals(Version.V2012_10_17, policy.version());
    PolicyStatement statement = policy.statements().getFirst();
    assertEquals("one", statement.sid());
    assertEquals("[s3:Get*, s3:List*]", statement.actions().patterns().toString());
    assertEquals(new PolicyStatement.Span(1, 15, 2, 69), statement.span());
  }

  @Test
  void takesTheOldVersionWhenNoneIsSaid() {
    assertEquals(
        Version.V2008_10_17, PolicyDocument.parse("{\"Statement\":" + STATEMENT + "}").version());
  }

  @Test
  void saysWhereTheJsonEndsInPlainWords() {
    Fault.Invalid refusal =
        assertThrows(Fault.Invalid.class, () -> PolicyDocument.parse("{\n \"Version\":"));

    assertEquals(
        "Syntax errors in policy. Unexpected end-of-input within/between Object entries"
            + " at line 2, column 12",
        refusal.getMessage());
  }

  @Test
  void refusesWhatIsNoPolicyAndSaysWhy() {
    Map<String, String> wrong =
        Map.ofEntries(
            Map.entry("", "must be a JSON object"),
            Map.entry("[]", "must be a JSON object"),
            Map.entry("{", "Unexpected end-of-input"),
            Map.entry("{} {}", "follows the policy's end"),
            Map.entry("{}", "Missing required field Statement"),
            Map.entry("{\"Statement\":[]}", "Missing required field Statement"),
            Map.entry("{\"Statement\":[3]}", "must be an object"),
            Map.entry("{\"Statement\":{},\"Statement\":{}}", "Duplicate field 'Statement'"),
            Map.entry("{\"Statment\":{}}", "did you mean \"Statement\"?"),
            Map.entry("{\"Version\":\"2012-10-18\",\"Statement\":{}}", "valid version string"),
            Map.entry("{\"Version\":2012,\"Statement\":{}}", "valid version string"));
    wrong.forEach((text, why) -> refuses(text, Purpose.ANY, why));
    refuses("[".repeat(5000), Purpose.ANY, "must be a JSON object");
    refuses("{\"a\":" + "[".repeat(5000), Purpose.ANY, "nesting depth");
    refuses(" ".repeat(PolicyDocument.LONGEST + 1), Purpose.ANY, "may have at most 131072");
  }

  @Test
  void refusesStatementsThatBreakARuleAndSaysWhich() {
    statement("\"Action\":\"a:b\",\"Resource\":\"*\"", Purpose.IDENTITY, "required field Effect");
    String allow = "\"Effect\":\"Allow\",";
    Map<String, String> wrong =
        Map.ofEntries(
            Map.entry("\"Resource\":\"*\"", "Missing required field Action"),
            Map.entry("\"Action\":\"a:b\"", "Missing required field Resource"),
            Map.entry("\"Action\":\"GetObject\",\"Resource\":\"*\"", "prefaced by a vendor"),
            Map.entry("\"Action\":[],\"Resource\":\"*\"", "must contain actions"),
            Map.entry("\"Action\":3,\"Resource\":\"*\"", "Action must be a string"),
            Map.entry("\"Action\":\"a:b\",\"Resource\":[]", "must contain resources"),
            Map.entry("\"Action\":\"a:b\",\"Resource\":\"bucket\"", "must be in ARN format or"),
            Map.entry("\"Action\":\"a:b\",\"Resource\":\"arn:aws:s3\"", "must be in ARN format"),
            Map.entry("\"Action\":\"a:b\",\"NotAction\":\"a:b\",\"Resource\":\"*\"", "not both"),
            Map.entry("\"Action\":\"a:b\",\"Resourse\":\"*\"", "did you mean \"Resource\"?"),
            Map.entry("\"Action\":\"a:b\",\"Resource\":\"*\",\"Sid\":\"a b\"", "alpha-numeric"),
            Map.entry(
                "\"Action\":\"a:b\",\"Resource\":\"*\",\"Principal\":\"*\"",
                "should not specify a principal"));
    wrong.forEach((inside, why) -> statement(allow + inside, Purpose.IDENTITY, why));
    statement("\"Effect\":\"allow\"", Purpose.IDENTITY, "must be Allow or Deny");
    String sts = allow + "\"Action\":\"sts:AssumeRole\"";
    statement(sts, Purpose.TRUST, "Missing required field Principal");
    statement(sts + ",\"Resource\":\"*\"", Purpose.TRUST, "prohibited field Resource");
    statement(
        allow + "\"Action\":\"s3:GetObject\",\"Principal\":\"*\"",
        Purpose.TRUST,
        "only specify STS AssumeRole actions");
    statement(
        allow + "\"Action\":\"a:b\",\"Resource\":\"*\",\"NotPrincipal\":\"*\"",
        Purpose.RESOURCE,
        "NotPrincipal with Allow");
  }

  @Test
  void refusesPrincipalsThatNobodyIs() {
    for (String principal :
        new String[] {
          "\"ann\"",
          "{\"AWS\":\"arn:aws:iam::123456789012:user/*\"}",
          "{\"AWS\":\"12345678901\"}",
          "{\"AWS\":\"arn:aws:iam::123456789012\"}",
          "{\"AWS\":\"arn:aws:s3:::bucket\"}",
          "{\"Service\":\"ec2\"}",
          "{\"Servce\":\"ec2.amazonaws.com\"}",
          "{\"CanonicalUser\":\"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be\"}"
        }) {
      statement(
          "\"Effect\":\"Allow\",\"Action\":\"a:b\",\"Resource\":\"*\",\"Principal\":" + principal,
          Purpose.RESOURCE,
          "Invalid principal in policy");
    }
  }

  @Test
  void refusesConditionsThatCannotBeAsked() {
    Map<String, String> wrong =
        Map.ofEntries(
            Map.entry("{\"StringEqual\":{\"aws:a\":\"b\"}}", "did you mean \"StringEquals\"?"),
            Map.entry(
                "{\"ForSomeValues:StringEquals\":{\"aws:a\":\"b\"}}", "Invalid Condition type"),
            Map.entry("{\"NullIfExists\":{\"aws:a\":\"true\"}}", "Invalid Condition type"),
            Map.entry("{\"StringEquals\":{\"a\":\"b\"}}", "prefaced by a vendor"),
            Map.entry("{\"StringEquals\":{\"aws:a\":[]}}", "no value to compare with"),
            Map.entry("{\"StringEquals\":{\"aws:a\":{}}}", "strings, numbers or truth values"),
            Map.entry("{\"StringEquals\":\"b\"}", "must be an object"),
            Map.entry("{\"NumericEquals\":{\"aws:a\":\"one\"}}", "must be a number"),
            Map.entry("{\"DateLessThan\":{\"aws:CurrentTime\":\"soon\"}}", "must be a date"),
            Map.entry("{\"Bool\":{\"aws:SecureTransport\":\"yes\"}}", "must be true or false"),
            Map.entry("{\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/33\"}}", "prefix length"),
            Map.entry("{\"ArnLike\":{\"aws:SourceArn\":\"bucket\"}}", "must be an ARN"),
            Map.entry("{\"BinaryEquals\":{\"aws:a\":\"###\"}}", "must be Base64"),
            Map.entry("{\"StringEquals\":{\"aws:a\":\"${aws:username\"}}", "has a variable"));
    wrong.forEach((condition, why) ->
        statement(
            "\"Effect\":\"Allow\",\"Action\":\"a:b\",\"Resource\":\"*\",\"Condition\":" + condition,
            Purpose.IDENTITY,
            why));
  }

  private static void statement(String inside, Purpose purpose, String why) {
    refuses("{\"Version\":\"2012-10-17\",\"Statement\":[{" + inside + "}]}", purpose, why);
  }

  private static void refuses(String text, Purpose purpose, String why) {
    Fault.Invalid refused =
        assertThrows(Fault.Invalid.class, () -> PolicyDocument.parse(text, purpose), text);
    if (!refused.sentence().contains(why)) {
      throw new AssertionError(
          text + " should be refused for '" + why + "': " + refused.sentence());
    }
  }
}
