package weir.model.network;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import weir.model.aws.Fault;
import weir.model.net.AddressIndex;
import weir.model.net.IpAddress;
import weir.model.net.MacAddress;

/// A whole network as it is at one moment: VPCs and what stands in them, each by its id. Immutable;
/// a change is a new network.
public final class Network {
  private final Parts parts;
  private final Map<String, Vpc> vpcs;
  private final Map<String, Subnet> subnets;
  private final Map<String, NetworkInterface> interfaces;
  private final Map<String, SecurityGroup> securityGroups;
  private final Map<String, NetworkAcl> networkAcls;
  private final Map<String, PrefixList> prefixLists;
  private final Map<String, FlowLog> flowLogs;
  private final ServiceRanges serviceRanges;
  private final Map<String, AddressIndex<NetworkInterface>> byAddress = new HashMap<>();
  private final AddressIndex<NetworkInterface> byMac = new AddressIndex<>();

  /// Refuses an id that stands twice and a reference to what is not there.
  public Network(Parts parts) {
    this.parts = parts;
    vpcs = byId(parts.vpcs(), Vpc::id);
    subnets = byId(parts.subnets(), Subnet::id);
    interfaces = byId(parts.interfaces(), NetworkInterface::id);
    securityGroups = byId(parts.securityGroups(), SecurityGroup::id);
    networkAcls = byId(parts.networkAcls(), NetworkAcl::id);
    prefixLists = byId(parts.prefixLists(), PrefixList::id);
    flowLogs = byId(parts.flowLogs(), FlowLog::id);
    serviceRanges = parts.serviceRanges();
    subnets
        .values()
        .forEach(subnet -> {
          vpc(subnet.vpcId());
          networkAcl(subnet.networkAclId());
        });
    interfaces
        .values()
        .forEach(eni -> {
          subnet(eni.subnetId());
          eni.securityGroupIds().forEach(this::securityGroup);
        });
    vpcs.keySet().forEach(id -> byAddress.put(id, new AddressIndex<>()));
    for (NetworkInterface eni : interfaces.values()) {
      AddressIndex<NetworkInterface> ofVpc = require(byAddress, vpcOf(eni).id());
      for (IpAddress address : eni.addresses().all()) {
        ofVpc.putIfAbsent(address.high(), address.low(), eni);
      }
      MacAddress mac = eni.addresses().mac();
      if (mac != null) {
        byMac.putIfAbsent(0, mac.bits(), eni);
      }
    }
  }

  /// What a network is made of.
  public record Parts(
      List<Vpc> vpcs,
      List<Subnet> subnets,
      List<NetworkInterface> interfaces,
      List<SecurityGroup> securityGroups,
      List<NetworkAcl> networkAcls,
      List<PrefixList> prefixLists,
      List<FlowLog> flowLogs,
      ServiceRanges serviceRanges) {
    /// A network that knows no addresses of AWS's services.
    public Parts(
        List<Vpc> vpcs,
        List<Subnet> subnets,
        List<NetworkInterface> interfaces,
        List<SecurityGroup> securityGroups,
        List<NetworkAcl> networkAcls,
        List<PrefixList> prefixLists,
        List<FlowLog> flowLogs) {
      this(
          vpcs,
          subnets,
          interfaces,
          securityGroups,
          networkAcls,
          prefixLists,
          flowLogs,
          ServiceRanges.NONE);
    }
  }

  private static <T> Map<String, T> byId(List<T> resources, Function<T, String> id) {
    Map<String, T> byId = new LinkedHashMap<>();
    for (T resource : resources) {
      if (byId.put(id.apply(resource), resource) != null) {
        throw new Fault.Invalid(
            id.apply(resource) + " stands twice in the network; an id may stand once");
      }
    }
    return Collections.unmodifiableMap(byId);
  }

  /// The same network with other flow logs.
  public Network withFlowLogs(List<FlowLog> others) {
    return new Network(
        new Parts(
            parts.vpcs,
            parts.subnets,
            parts.interfaces,
            parts.securityGroups,
            parts.networkAcls,
            parts.prefixLists,
            others,
            parts.serviceRanges));
  }

  public Vpc vpc(String id) {
    return require(vpcs, id);
  }

  public Subnet subnet(String id) {
    return require(subnets, id);
  }

  public NetworkInterface networkInterface(String id) {
    return require(interfaces, id);
  }

  public SecurityGroup securityGroup(String id) {
    return require(securityGroups, id);
  }

  public NetworkAcl networkAcl(String id) {
    return require(networkAcls, id);
  }

  public PrefixList prefixList(String id) {
    return require(prefixLists, id);
  }

  public Optional<NetworkInterface> findNetworkInterface(String id) {
    return Optional.ofNullable(interfaces.get(id));
  }

  /// The interface of a VPC that has this private address.
  public Optional<NetworkInterface> findInterface(String vpcId, long high, long low) {
    AddressIndex<NetworkInterface> ofVpc = byAddress.get(vpcId);
    return ofVpc == null ? Optional.empty() : Optional.ofNullable(ofVpc.find(high, low));
  }

  /// The interface with this Ethernet address, its octets in the low 48 bits.
  public Optional<NetworkInterface> findInterfaceByMac(long macBits) {
    return Optional.ofNullable(byMac.find(0, macBits));
  }

  public ServiceRanges serviceRanges() {
    return serviceRanges;
  }

  public Vpc vpcOf(NetworkInterface eni) {
    return vpc(subnet(eni.subnetId()).vpcId());
  }

  public Collection<Vpc> vpcs() {
    return vpcs.values();
  }

  public Collection<Subnet> subnets() {
    return subnets.values();
  }

  public Collection<NetworkInterface> interfaces() {
    return interfaces.values();
  }

  public Collection<SecurityGroup> securityGroups() {
    return securityGroups.values();
  }

  public Collection<NetworkAcl> networkAcls() {
    return networkAcls.values();
  }

  public Collection<PrefixList> prefixLists() {
    return prefixLists.values();
  }

  public Collection<FlowLog> flowLogs() {
    return flowLogs.values();
  }

  /// The flow logs that record an interface: its own, its subnet's, its VPC's, and those of the
  /// regional NAT gateway that it belongs to.
  public List<FlowLog> flowLogsOf(NetworkInterface eni) {
    String vpcId = subnet(eni.subnetId()).vpcId();
    return flowLogs.values().stream()
        .filter(log ->
            log.resourceId().equals(eni.id())
                || log.resourceId().equals(eni.subnetId())
                || log.resourceId().equals(vpcId)
                || log.resourceId().equals(eni.owner().resourceId()))
        .toList();
  }

  private static <T> T require(Map<String, T> resources, String id) {
    T resource = resources.get(id);
    if (resource == null) {
      throw new Fault.NotFound("the network has no " + id);
    }
    return resource;
  }
}
