package weir.api.ec2;

import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DhcpOptions;
import software.amazon.awssdk.services.ec2.model.EgressOnlyInternetGateway;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessExclusion;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpnGateway;
import software.amazon.awssdk.utils.builder.Buildable;
import weir.api.protocol.ShapeText;
import weir.store.state.DocumentKind;

/// What the room keeps: the SDK's shapes, without their tags.
public final class Ec2Documents {
  public static final DocumentKind<Vpc> VPC = shape("vpc", Vpc::builder);

  /// What DescribeVpcAttribute answers, by VPC.
  public static final DocumentKind<DescribeVpcAttributeResponse> VPC_ATTRIBUTES =
      shape("vpc-attributes", DescribeVpcAttributeResponse::builder);

  public static final DocumentKind<Subnet> SUBNET = shape("subnet", Subnet::builder);
  public static final DocumentKind<NetworkInterface> NETWORK_INTERFACE =
      shape("network-interface", NetworkInterface::builder);

  /// Without permissions: the rules are documents of their own.
  public static final DocumentKind<SecurityGroup> SECURITY_GROUP =
      shape("security-group", SecurityGroup::builder);

  public static final DocumentKind<SecurityGroupRule> SECURITY_GROUP_RULE =
      shape("security-group-rule", SecurityGroupRule::builder);
  public static final DocumentKind<NetworkAcl> NETWORK_ACL =
      shape("network-acl", NetworkAcl::builder);
  public static final DocumentKind<RouteTable> ROUTE_TABLE =
      shape("route-table", RouteTable::builder);
  public static final DocumentKind<InternetGateway> INTERNET_GATEWAY =
      shape("internet-gateway", InternetGateway::builder);
  public static final DocumentKind<EgressOnlyInternetGateway> EGRESS_ONLY_INTERNET_GATEWAY =
      shape("egress-only-internet-gateway", EgressOnlyInternetGateway::builder);
  public static final DocumentKind<NatGateway> NAT_GATEWAY =
      shape("nat-gateway", NatGateway::builder);
  public static final DocumentKind<Address> ADDRESS = shape("address", Address::builder);
  public static final DocumentKind<ManagedPrefixList> MANAGED_PREFIX_LIST =
      shape("managed-prefix-list", ManagedPrefixList::builder);

  /// The entries of a prefix list, by its id.
  public static final DocumentKind<GetManagedPrefixListEntriesResponse> PREFIX_LIST_ENTRIES =
      shape("prefix-list-entries", GetManagedPrefixListEntriesResponse::builder);

  public static final DocumentKind<TransitGateway> TRANSIT_GATEWAY =
      shape("transit-gateway", TransitGateway::builder);
  public static final DocumentKind<TransitGatewayVpcAttachment> TRANSIT_GATEWAY_VPC_ATTACHMENT =
      shape("transit-gateway-vpc-attachment", TransitGatewayVpcAttachment::builder);
  public static final DocumentKind<VpcPeeringConnection> VPC_PEERING_CONNECTION =
      shape("vpc-peering-connection", VpcPeeringConnection::builder);
  public static final DocumentKind<VpcEndpoint> VPC_ENDPOINT =
      shape("vpc-endpoint", VpcEndpoint::builder);
  public static final DocumentKind<VpnGateway> VPN_GATEWAY =
      shape("vpn-gateway", VpnGateway::builder);
  public static final DocumentKind<VpcBlockPublicAccessExclusion> PUBLIC_ACCESS_EXCLUSION =
      shape("vpc-block-public-access-exclusion", VpcBlockPublicAccessExclusion::builder);
  public static final DocumentKind<Instance> INSTANCE = shape("instance", Instance::builder);
  public static final DocumentKind<KeyPairInfo> KEY_PAIR = shape("key-pair", KeyPairInfo::builder);
  public static final DocumentKind<DhcpOptions> DHCP_OPTIONS =
      shape("dhcp-options", DhcpOptions::builder);
  public static final DocumentKind<FlowLog> FLOW_LOG = shape("flow-log", FlowLog::builder);

  /// The tags of one resource, by its id.
  public static final DocumentKind<TagSpecification> TAGS =
      shape("tags", TagSpecification::builder);

  /// What a call with a client token did, by operation and token.
  static final DocumentKind<ClientTokens.Outcome> CLIENT_TOKEN =
      new DocumentKind<>(
          "ec2.client-token", ClientTokens.Outcome::print, ClientTokens.Outcome::parse);

  /// The interface that has an address, by subnet and address; [SubnetAddresses] keeps it.
  static final DocumentKind<String> SUBNET_ADDRESS =
      new DocumentKind<>("ec2.subnet-address", text -> text, text -> text);

  /// Says that a region has had its default VPC, so that one that was deleted stays away.
  static final DocumentKind<String> REGION_OPENED =
      new DocumentKind<>("ec2.region-opened", text -> text, text -> text);

  private Ec2Documents() {}

  static <T extends SdkPojo, B extends SdkPojo & Buildable> DocumentKind<T> shape(
      String name, Supplier<B> builder) {
    return new DocumentKind<>(
        "ec2." + name, ShapeText::print, text -> built(ShapeText.fill(builder.get(), text)));
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // each line above pairs the two
  private static <T extends SdkPojo> T built(Buildable builder) {
    return (T) builder.build();
  }
}
