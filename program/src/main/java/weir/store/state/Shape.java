package weir.store.state;

import java.util.List;

/// The kinds of mapping that a network description is made of, each with its keys. The JSON schema
/// has a definition of the same name and keys for each.
///
/// To add a key, add it here, in the reader of its section and in `network.schema.json`; a test
/// compares the two lists.
///
/// @param definition its name among the `$defs` of the schema
public record Shape(String definition, List<String> keys) {
  static final Shape NETWORK =
      of("network", "account", "region", "prefix-lists", "vpcs", "flow-logs", "aws-service-ranges");
  static final Shape PREFIX_LIST = of("prefixList", "id", "name", "entries");
  static final Shape VPC =
      of(
          "vpc",
          "id",
          "name",
          "account",
          "region",
          "cidrs",
          "tags",
          "block-public-access",
          "network-acls",
          "security-groups",
          "subnets");
  static final Shape NETWORK_ACL = of("networkAcl", "id", "name", "ingress", "egress");
  static final Shape ACL_ENTRY = of("aclEntry", "rule", "allow", "deny", "from", "to");
  static final Shape SECURITY_GROUP = of("securityGroup", "id", "name", "ingress", "egress");
  static final Shape GROUP_RULE = of("groupRule", "id", "allow", "from", "to", "description");
  static final Shape SUBNET =
      of(
          "subnet",
          "id",
          "name",
          "cidrs",
          "availability-zone",
          "sublocation",
          "network-acl",
          "tags",
          "routes",
          "interfaces");
  static final Shape SUBLOCATION = of("sublocation", "type", "id");
  static final Shape ROUTE = of("route", "to", "via");
  static final Shape INTERFACE =
      of(
          "interface",
          "id",
          "name",
          "account",
          "type",
          "service",
          "requester",
          "resource",
          "address",
          "secondary-addresses",
          "ipv6-addresses",
          "public-address",
          "mac",
          "security-groups",
          "instance",
          "tags",
          "instance-tags",
          "auto-scaling-group-tags",
          "ecs",
          "attach",
          "timeouts");
  static final Shape ATTACHMENT = of("attachment", "interface", "namespace", "side", "capture");
  static final Shape TIMEOUTS = of("timeouts", "tcp-established", "udp-stream", "udp");
  static final Shape FLOW_LOG =
      of(
          "flowLog",
          "id",
          "name",
          "account",
          "resource",
          "traffic",
          "format",
          "interval",
          "destination",
          "file-format",
          "hive-partitions",
          "per-hour",
          "role",
          "cross-account-role",
          "endpoint",
          "tag-fields");
  static final Shape TAG_FIELDS = of("tagFields", "instance", "interface", "auto-scaling-group");

  static final List<Shape> ALL =
      List.of(
          NETWORK,
          PREFIX_LIST,
          VPC,
          NETWORK_ACL,
          ACL_ENTRY,
          SECURITY_GROUP,
          GROUP_RULE,
          SUBNET,
          SUBLOCATION,
          ROUTE,
          INTERFACE,
          ATTACHMENT,
          TIMEOUTS,
          FLOW_LOG,
          TAG_FIELDS);

  private static Shape of(String definition, String... keys) {
    return new Shape(definition, List.of(keys));
  }
}
