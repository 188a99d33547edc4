package weir.api.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.api.ec2.RoutedVpc.refusal;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AvailabilityMode;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachmentState;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTable;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.TransitGatewayState;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

@SuppressWarnings("unchecked") // the SDK's shorthand builders are generic varargs
class GatewayTest {
  private final RoutedVpc vpc = new RoutedVpc();
  private final Ec2Client ec2 = vpc.ec2;

  @AfterEach
  void stop() {
    vpc.close();
  }

  private NetworkInterface networkInterface(String id) {
    return ec2.describeNetworkInterfaces(it -> it.networkInterfaceIds(id))
        .networkInterfaces()
        .getFirst();
  }

  private List<NetworkInterface> managed() {
    return ec2.describeNetworkInterfaces(
            it -> it.filters(filter -> filter.name("requester-managed").values("true")))
        .networkInterfaces();
  }

  @Test
  void aVpcHasOneInternetGateway() {
    String first = vpc.internetGateway();
    String second = ec2.createInternetGateway().internetGateway().internetGatewayId();
    assertEquals(
        "Resource.AlreadyAssociated: resource "
            + first
            + " is already attached to network "
            + vpc.vpcId,
        refusal(
            () -> ec2.attachInternetGateway(it -> it.internetGatewayId(first).vpcId(vpc.vpcId))));
    assertTrue(
        refusal(() ->
                ec2.attachInternetGateway(it -> it.internetGatewayId(second).vpcId(vpc.vpcId)))
            .startsWith("InvalidParameterValue"));
    assertEquals(
        "Gateway.NotAttached: resource " + second + " is not attached to network " + vpc.vpcId,
        refusal(
            () -> ec2.detachInternetGateway(it -> it.internetGatewayId(second).vpcId(vpc.vpcId))));
    assertEquals(
        "DependencyViolation: The internetGateway '"
            + first
            + "' has dependencies and cannot be deleted.",
        refusal(() -> ec2.deleteInternetGateway(it -> it.internetGatewayId(first))));
    ec2.deleteInternetGateway(it -> it.internetGatewayId(second));
    assertEquals(
        "InvalidInternetGatewayID.NotFound: The internetGateway ID '" + second + "' does not exist",
        refusal(() -> ec2.describeInternetGateways(it -> it.internetGatewayIds(second))));
    assertEquals(
        List.of(first),
        ec2
            .describeInternetGateways(
                it -> it.filters(filter -> filter.name("attachment.vpc-id").values(vpc.vpcId)))
            .internetGateways()
            .stream()
            .map(it -> it.internetGatewayId())
            .toList());
  }

  @Test
  void aDryRunSaysThatItWouldHaveSucceeded() {
    assertEquals(
        "DryRunOperation: Request would have succeeded, but DryRun flag is set.",
        refusal(() -> ec2.createInternetGateway(it -> it.dryRun(true))));
    assertEquals(List.of(), ec2.describeInternetGateways().internetGateways());
  }

  @Test
  void anEgressOnlyGatewayTakesIpv6Only() {
    String gateway =
        ec2.createEgressOnlyInternetGateway(it -> it.vpcId(vpc.vpcId))
            .egressOnlyInternetGateway()
            .egressOnlyInternetGatewayId();
    String table = vpc.mainTable();
    assertTrue(
        refusal(() ->
                ec2.createRoute(it ->
                    it.routeTableId(table)
                        .destinationCidrBlock("0.0.0.0/0")
                        .egressOnlyInternetGatewayId(gateway)))
            .startsWith("InvalidParameterValue"));
    ec2.createRoute(it ->
        it.routeTableId(table)
            .destinationIpv6CidrBlock("::/0")
            .egressOnlyInternetGatewayId(gateway));
    assertTrue(
        ec2.deleteEgressOnlyInternetGateway(it -> it.egressOnlyInternetGatewayId(gateway))
            .returnCode());
  }

  @Test
  void anElasticAddressIsSeenOnItsInterface() {
    String eni =
        ec2.createNetworkInterface(it -> it.subnetId(vpc.subnetA))
            .networkInterface()
            .networkInterfaceId();
    String allocation = ec2.allocateAddress(it -> it.domain("vpc")).allocationId();
    assertEquals(
        "Gateway.NotAttached: Network " + vpc.vpcId + " is not attached to any internet gateway",
        refusal(
            () -> ec2.associateAddress(it -> it.allocationId(allocation).networkInterfaceId(eni))));
    String gateway = vpc.internetGateway();
    String association =
        ec2.associateAddress(it -> it.allocationId(allocation).networkInterfaceId(eni))
            .associationId();
    Address address =
        ec2.describeAddresses(it -> it.allocationIds(allocation)).addresses().getFirst();
    NetworkInterface shown = networkInterface(eni);
    assertEquals(address.publicIp(), shown.association().publicIp());
    assertEquals(association, shown.association().associationId());
    assertEquals(
        address.publicIp(), shown.privateIpAddresses().getFirst().association().publicIp());
    assertEquals(shown.privateIpAddress(), address.privateIpAddress());
    assertEquals(
        "InvalidIPAddress.InUse: Address " + address.publicIp() + " is in use.",
        refusal(() -> ec2.releaseAddress(it -> it.allocationId(allocation))));
    assertTrue(
        refusal(() ->
                ec2.associateAddress(it ->
                    it.allocationId(allocation).networkInterfaceId(eni).allowReassociation(false)))
            .startsWith("Resource.AlreadyAssociated"));
    assertTrue(
        refusal(() ->
                ec2.detachInternetGateway(it -> it.internetGatewayId(gateway).vpcId(vpc.vpcId)))
            .startsWith("DependencyViolation"));
    ec2.disassociateAddress(it -> it.associationId(association));
    assertNull(networkInterface(eni).association());
    ec2.releaseAddress(it -> it.allocationId(allocation));
    assertEquals(List.of(), ec2.describeAddresses().addresses());
  }

  @Test
  void aNamedPublicAddressIsGivenOnce() {
    assertEquals(
        "107.22.182.139", ec2.allocateAddress(it -> it.address("107.22.182.139")).publicIp());
    assertEquals(
        "InvalidAddress.NotFound: Address '107.22.182.139' not found.",
        refusal(() -> ec2.allocateAddress(it -> it.address("107.22.182.139"))));
  }

  @Test
  void aNatGatewayHasARequesterManagedInterface() {
    vpc.internetGateway();
    String allocation = ec2.allocateAddress(it -> it.domain("vpc")).allocationId();
    NatGateway nat =
        ec2.createNatGateway(it ->
                it.subnetId(vpc.subnetA).allocationId(allocation).privateIpAddress("10.0.1.220"))
            .natGateway();
    assertEquals(NatGatewayState.AVAILABLE, nat.state());
    String eniId = nat.natGatewayAddresses().getFirst().networkInterfaceId();
    NetworkInterface eni = networkInterface(eniId);
    assertEquals("nat_gateway", eni.interfaceTypeAsString());
    assertEquals("Interface for NAT Gateway " + nat.natGatewayId(), eni.description());
    assertEquals("10.0.1.220", eni.privateIpAddress());
    assertEquals("amazon-aws", eni.attachment().instanceOwnerId());
    assertTrue(eni.requesterManaged());
    assertFalse(eni.sourceDestCheck());
    assertEquals(nat.natGatewayAddresses().getFirst().publicIp(), eni.association().publicIp());
    assertTrue(
        refusal(() -> ec2.deleteNetworkInterface(it -> it.networkInterfaceId(eniId)))
            .startsWith("AuthFailure"));
    assertTrue(
        refusal(() -> ec2.deleteSubnet(it -> it.subnetId(vpc.subnetA)))
            .startsWith("DependencyViolation"));
    ec2.deleteNatGateway(it -> it.natGatewayId(nat.natGatewayId()));
    assertEquals(List.of(), managed());
    assertEquals(
        NatGatewayState.DELETED,
        ec2.describeNatGateways(it -> it.natGatewayIds(nat.natGatewayId()))
            .natGateways()
            .getFirst()
            .state());
    ec2.releaseAddress(it -> it.allocationId(allocation));
  }

  @Test
  void aNatGatewayWithoutAWayOutFails() {
    String allocation = ec2.allocateAddress(it -> it.domain("vpc")).allocationId();
    NatGateway nat =
        ec2.createNatGateway(it -> it.subnetId(vpc.subnetA).allocationId(allocation)).natGateway();
    assertEquals(NatGatewayState.FAILED, nat.state());
    assertEquals("Gateway.NotAttached", nat.failureCode());
    assertEquals(List.of(), managed());
  }

  @Test
  void aRegionalNatGatewayHasNoInterface() {
    NatGateway nat =
        ec2.createNatGateway(it -> it.vpcId(vpc.vpcId).availabilityMode(AvailabilityMode.REGIONAL))
            .natGateway();
    assertEquals(AvailabilityMode.REGIONAL, nat.availabilityMode());
    assertEquals(List.of(), managed());
    assertTrue(
        refusal(() ->
                ec2.createNatGateway(
                    it -> it.subnetId(vpc.subnetA).availabilityMode(AvailabilityMode.REGIONAL)))
            .startsWith("InvalidParameterCombination"));
  }

  @Test
  void attachmentsUseTheDefaultRouteTableOfTheirTransitGateway() {
    TransitGateway gateway = ec2.createTransitGateway().transitGateway();
    String table = gateway.options().associationDefaultRouteTableId();
    TransitGatewayRouteTable shown =
        ec2.describeTransitGatewayRouteTables(it ->
                it.filters(filter -> filter.name("default-association-route-table").values("true")))
            .transitGatewayRouteTables()
            .getFirst();
    assertEquals(table, shown.transitGatewayRouteTableId());
    assertEquals(gateway.transitGatewayId(), shown.transitGatewayId());
    String attachment =
        ec2.createTransitGatewayVpcAttachment(it ->
                it.transitGatewayId(gateway.transitGatewayId())
                    .vpcId(vpc.vpcId)
                    .subnetIds(vpc.subnetA))
            .transitGatewayVpcAttachment()
            .transitGatewayAttachmentId();
    TransitGatewayRouteTableAssociation association =
        ec2.getTransitGatewayRouteTableAssociations(it ->
                it.transitGatewayRouteTableId(table)
                    .filters(
                        filter -> filter.name("transit-gateway-attachment-id").values(attachment)))
            .associations()
            .getFirst();
    assertEquals("associated", association.stateAsString());
    assertEquals(vpc.vpcId, association.resourceId());
    assertEquals(
        "enabled",
        ec2.getTransitGatewayRouteTablePropagations(it -> it.transitGatewayRouteTableId(table))
            .transitGatewayRouteTablePropagations()
            .getFirst()
            .stateAsString());
    assertEquals(
        table,
        ec2.describeTransitGatewayAttachments(
                it -> it.filters(filter -> filter.name("association.state").values("associated")))
            .transitGatewayAttachments()
            .getFirst()
            .association()
            .transitGatewayRouteTableId());
    ec2.deleteTransitGatewayVpcAttachment(it -> it.transitGatewayAttachmentId(attachment));
    assertEquals(
        List.of(),
        ec2.getTransitGatewayRouteTableAssociations(it -> it.transitGatewayRouteTableId(table))
            .associations());
    assertTrue(
        refusal(() ->
                ec2.getTransitGatewayRouteTablePropagations(
                    it -> it.transitGatewayRouteTableId("tgw-rtb-00112233344556677")))
            .startsWith("InvalidRouteTableID.NotFound"));
  }

  @Test
  void aTransitGatewayThatAssociatesNothingByDefaultHasNoDefaultTable() {
    ec2.createTransitGateway(it ->
        it.options(options ->
            options
                .defaultRouteTableAssociation("disable")
                .defaultRouteTablePropagation("disable")));
    assertEquals(List.of(), ec2.describeTransitGatewayRouteTables().transitGatewayRouteTables());
  }

  @Test
  void aTransitGatewayAttachmentHasAnInterfaceInEachSubnet() {
    String gateway = ec2.createTransitGateway().transitGateway().transitGatewayId();
    String attachment =
        ec2.createTransitGatewayVpcAttachment(it ->
                it.transitGatewayId(gateway).vpcId(vpc.vpcId).subnetIds(vpc.subnetA, vpc.subnetB))
            .transitGatewayVpcAttachment()
            .transitGatewayAttachmentId();
    assertEquals(2, managed().size());
    NetworkInterface eni = managed().getFirst();
    assertEquals("transit_gateway", eni.interfaceTypeAsString());
    assertEquals(
        "Network Interface for Transit Gateway Attachment " + attachment, eni.description());
    assertEquals(List.of(), eni.groups());
    assertTrue(
        refusal(() ->
                ec2.createTransitGatewayVpcAttachment(
                    it -> it.transitGatewayId(gateway).vpcId(vpc.vpcId).subnetIds(vpc.subnetA)))
            .startsWith("DuplicateTransitGatewayAttachment"));
    assertTrue(
        refusal(() -> ec2.deleteTransitGateway(it -> it.transitGatewayId(gateway)))
            .startsWith("IncorrectState"));
    assertEquals(
        vpc.vpcId,
        ec2.describeTransitGatewayAttachments(
                it -> it.filters(filter -> filter.name("transit-gateway-id").values(gateway)))
            .transitGatewayAttachments()
            .getFirst()
            .resourceId());
    assertEquals(
        TransitGatewayAttachmentState.DELETED,
        ec2.deleteTransitGatewayVpcAttachment(it -> it.transitGatewayAttachmentId(attachment))
            .transitGatewayVpcAttachment()
            .state());
    assertEquals(List.of(), managed());
    assertEquals(
        TransitGatewayState.DELETED,
        ec2.deleteTransitGateway(it -> it.transitGatewayId(gateway)).transitGateway().state());
  }

  @Test
  void aGatewayEndpointRoutesToItsPrefixList() {
    String table = vpc.mainTable();
    VpcEndpoint endpoint =
        ec2.createVpcEndpoint(it ->
                it.vpcId(vpc.vpcId).serviceName("com.amazonaws.us-east-1.s3").routeTableIds(table))
            .vpcEndpoint();
    String list =
        ec2.describePrefixLists().prefixLists().stream()
            .filter(it -> it.prefixListName().endsWith(".s3"))
            .findFirst()
            .orElseThrow()
            .prefixListId();
    assertTrue(
        ec2
            .describeRouteTables(it -> it.routeTableIds(table))
            .routeTables()
            .getFirst()
            .routes()
            .stream()
            .anyMatch(route ->
                list.equals(route.destinationPrefixListId())
                    && endpoint.vpcEndpointId().equals(route.gatewayId())));
    assertTrue(
        refusal(() -> ec2.deleteRoute(it -> it.routeTableId(table).destinationPrefixListId(list)))
            .contains("cannot remove VPC endpoint route"));
    assertEquals(
        List.of(),
        ec2.deleteVpcEndpoints(it -> it.vpcEndpointIds(endpoint.vpcEndpointId())).unsuccessful());
    assertEquals(
        1,
        ec2.describeRouteTables(it -> it.routeTableIds(table))
            .routeTables()
            .getFirst()
            .routes()
            .size());
    assertEquals(
        "InvalidServiceName: The Vpc Endpoint Service 'com.amazonaws.us-east-1.none' does not"
            + " exist",
        refusal(() ->
            ec2.createVpcEndpoint(
                it -> it.vpcId(vpc.vpcId).serviceName("com.amazonaws.us-east-1.none"))));
  }

  @Test
  void anInterfaceEndpointHasGuardedInterfaces() {
    VpcEndpoint endpoint =
        ec2.createVpcEndpoint(it ->
                it.vpcId(vpc.vpcId)
                    .vpcEndpointType(VpcEndpointType.INTERFACE)
                    .serviceName("com.amazonaws.us-east-1.logs")
                    .subnetIds(vpc.subnetA))
            .vpcEndpoint();
    NetworkInterface eni = networkInterface(endpoint.networkInterfaceIds().getFirst());
    assertEquals("vpc_endpoint", eni.interfaceTypeAsString());
    assertEquals("VPC Endpoint Interface " + endpoint.vpcEndpointId(), eni.description());
    assertEquals("default", eni.groups().getFirst().groupName());
    assertEquals("default", endpoint.groups().getFirst().groupName());
    assertEquals(
        "InvalidVpcEndpoint.NotFound",
        ec2.deleteVpcEndpoints(
                it -> it.vpcEndpointIds(endpoint.vpcEndpointId(), "vpce-0123456789abcdef0"))
            .unsuccessful()
            .getFirst()
            .error()
            .code());
    assertEquals(List.of(), managed());
  }

  @Test
  void aPeeringIsAcceptedByTheOtherAccount() {
    String far = vpc.other().createVpc(it -> it.cidrBlock("10.9.0.0/16")).vpc().vpcId();
    String id =
        ec2.createVpcPeeringConnection(it ->
                it.vpcId(vpc.vpcId)
                    .peerVpcId(far)
                    .peerOwnerId(RoutedVpc.OTHER_ACCOUNT)
                    .peerRegion("eu-west-1"))
            .vpcPeeringConnection()
            .vpcPeeringConnectionId();
    assertTrue(
        refusal(() -> ec2.acceptVpcPeeringConnection(it -> it.vpcPeeringConnectionId(id)))
            .startsWith("OperationNotPermitted"));
    assertEquals(
        "active",
        vpc.other()
            .acceptVpcPeeringConnection(it -> it.vpcPeeringConnectionId(id))
            .vpcPeeringConnection()
            .status()
            .codeAsString());
    ec2.createRoute(it ->
        it.routeTableId(vpc.mainTable())
            .destinationCidrBlock("10.9.0.0/16")
            .vpcPeeringConnectionId(id));
    assertNotNull(
        ec2.describeVpcPeeringConnections(it -> it.vpcPeeringConnectionIds(id))
            .vpcPeeringConnections()
            .getFirst()
            .accepterVpcInfo()
            .cidrBlock());
    assertTrue(
        vpc.other().deleteVpcPeeringConnection(it -> it.vpcPeeringConnectionId(id)).returnValue());
    assertEquals(
        "deleted",
        ec2.describeVpcPeeringConnections()
            .vpcPeeringConnections()
            .getFirst()
            .status()
            .codeAsString());
    assertTrue(
        refusal(() -> ec2.deleteVpcPeeringConnection(it -> it.vpcPeeringConnectionId(id)))
            .startsWith("InvalidStateTransition"));
  }

  @Test
  void aPeeringOfOverlappingBlocksFails() {
    String near = ec2.createVpc(it -> it.cidrBlock("10.0.0.0/16")).vpc().vpcId();
    assertEquals(
        "failed",
        ec2.createVpcPeeringConnection(it -> it.vpcId(vpc.vpcId).peerVpcId(near))
            .vpcPeeringConnection()
            .status()
            .codeAsString());
  }

  @Test
  void publicAccessIsBlockedButForExclusions() {
    assertEquals(
        "off",
        ec2.describeVpcBlockPublicAccessOptions(it -> {})
            .vpcBlockPublicAccessOptions()
            .internetGatewayBlockModeAsString());
    ec2.modifyVpcBlockPublicAccessOptions(it -> it.internetGatewayBlockMode("block-bidirectional"));
    assertEquals(weir.model.network.PublicAccessBlock.BIDIRECTIONAL, block());
    String exclusion =
        ec2.createVpcBlockPublicAccessExclusion(
                it -> it.vpcId(vpc.vpcId).internetGatewayExclusionMode("allow-egress"))
            .vpcBlockPublicAccessExclusion()
            .exclusionId();
    assertEquals(weir.model.network.PublicAccessBlock.INGRESS, block());
    assertEquals(
        1,
        ec2.describeVpcBlockPublicAccessExclusions(it -> {})
            .vpcBlockPublicAccessExclusions()
            .size());
    ec2.deleteVpcBlockPublicAccessExclusion(it -> it.exclusionId(exclusion));
    assertEquals(weir.model.network.PublicAccessBlock.BIDIRECTIONAL, block());
  }

  private weir.model.network.PublicAccessBlock block() {
    return vpc.store.read(state ->
        PublicAccess.of(
            new Ec2View(state, new weir.store.state.Scope(RoutedVpc.ACCOUNT, "us-east-1")),
            vpc.vpcId));
  }
}
