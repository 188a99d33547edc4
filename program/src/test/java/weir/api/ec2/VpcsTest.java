package weir.api.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.api.ec2.Ec2Service.error;
import static weir.api.ec2.Ec2Service.filter;
import static weir.api.ec2.Ec2Service.tagged;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;
import weir.model.net.Cidr;
import weir.store.state.Scope;

class VpcsTest {
  private final Ec2Service service = Ec2Service.empty();
  private final Ec2Client ec2 = service.client();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void aNewVpcLooksAsAtAws() {
    Vpc vpc =
        ec2.createVpc(request ->
                request
                    .cidrBlock("10.0.0.0/16")
                    .tagSpecifications(tagged(ResourceType.VPC, "Name", "shop")))
            .vpc();
    assertTrue(vpc.vpcId().matches("vpc-[0-9a-f]{17}"), vpc.vpcId());
    assertEquals("available", vpc.stateAsString());
    assertEquals("10.0.0.0/16", vpc.cidrBlock());
    assertEquals("default", vpc.instanceTenancyAsString());
    assertEquals(Ec2Service.ACCOUNT, vpc.ownerId());
    assertFalse(vpc.isDefault());
    assertTrue(vpc.dhcpOptionsId().startsWith("dopt-"), vpc.dhcpOptionsId());
    assertEquals(
        "associated", vpc.cidrBlockAssociationSet().getFirst().cidrBlockState().stateAsString());
    assertEquals(List.of(Tag.builder().key("Name").value("shop").build()), vpc.tags());
    assertEquals(List.of(vpc), ec2.describeVpcs().vpcs());
  }

  @Test
  void aNewVpcHasADefaultGroupThatTalksToItself() {
    Vpc vpc = service.vpc("10.0.0.0/16");
    List<SecurityGroup> groups = ec2.describeSecurityGroups().securityGroups();
    assertEquals(1, groups.size());
    SecurityGroup group = groups.getFirst();
    assertEquals("default", group.groupName());
    assertEquals("default VPC security group", group.description());
    assertEquals(vpc.vpcId(), group.vpcId());
    IpPermission in = group.ipPermissions().getFirst();
    assertEquals("-1", in.ipProtocol());
    assertEquals(group.groupId(), in.userIdGroupPairs().getFirst().groupId());
    assertEquals(Ec2Service.ACCOUNT, in.userIdGroupPairs().getFirst().userId());
    IpPermission out = group.ipPermissionsEgress().getFirst();
    assertEquals("-1", out.ipProtocol());
    assertEquals("0.0.0.0/0", out.ipRanges().getFirst().cidrIp());
  }

  @Test
  void aNewVpcHasADefaultAclThatLetsEverythingThrough() {
    service.vpc("10.0.0.0/16");
    NetworkAcl acl = ec2.describeNetworkAcls().networkAcls().getFirst();
    assertTrue(acl.isDefault());
    assertEquals(
        List.of("true 100 allow", "true 32767 deny", "false 100 allow", "false 32767 deny"),
        entries(acl));
    assertEquals("-1", acl.entries().getFirst().protocol());
    assertEquals("0.0.0.0/0", acl.entries().getFirst().cidrBlock());
  }

  @Test
  void aNewVpcHasAMainRouteTable() {
    Vpc vpc = service.vpc("10.0.0.0/16");
    List<RouteTable> tables =
        service
            .store()
            .read(view ->
                view.all(Ec2Documents.ROUTE_TABLE, new Scope(Ec2Service.ACCOUNT, "eu-central-1")));
    assertEquals(1, tables.size());
    assertEquals(vpc.vpcId(), tables.getFirst().vpcId());
    assertTrue(tables.getFirst().associations().getFirst().main());
    assertEquals("local", tables.getFirst().routes().getFirst().gatewayId());
    assertEquals("10.0.0.0/16", tables.getFirst().routes().getFirst().destinationCidrBlock());
  }

  @Test
  void ipv6ComesWithItsOwnBlockEntriesAndRules() {
    Vpc vpc =
        ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16").amazonProvidedIpv6CidrBlock(true))
            .vpc();
    Cidr block = Cidr.of(vpc.ipv6CidrBlockAssociationSet().getFirst().ipv6CidrBlock());
    assertEquals(56, block.prefixLength());
    assertEquals(
        List.of(
            "true 100 allow",
            "true 101 allow",
            "true 32767 deny",
            "true 32768 deny",
            "false 100 allow",
            "false 101 allow",
            "false 32767 deny",
            "false 32768 deny"),
        entries(ec2.describeNetworkAcls().networkAcls().getFirst()));
    assertEquals(
        "::/0",
        ec2.describeSecurityGroups()
            .securityGroups()
            .getFirst()
            .ipPermissionsEgress()
            .getFirst()
            .ipv6Ranges()
            .getFirst()
            .cidrIpv6());
  }

  @Test
  void ipv6ThatComesLaterIsAllowedOnlyWhereTheDefaultAclIsUntouched() {
    Vpc vpc = service.vpc("10.0.0.0/16");
    String acl = ec2.describeNetworkAcls().networkAcls().getFirst().networkAclId();
    ec2.createNetworkAclEntry(request ->
        request
            .networkAclId(acl)
            .ruleNumber(50)
            .egress(false)
            .protocol("-1")
            .ruleAction("deny")
            .cidrBlock("192.0.2.0/24"));
    ec2.associateVpcCidrBlock(
        request -> request.vpcId(vpc.vpcId()).amazonProvidedIpv6CidrBlock(true));
    assertEquals(
        List.of(
            "true 100 allow",
            "true 101 allow",
            "true 32767 deny",
            "true 32768 deny",
            "false 50 deny",
            "false 100 allow",
            "false 32767 deny",
            "false 32768 deny"),
        entries(ec2.describeNetworkAcls().networkAcls().getFirst()));
  }

  @Test
  void refusesBlocksThatAreTooLargeTooSmallOrNone() {
    for (String cidr : List.of("10.0.0.0/15", "10.0.0.0/29")) {
      assertEquals(
          "InvalidVpc.Range: The CIDR '" + cidr + "' is invalid.", error(() -> service.vpc(cidr)));
    }
    for (String cidr : List.of("10.0.0.0", "10.0.0.0/33", "huhu", "2001:db8::/32")) {
      assertEquals(
          "InvalidParameterValue: Value ("
              + cidr
              + ") for parameter cidrBlock is invalid. This is not a valid CIDR block.",
          error(() -> service.vpc(cidr)));
    }
    assertEquals("10.1.0.0/16", service.vpc("10.1.2.3/16").cidrBlock());
  }

  @Test
  void saysWhatIsMissingUnsupportedOrUnknown() {
    assertEquals(
        "MissingParameter: The request must contain the parameter cidrBlock",
        error(() -> ec2.createVpc(request -> request.instanceTenancy("default"))));
    assertEquals(
        "UnsupportedOperation: Weir does not support the parameter Ipv4IpamPoolId",
        error(() ->
            ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16").ipv4IpamPoolId("ipam"))));
    assertEquals(
        "InvalidAction: The action DescribeIpams is not valid for this web service: Weir does not"
            + " have it",
        error(() -> ec2.describeIpams(request -> {})));
    assertEquals(
        "InvalidVpcID.NotFound: The vpc ID 'vpc-0123456789abcdef0' does not exist",
        error(() -> ec2.describeVpcs(request -> request.vpcIds("vpc-0123456789abcdef0"))));
    assertEquals(
        "InvalidVpcID.Malformed: Invalid id: \"vpc-X\" (expecting \"vpc-...\")",
        error(() -> ec2.describeVpcs(request -> request.vpcIds("vpc-X"))));
  }

  @Test
  void aDryRunEndsAfterThePermissions() {
    Ec2Exception ended =
        assertThrows(
            Ec2Exception.class,
            () -> ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16").dryRun(true)));
    assertEquals(412, ended.statusCode());
    assertEquals("DryRunOperation", ended.awsErrorDetails().errorCode());
    assertEquals(
        "Request would have succeeded, but DryRun flag is set.",
        ended.awsErrorDetails().errorMessage());
    assertEquals(List.of(), ec2.describeVpcs().vpcs());
    service.refuse("ec2:CreateVpc");
    Ec2Exception refused =
        assertThrows(
            Ec2Exception.class,
            () -> ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16").dryRun(true)));
    assertEquals(403, refused.statusCode());
    assertEquals("UnauthorizedOperation", refused.awsErrorDetails().errorCode());
    assertTrue(
        refused
            .awsErrorDetails()
            .errorMessage()
            .startsWith("You are not authorized to perform this operation. User: arn:aws:iam::"),
        refused.getMessage());
  }

  @Test
  void taggingOnCreationNeedsPermissionOfItsOwn() {
    service.refuse("ec2:CreateTags");
    service.vpc("10.0.0.0/16");
    assertTrue(
        error(() ->
                ec2.createVpc(request ->
                    request
                        .cidrBlock("10.0.0.0/16")
                        .tagSpecifications(tagged(ResourceType.VPC, "a", "b"))))
            .startsWith("UnauthorizedOperation"));
    assertEquals(1, ec2.describeVpcs().vpcs().size());
  }

  @Test
  void aVpcGoesOnlyWhenNothingOfTheUsersIsInIt() {
    Vpc vpc = service.vpc("10.0.0.0/16");
    Subnet subnet = service.subnet(vpc, "10.0.1.0/24");
    assertEquals(
        "DependencyViolation: The vpc '"
            + vpc.vpcId()
            + "' has dependencies and cannot be deleted.",
        error(() -> ec2.deleteVpc(request -> request.vpcId(vpc.vpcId()))));
    ec2.deleteSubnet(request -> request.subnetId(subnet.subnetId()));
    String group =
        ec2.createSecurityGroup(
                request -> request.groupName("web").description("web").vpcId(vpc.vpcId()))
            .groupId();
    assertTrue(
        error(() -> ec2.deleteVpc(request -> request.vpcId(vpc.vpcId())))
            .startsWith("DependencyViolation"));
    ec2.deleteSecurityGroup(request -> request.groupId(group));
    ec2.deleteVpc(request -> request.vpcId(vpc.vpcId()));
    assertEquals(List.of(), ec2.describeVpcs().vpcs());
    assertEquals(List.of(), ec2.describeSecurityGroups().securityGroups());
    assertEquals(List.of(), ec2.describeSecurityGroupRules(request -> {}).securityGroupRules());
    assertEquals(List.of(), ec2.describeNetworkAcls().networkAcls());
    assertEquals(0, service.store().size());
  }

  @Test
  void attributesAreSeenAndChangedOneByOne() {
    Vpc vpc = service.vpc("10.0.0.0/16");
    assertTrue(attribute(vpc, VpcAttributeName.ENABLE_DNS_SUPPORT));
    assertFalse(attribute(vpc, VpcAttributeName.ENABLE_DNS_HOSTNAMES));
    ec2.modifyVpcAttribute(
        request -> request.vpcId(vpc.vpcId()).enableDnsHostnames(flag -> flag.value(true)));
    assertTrue(attribute(vpc, VpcAttributeName.ENABLE_DNS_HOSTNAMES));
    assertTrue(
        error(() ->
                ec2.modifyVpcAttribute(request ->
                    request
                        .vpcId(vpc.vpcId())
                        .enableDnsSupport(flag -> flag.value(true))
                        .enableDnsHostnames(flag -> flag.value(true))))
            .startsWith("InvalidParameterCombination"));
  }

  private boolean attribute(Vpc vpc, VpcAttributeName name) {
    var answer = ec2.describeVpcAttribute(request -> request.vpcId(vpc.vpcId()).attribute(name));
    return name == VpcAttributeName.ENABLE_DNS_SUPPORT
        ? answer.enableDnsSupport().value()
        : answer.enableDnsHostnames().value();
  }

  @Test
  void furtherBlocksComeAndGo() {
    Vpc vpc = service.vpc("10.0.0.0/16");
    String id =
        ec2.associateVpcCidrBlock(request -> request.vpcId(vpc.vpcId()).cidrBlock("10.1.0.0/16"))
            .cidrBlockAssociation()
            .associationId();
    Subnet subnet = service.subnet(vpc, "10.1.1.0/24");
    assertTrue(
        error(() -> ec2.disassociateVpcCidrBlock(request -> request.associationId(id)))
            .startsWith("InvalidCidr.InUse"));
    ec2.deleteSubnet(request -> request.subnetId(subnet.subnetId()));
    ec2.disassociateVpcCidrBlock(request -> request.associationId(id));
    assertEquals(vpc, ec2.describeVpcs().vpcs().getFirst());
    assertTrue(
        error(() ->
                ec2.disassociateVpcCidrBlock(request ->
                    request.associationId(
                        vpc.cidrBlockAssociationSet().getFirst().associationId())))
            .startsWith("OperationNotPermitted"));
    assertTrue(
        error(() ->
                ec2.associateVpcCidrBlock(
                    request -> request.vpcId(vpc.vpcId()).cidrBlock("10.0.128.0/17")))
            .startsWith("InvalidVpc.Range"));
  }

  @Test
  void filtersAreAndedAndTheirValuesOred() {
    Vpc first =
        ec2.createVpc(request ->
                request
                    .cidrBlock("10.0.0.0/16")
                    .tagSpecifications(tagged(ResourceType.VPC, "env", "prod-1")))
            .vpc();
    Vpc second = service.vpc("10.1.0.0/16");
    assertEquals(Set.of(first, second), found(filter("cidr", "10.0.0.0/16", "10.1.*")));
    assertEquals(Set.of(first), found(filter("tag:env", "prod-?")));
    assertEquals(Set.of(first), found(filter("tag-key", "env")));
    assertEquals(Set.of(), found(filter("tag:env", "prod-\\*")));
    assertEquals(Set.of(), found(filter("cidr", "10.1.*"), filter("tag-key", "env")));
    assertEquals(Set.of(first, second), found(filter("is-default", "false")));
    assertEquals(
        "InvalidParameterValue: The filter 'colour' is invalid",
        error(() -> found(filter("colour", "red"))));
  }

  private Set<Vpc> found(software.amazon.awssdk.services.ec2.model.Filter... filters) {
    return new HashSet<>(ec2.describeVpcs(request -> request.filters(filters)).vpcs());
  }

  @Test
  void pagesHaveEachVpcOnce() {
    for (int i = 0; i < 12; i++) {
      service.vpc("10." + i + ".0.0/16");
    }
    List<DescribeVpcsResponse> pages =
        ec2.describeVpcsPaginator(request -> request.maxResults(5)).stream().toList();
    assertEquals(List.of(5, 5, 2), pages.stream().map(page -> page.vpcs().size()).toList());
    Set<String> ids = new HashSet<>();
    pages.forEach(page -> page.vpcs().forEach(vpc -> ids.add(vpc.vpcId())));
    assertEquals(12, ids.size());
    assertEquals(
        "InvalidNextToken: The token 'bm9uc2Vuc2U' is invalid",
        error(() -> ec2.describeVpcs(request -> request.nextToken("bm9uc2Vuc2U"))));
    assertTrue(
        error(() -> ec2.describeVpcs(request -> request.maxResults(4)))
            .contains("Expecting a value greater than 5."));
    assertTrue(
        error(() -> ec2.describeSubnets(request -> request.nextToken(pages.getFirst().nextToken())))
            .startsWith("InvalidNextToken"),
        "a token of another operation");
  }

  @Test
  void accountsAndRegionsSeeOnlyTheirOwn() {
    service.vpc("10.0.0.0/16");
    assertEquals(List.of(), service.client("210987654321", "eu-central-1").describeVpcs().vpcs());
    assertEquals(List.of(), service.client(Ec2Service.ACCOUNT, "us-east-1").describeVpcs().vpcs());
  }

  private static List<String> entries(NetworkAcl acl) {
    return acl.entries().stream()
        .map(entry -> entry.egress() + " " + entry.ruleNumber() + " " + entry.ruleActionAsString())
        .toList();
  }
}
