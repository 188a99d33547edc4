package weir.model.flow;

import static weir.model.flow.RecordField.Scope.BOTH;
import static weir.model.flow.RecordField.Scope.TRANSIT_GATEWAY;
import static weir.model.flow.RecordField.Scope.VPC;
import static weir.model.flow.RecordField.Type.ADDRESS;
import static weir.model.flow.RecordField.Type.INT32;
import static weir.model.flow.RecordField.Type.INT64;
import static weir.model.flow.RecordField.Type.STRING;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A field of a flow record, in AWS's name, type and version: the catalogue that formats, files,
/// SQL columns and documentation follow.
///
/// To add one, add a constant. `${…}` formats, text, Parquet and SQL know it at once; what fills it
/// is `capture.aggregate.RecordColumns`. The order is AWS's table order; the constants after
/// `NEXT_HOP_INTERFACE_TYPE` belong to transit gateways.
public enum RecordField {
  /// Version of the record's format: the highest version among its fields.
  VERSION(
      "version",
      2,
      INT32,
      BOTH,
      "version of the record's format: the highest version among its fields"),
  /// Account that owns the recorded interface.
  ACCOUNT_ID("account-id", 2, STRING, BOTH, "account that owns the recorded interface"),
  /// Network interface that the traffic was recorded on.
  INTERFACE_ID(
      "interface-id", 2, STRING, VPC, "network interface that the traffic was recorded on"),
  /// Source address; for egress, the interface's own primary address.
  SRCADDR(
      "srcaddr",
      2,
      ADDRESS,
      BOTH,
      "source address; for egress, the interface's own primary address"),
  /// Destination address; for ingress, the interface's own primary address.
  DSTADDR(
      "dstaddr",
      2,
      ADDRESS,
      BOTH,
      "destination address; for ingress, the interface's own primary address"),
  /// Source port, 0 for a protocol without ports.
  SRCPORT("srcport", 2, INT32, BOTH, "source port, 0 for a protocol without ports"),
  /// Destination port, 0 for a protocol without ports.
  DSTPORT("dstport", 2, INT32, BOTH, "destination port, 0 for a protocol without ports"),
  /// IANA protocol number.
  PROTOCOL("protocol", 2, INT32, BOTH, "IANA protocol number"),
  /// Packets of the flow in this window.
  PACKETS("packets", 2, INT64, BOTH, "packets of the flow in this window"),
  /// Bytes of the flow in this window, IP headers included.
  BYTES("bytes", 2, INT64, BOTH, "bytes of the flow in this window, IP headers included"),
  /// Unix seconds of the flow's first packet in this window.
  START("start", 2, INT64, BOTH, "Unix seconds of the flow's first packet in this window"),
  /// Unix seconds of the flow's last packet in this window.
  END("end", 2, INT64, BOTH, "Unix seconds of the flow's last packet in this window"),
  /// ACCEPT, or REJECT by a security group or network ACL.
  ACTION("action", 2, STRING, VPC, "ACCEPT, or REJECT by a security group or network ACL"),
  /// OK, NODATA (no traffic) or SKIPDATA (records were lost).
  LOG_STATUS(
      "log-status", 2, STRING, BOTH, "OK, NODATA (no traffic) or SKIPDATA (records were lost)"),
  /// VPC of the interface.
  VPC_ID("vpc-id", 3, STRING, VPC, "VPC of the interface"),
  /// Subnet of the interface.
  SUBNET_ID("subnet-id", 3, STRING, VPC, "subnet of the interface"),
  /// Instance that the interface is attached to.
  INSTANCE_ID("instance-id", 3, STRING, VPC, "instance that the interface is attached to"),
  /// FIN 1, SYN 2, RST 4, SYN-ACK 18, OR-ed over the window.
  TCP_FLAGS("tcp-flags", 3, INT32, BOTH, "FIN 1, SYN 2, RST 4, SYN-ACK 18, OR-ed over the window"),
  /// IPv4, IPv6 or EFA.
  TYPE("type", 3, STRING, BOTH, "IPv4, IPv6 or EFA"),
  /// Source address inside the packet.
  PKT_SRCADDR("pkt-srcaddr", 3, ADDRESS, VPC, "source address inside the packet"),
  /// Destination address inside the packet.
  PKT_DSTADDR("pkt-dstaddr", 3, ADDRESS, VPC, "destination address inside the packet"),
  /// Region of the interface.
  REGION("region", 4, STRING, BOTH, "region of the interface"),
  /// Id of the availability zone, such as use1-az1.
  AZ_ID("az-id", 4, STRING, VPC, "id of the availability zone, such as use1-az1"),
  /// Wavelength, outpost or localzone.
  SUBLOCATION_TYPE("sublocation-type", 4, STRING, VPC, "wavelength, outpost or localzone"),
  /// Id of that sublocation.
  SUBLOCATION_ID("sublocation-id", 4, STRING, VPC, "id of that sublocation"),
  /// AWS service whose published ranges hold pkt-srcaddr.
  PKT_SRC_AWS_SERVICE(
      "pkt-src-aws-service",
      5,
      STRING,
      BOTH,
      "AWS service whose published ranges hold pkt-srcaddr"),
  /// AWS service whose published ranges hold pkt-dstaddr.
  PKT_DST_AWS_SERVICE(
      "pkt-dst-aws-service",
      5,
      STRING,
      BOTH,
      "AWS service whose published ranges hold pkt-dstaddr"),
  /// Ingress or egress, seen from the interface.
  FLOW_DIRECTION("flow-direction", 5, STRING, BOTH, "ingress or egress, seen from the interface"),
  /// How egress traffic leaves: 1 same VPC, 2 and 8 internet gateway, 3 virtual private gateway, 4
  /// and 5 peering, 6 local zone, 7 gateway endpoint.
  TRAFFIC_PATH(
      "traffic-path",
      5,
      INT32,
      VPC,
      "how egress traffic leaves: 1 same VPC, 2 and 8 internet gateway, 3 virtual private gateway,"
          + " 4 and 5 peering, 6 local zone, 7 gateway endpoint"),
  /// ARN of the ECS cluster.
  ECS_CLUSTER_ARN("ecs-cluster-arn", 7, STRING, VPC, "ARN of the ECS cluster"),
  /// Name of the ECS cluster.
  ECS_CLUSTER_NAME("ecs-cluster-name", 7, STRING, VPC, "name of the ECS cluster"),
  /// ARN of the ECS container instance.
  ECS_CONTAINER_INSTANCE_ARN(
      "ecs-container-instance-arn", 7, STRING, VPC, "ARN of the ECS container instance"),
  /// Id of the ECS container instance.
  ECS_CONTAINER_INSTANCE_ID(
      "ecs-container-instance-id", 7, STRING, VPC, "id of the ECS container instance"),
  /// Runtime id of the first container.
  ECS_CONTAINER_ID("ecs-container-id", 7, STRING, VPC, "runtime id of the first container"),
  /// Runtime id of the second container.
  ECS_SECOND_CONTAINER_ID(
      "ecs-second-container-id", 7, STRING, VPC, "runtime id of the second container"),
  /// Name of the ECS service.
  ECS_SERVICE_NAME("ecs-service-name", 7, STRING, VPC, "name of the ECS service"),
  /// ARN of the ECS task definition.
  ECS_TASK_DEFINITION_ARN(
      "ecs-task-definition-arn", 7, STRING, VPC, "ARN of the ECS task definition"),
  /// ARN of the ECS task.
  ECS_TASK_ARN("ecs-task-arn", 7, STRING, VPC, "ARN of the ECS task"),
  /// Id of the ECS task.
  ECS_TASK_ID("ecs-task-id", 7, STRING, VPC, "id of the ECS task"),
  /// BPA (VPC block public access) or EC (encryption controls).
  REJECT_REASON(
      "reject-reason", 8, STRING, VPC, "BPA (VPC block public access) or EC (encryption controls)"),
  /// Id of the regional NAT gateway.
  RESOURCE_ID("resource-id", 9, STRING, VPC, "id of the regional NAT gateway"),
  /// 0 clear, 1 by the network, 2 by the application, 3 both.
  ENCRYPTION_STATUS(
      "encryption-status",
      10,
      INT32,
      VPC,
      "0 clear, 1 by the network, 2 by the application, 3 both"),
  /// Value of the first instance tag that the flow log names.
  INSTANCE_TAG(
      "instance-tag", 11, STRING, VPC, "value of the first instance tag that the flow log names"),
  /// Value of the second instance tag.
  INSTANCE_TAG_2("instance-tag-2", 11, STRING, VPC, "value of the second instance tag"),
  /// Value of the first interface tag that the flow log names.
  INTERFACE_TAG(
      "interface-tag", 11, STRING, VPC, "value of the first interface tag that the flow log names"),
  /// Value of the second interface tag.
  INTERFACE_TAG_2("interface-tag-2", 11, STRING, VPC, "value of the second interface tag"),
  /// Value of the first auto-scaling-group tag that the flow log names.
  ASG_TAG(
      "asg-tag",
      11,
      STRING,
      VPC,
      "value of the first auto-scaling-group tag that the flow log names"),
  /// Value of the second auto-scaling-group tag.
  ASG_TAG_2("asg-tag-2", 11, STRING, VPC, "value of the second auto-scaling-group tag"),
  /// Kind of a service's interface: nat_gateway, network_load_balancer, regional_nat_gateway,
  /// transit_gateway, vpc_endpoint.
  INTERFACE_TYPE(
      "interface-type",
      11,
      STRING,
      VPC,
      "kind of a service's interface: nat_gateway, network_load_balancer, regional_nat_gateway,"
          + " transit_gateway, vpc_endpoint"),
  /// Interface at the other end inside the VPC.
  NEXT_HOP_INTERFACE_ID(
      "next-hop-interface-id", 11, STRING, VPC, "interface at the other end inside the VPC"),
  /// Subnet of that interface.
  NEXT_HOP_SUBNET_ID("next-hop-subnet-id", 11, STRING, VPC, "subnet of that interface"),
  /// Availability zone of that interface.
  NEXT_HOP_AZ_ID("next-hop-az-id", 11, STRING, VPC, "availability zone of that interface"),
  /// VPC of that interface.
  NEXT_HOP_VPC_ID("next-hop-vpc-id", 11, STRING, VPC, "VPC of that interface"),
  /// Kind of that interface.
  NEXT_HOP_INTERFACE_TYPE("next-hop-interface-type", 11, STRING, VPC, "kind of that interface"),
  /// Always TransitGateway.
  RESOURCE_TYPE("resource-type", 6, STRING, TRANSIT_GATEWAY, "always TransitGateway"),
  /// Transit gateway that the traffic was recorded on.
  TGW_ID("tgw-id", 6, STRING, TRANSIT_GATEWAY, "transit gateway that the traffic was recorded on"),
  /// Attachment that the traffic was recorded on.
  TGW_ATTACHMENT_ID(
      "tgw-attachment-id",
      6,
      STRING,
      TRANSIT_GATEWAY,
      "attachment that the traffic was recorded on"),
  /// Account of the source VPC.
  TGW_SRC_VPC_ACCOUNT_ID(
      "tgw-src-vpc-account-id", 6, STRING, TRANSIT_GATEWAY, "account of the source VPC"),
  /// Account of the destination VPC.
  TGW_DST_VPC_ACCOUNT_ID(
      "tgw-dst-vpc-account-id", 6, STRING, TRANSIT_GATEWAY, "account of the destination VPC"),
  /// Source VPC.
  TGW_SRC_VPC_ID("tgw-src-vpc-id", 6, STRING, TRANSIT_GATEWAY, "source VPC"),
  /// Destination VPC.
  TGW_DST_VPC_ID("tgw-dst-vpc-id", 6, STRING, TRANSIT_GATEWAY, "destination VPC"),
  /// Subnet of the source.
  TGW_SRC_SUBNET_ID("tgw-src-subnet-id", 6, STRING, TRANSIT_GATEWAY, "subnet of the source"),
  /// Subnet of the destination.
  TGW_DST_SUBNET_ID("tgw-dst-subnet-id", 6, STRING, TRANSIT_GATEWAY, "subnet of the destination"),
  /// Attachment interface of the source.
  TGW_SRC_ENI("tgw-src-eni", 6, STRING, TRANSIT_GATEWAY, "attachment interface of the source"),
  /// Attachment interface of the destination.
  TGW_DST_ENI("tgw-dst-eni", 6, STRING, TRANSIT_GATEWAY, "attachment interface of the destination"),
  /// Availability zone of the source.
  TGW_SRC_AZ_ID("tgw-src-az-id", 6, STRING, TRANSIT_GATEWAY, "availability zone of the source"),
  /// Availability zone of the destination.
  TGW_DST_AZ_ID(
      "tgw-dst-az-id", 6, STRING, TRANSIT_GATEWAY, "availability zone of the destination"),
  /// The attachment at the other side.
  TGW_PAIR_ATTACHMENT_ID(
      "tgw-pair-attachment-id", 6, STRING, TRANSIT_GATEWAY, "the attachment at the other side"),
  /// Packets lost for want of a route.
  PACKETS_LOST_NO_ROUTE(
      "packets-lost-no-route", 6, INT64, TRANSIT_GATEWAY, "packets lost for want of a route"),
  /// Packets lost in a blackhole route.
  PACKETS_LOST_BLACKHOLE(
      "packets-lost-blackhole", 6, INT64, TRANSIT_GATEWAY, "packets lost in a blackhole route"),
  /// Packets lost because they exceeded the MTU.
  PACKETS_LOST_MTU_EXCEEDED(
      "packets-lost-mtu-exceeded",
      6,
      INT64,
      TRANSIT_GATEWAY,
      "packets lost because they exceeded the MTU"),
  /// Packets lost because their time to live ran out.
  PACKETS_LOST_TTL_EXPIRED(
      "packets-lost-ttl-expired",
      6,
      INT64,
      TRANSIT_GATEWAY,
      "packets lost because their time to live ran out");

  /// How a field's value is typed in Parquet; [#ADDRESS] is text in files and two `long`s in
  /// memory.
  public enum Type {
    INT32,
    INT64,
    STRING,
    ADDRESS
  }

  /// Which flow logs know the field.
  public enum Scope {
    VPC,
    TRANSIT_GATEWAY,
    BOTH
  }

  private static final Map<String, RecordField> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(RecordField::fieldName, Function.identity()));
  private static final Map<String, RecordField> BY_COLUMN =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(RecordField::columnName, Function.identity()));

  private final String fieldName;
  private final int version;
  private final Type type;
  private final Scope scope;
  private final String meaning;

  RecordField(String fieldName, int version, Type type, Scope scope, String meaning) {
    this.fieldName = fieldName;
    this.version = version;
    this.type = type;
    this.scope = scope;
    this.meaning = meaning;
  }

  /// AWS's name, with hyphens: `pkt-srcaddr`.
  public String fieldName() {
    return fieldName;
  }

  /// The name as a column of Parquet and SQL: `pkt_srcaddr`.
  public String columnName() {
    return fieldName.replace('-', '_');
  }

  /// The format version that introduced the field.
  public int version() {
    return version;
  }

  public Type type() {
    return type;
  }

  public Scope scope() {
    return scope;
  }

  /// What the value says, as half a sentence.
  public String meaning() {
    return meaning;
  }

  public boolean isNumber() {
    return type == Type.INT32 || type == Type.INT64;
  }

  /// Finds a field by AWS's name (`pkt-srcaddr`) or its column name (`pkt_srcaddr`), case ignored.
  public static Optional<RecordField> find(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    RecordField field = BY_NAME.get(lower);
    return Optional.ofNullable(field != null ? field : BY_COLUMN.get(lower));
  }
}
