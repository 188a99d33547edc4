package weir.api.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import weir.api.auth.IdentityPolicies.Attached;
import weir.api.auth.IdentityPolicies.NamedPolicy;
import weir.api.auth.PolicySimulation.Match;
import weir.api.auth.PolicySimulation.Position;

class PolicySimulationTest {
  private static final NamedPolicy READ =
      new NamedPolicy(
          "read",
          PolicyDocument.parse(
              """
              {"Version": "2012-10-17", "Statement": [
                {"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"},
                {"Effect": "Deny", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::secret/*",
                 "Condition": {"StringNotEquals": {"aws:SourceVpc": "vpc-1"}}}
              ]}
              """));

  @Test
  void namesTheStatementsThatAllow() {
    PolicySimulation.Result result =
        simulation(Map.of()).simulate("s3:GetObject", "arn:aws:s3:::b/k");

    assertTrue(result.decision().allowed());
    assertEquals(
        List.of(new Match("read", false, new Position(2, 3), new Position(2, 60))),
        result.matched());
    assertEquals(List.of(), result.missing());
  }

  @Test
  void namesOnlyTheStatementsThatDenyAndTheKeysThatLack() {
    PolicySimulation.Result result =
        simulation(Map.of()).simulate("s3:GetObject", "arn:aws:s3:::secret/k");

    assertEquals(Decision.Outcome.EXPLICIT_DENY, result.decision().outcome());
    assertEquals(List.of(new Position(3, 3)), result.matched().stream().map(Match::start).toList());
    assertEquals(List.of("aws:SourceVpc"), result.missing());
  }

  @Test
  void takesTheContextThatItIsGiven() {
    PolicySimulation.Result result =
        simulation(Map.of("aws:sourcevpc", List.of("vpc-1")))
            .simulate("s3:GetObject", "arn:aws:s3:::secret/k");

    assertTrue(result.decision().allowed());
    assertEquals(List.of(), result.missing());
  }

  @Test
  void saysWhatTheBoundaryAllows() {
    PolicySimulation simulation = simulation(Map.of());

    assertTrue(simulation.allowedByBoundary("s3:GetObject", "arn:aws:s3:::b/k"));
    assertFalse(simulation.allowedByBoundary("ec2:DescribeVpcs", "*"));
  }

  private static PolicySimulation simulation(Map<String, List<String>> context) {
    Caller caller =
        new Caller(
            Caller.Kind.USER,
            "123456789012",
            "arn:aws:iam::123456789012:user/ann",
            "AIDAANN",
            "ann",
            null,
            null,
            Map.of());
    return new PolicySimulation(
        caller, new Attached(List.of(READ), Optional.of(READ)), null, null, context);
  }
}
