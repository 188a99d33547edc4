package weir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import weir.dataplane.lab.LabNetwork;
import weir.model.network.NetworkInterface;

class AwsScriptTest {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{?([A-Z][A-Z0-9_]*)");

  private final List<AwsCommand> script =
      AwsScript.of(LabNetwork.read()).stream()
          .flatMap(chapter -> chapter.commands().stream())
          .toList();

  private List<String> lines(String word) {
    return script.stream().map(AwsCommand::line).filter(line -> line.contains(word)).toList();
  }

  @Test
  void refersOnlyToWhatEarlierCommandsAnswered() {
    Set<String> known = new TreeSet<>();
    for (AwsCommand command : script) {
      Matcher reference = REFERENCE.matcher(command.line());
      while (reference.find()) {
        assertTrue(known.contains(reference.group(1)), command.line());
      }
      command.keptIn().ifPresent(known::add);
    }
  }

  @Test
  void givesEveryInterfaceAnIdOfTheApi() {
    Set<String> described = new TreeSet<>();
    for (AwsCommand command : script) {
      String id = command.describedId();
      if (id != null) {
        described.add(id);
      }
    }
    for (NetworkInterface eni : LabNetwork.read().interfaces()) {
      assertTrue(described.contains(eni.id()), eni.id());
    }
  }

  @Test
  void writesAllRulesOfAGroupIntoOneCommand() {
    assertEquals(
        List.of(
            "aws ec2 authorize-security-group-ingress --group-id $SG_DB --ip-permissions"
                + " \"IpProtocol=tcp,FromPort=5432,ToPort=5432,"
                + "UserIdGroupPairs=[{GroupId=$SG_WEB}]\""
                + " \"IpProtocol=tcp,FromPort=5432,ToPort=5432,"
                + "UserIdGroupPairs=[{GroupId=$SG_BASTION}]\""
                + " \"IpProtocol=1,FromPort=-1,ToPort=-1,"
                + "UserIdGroupPairs=[{GroupId=$SG_BASTION}]\""),
        lines("ingress --group-id $SG_DB"));
  }

  @Test
  void takesTheEgressRuleAwayThatANewGroupHas() {
    assertEquals(
        List.of(
            "aws ec2 revoke-security-group-egress --group-id $SG_DB --security-group-rule-ids"
                + " $(aws ec2 describe-security-group-rules --filters"
                + " Name=group-id,Values=$SG_DB --query"
                + " 'SecurityGroupRules[?IsEgress].SecurityGroupRuleId' --output text)"),
        lines("egress --group-id $SG_DB"));
    assertEquals(List.of(), lines("egress --group-id $SG_BASTION"));
  }

  @Test
  void writesAnEntryOfANetworkAcl() {
    assertEquals(
        List.of(
            "aws ec2 create-network-acl-entry --network-acl-id $ACL_PUBLIC --ingress"
                + " --rule-number 90 --rule-action deny --protocol=-1"
                + " --cidr-block 198.51.100.99/32"),
        lines("--rule-number 90"));
  }

  @Test
  void leadsTheWebServersOverTheNatGateway() {
    assertEquals(
        List.of(
            "aws ec2 create-route --route-table-id $RTB_WEB --destination-cidr-block 0.0.0.0/0"
                + " --nat-gateway-id $NAT"),
        lines("create-route --route-table-id $RTB_WEB"));
  }
}
