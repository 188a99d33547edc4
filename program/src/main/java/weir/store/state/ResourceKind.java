package weir.store.state;

/// The kinds of resource that a description declares and refers to.
enum ResourceKind {
  VPC("vpc", "VPC"),
  SUBNET("subnet", "subnet"),
  INTERFACE("eni", "interface"),
  SECURITY_GROUP("sg", "security group"),
  NETWORK_ACL("acl", "network ACL"),
  PREFIX_LIST("pl", "prefix list"),
  FLOW_LOG("fl", "flow log");

  private final String idPrefix;
  private final String noun;

  ResourceKind(String idPrefix, String noun) {
    this.idPrefix = idPrefix;
    this.noun = noun;
  }

  String idPrefix() {
    return idPrefix;
  }

  String noun() {
    return noun;
  }
}
