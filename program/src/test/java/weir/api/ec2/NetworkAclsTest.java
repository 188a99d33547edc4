package weir.api.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.api.ec2.Ec2Service.error;
import static weir.api.ec2.Ec2Service.filter;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

class NetworkAclsTest {
  private final Ec2Service service = Ec2Service.empty();
  private final Ec2Client ec2 = service.client();
  private final Vpc vpc = service.vpc("10.0.0.0/16");
  private final String acl =
      ec2.createNetworkAcl(request -> request.vpcId(vpc.vpcId())).networkAcl().networkAclId();

  @AfterEach
  void stop() {
    service.close();
  }

  private NetworkAcl described(String id) {
    return ec2.describeNetworkAcls(request -> request.networkAclIds(id)).networkAcls().getFirst();
  }

  private CreateNetworkAclEntryRequest.Builder entry(int number) {
    return CreateNetworkAclEntryRequest.builder()
        .networkAclId(acl)
        .ruleNumber(number)
        .egress(false)
        .ruleAction("allow")
        .protocol("6")
        .portRange(ports -> ports.from(80).to(80))
        .cidrBlock("0.0.0.0/0");
  }

  private List<NetworkAclEntry> inbound() {
    return described(acl).entries().stream().filter(entry -> !entry.egress()).toList();
  }

  @Test
  void aNewAclDeniesEverything() {
    NetworkAcl made = described(acl);
    assertTrue(made.networkAclId().matches("acl-[0-9a-f]{17}"), made.networkAclId());
    assertEquals(List.of(), made.associations());
    assertEquals(
        List.of("true 32767 deny 0.0.0.0/0", "false 32767 deny 0.0.0.0/0"),
        made.entries().stream()
            .map(one ->
                one.egress()
                    + " "
                    + one.ruleNumber()
                    + " "
                    + one.ruleActionAsString()
                    + " "
                    + one.cidrBlock())
            .toList());
  }

  @Test
  void aVpcHasAtMostTwoHundredAcls() {
    for (int have = 2; have < 200; have++) { // the default one and the one of every test
      ec2.createNetworkAcl(request -> request.vpcId(vpc.vpcId()));
    }
    assertTrue(
        error(() -> ec2.createNetworkAcl(request -> request.vpcId(vpc.vpcId())))
            .startsWith("NetworkAclLimitExceeded"));
  }

  @Test
  void entriesStandInOrderAndAreReplacedAndDeleted() {
    ec2.createNetworkAclEntry(entry(200).build());
    ec2.createNetworkAclEntry(entry(90).cidrBlock("100.68.0.18/18").build());
    assertEquals(
        List.of(90, 200, 32_767), inbound().stream().map(NetworkAclEntry::ruleNumber).toList());
    assertEquals("100.68.0.0/18", inbound().getFirst().cidrBlock());
    assertEquals(
        "NetworkAclEntryAlreadyExists: The network acl entry identified by 90 already exists.",
        error(() -> ec2.createNetworkAclEntry(entry(90).build())));
    ec2.createNetworkAclEntry(entry(90).egress(true).build());
    ec2.replaceNetworkAclEntry(request ->
        request
            .networkAclId(acl)
            .ruleNumber(90)
            .egress(false)
            .protocol("1")
            .icmpTypeCode(icmp -> icmp.type(3).code(4))
            .ruleAction("deny")
            .cidrBlock("0.0.0.0/0"));
    NetworkAclEntry replaced = inbound().getFirst();
    assertEquals("1", replaced.protocol());
    assertEquals(4, replaced.icmpTypeCode().code());
    assertEquals("deny", replaced.ruleActionAsString());
    ec2.deleteNetworkAclEntry(request -> request.networkAclId(acl).ruleNumber(90).egress(false));
    assertEquals(2, inbound().size());
    assertTrue(
        error(() ->
                ec2.deleteNetworkAclEntry(
                    request -> request.networkAclId(acl).ruleNumber(90).egress(false)))
            .startsWith("InvalidNetworkAclEntry.NotFound"));
    assertEquals(
        1,
        ec2.describeNetworkAcls(request ->
                request.filters(filter("entry.port-range.from", "80"), filter("default", "false")))
            .networkAcls()
            .size());
  }

  @Test
  void theLastEntryStays() {
    for (int reserved : new int[] {0, 32_767, 32_768, 65_535}) {
      assertTrue(
          error(() -> ec2.createNetworkAclEntry(entry(reserved).build()))
              .contains("between 1 and 32766"));
    }
    assertTrue(
        error(() ->
                ec2.deleteNetworkAclEntry(
                    request -> request.networkAclId(acl).ruleNumber(32_767).egress(true)))
            .startsWith("InvalidParameterValue"));
  }

  @Test
  void portsAndIcmpStandWhereTheProtocolHasThem() {
    assertTrue(
        error(() -> ec2.createNetworkAclEntry(entry(1).protocol("1").build()))
            .startsWith("MissingParameter"));
    ec2.createNetworkAclEntry(entry(1).protocol("47").build());
    assertEquals(null, inbound().getFirst().portRange());
    assertTrue(
        error(() ->
                ec2.createNetworkAclEntry(
                    entry(2).portRange(ports -> ports.from(443).to(80)).build()))
            .contains("443-80"));
    assertTrue(
        error(() -> ec2.createNetworkAclEntry(entry(2).protocol("256").build()))
            .startsWith("InvalidParameterValue"));
    assertTrue(
        error(() -> ec2.createNetworkAclEntry(entry(2).ruleAction("maybe").build()))
            .contains("allow or deny"));
    assertTrue(
        error(() -> ec2.createNetworkAclEntry(entry(2).ipv6CidrBlock("::/0").build()))
            .startsWith("InvalidParameterCombination"));
  }

  @Test
  void aSubnetMovesFromOneAclToAnother() {
    Subnet subnet = service.subnet(vpc, "10.0.1.0/24");
    String before =
        ec2.describeNetworkAcls(request -> request.filters(filter("default", "true")))
            .networkAcls()
            .getFirst()
            .associations()
            .getFirst()
            .networkAclAssociationId();
    String after =
        ec2.replaceNetworkAclAssociation(request -> request.associationId(before).networkAclId(acl))
            .newAssociationId();
    assertEquals(subnet.subnetId(), described(acl).associations().getFirst().subnetId());
    assertEquals(after, described(acl).associations().getFirst().networkAclAssociationId());
    assertEquals(
        "InvalidAssociationID.NotFound: The association ID '" + before + "' does not exist",
        error(() ->
            ec2.replaceNetworkAclAssociation(
                request -> request.associationId(before).networkAclId(acl))));
    assertEquals(
        "DependencyViolation: The networkAcl '" + acl + "' has dependencies and cannot be deleted.",
        error(() -> ec2.deleteNetworkAcl(request -> request.networkAclId(acl))));
    ec2.deleteSubnet(request -> request.subnetId(subnet.subnetId()));
    ec2.deleteNetworkAcl(request -> request.networkAclId(acl));
    assertTrue(error(() -> described(acl)).startsWith("InvalidNetworkAclID.NotFound"));
  }
}
