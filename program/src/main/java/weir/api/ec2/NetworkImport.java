package weir.api.ec2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.Tag;
import weir.model.aws.Fault;
import weir.model.network.FlowLog;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;
import weir.model.network.PrefixList;
import weir.model.network.SecurityGroup;
import weir.model.network.Subnet;
import weir.model.network.Vpc;
import weir.store.state.Scope;
import weir.store.state.StateStore;

/// Makes resources of the API out of a network that was described in a file. Every id is kept, and
/// each VPC goes to the account and region that the description says.
public final class NetworkImport {
  private final ResourceIds ids;

  public NetworkImport(ResourceIds ids) {
    this.ids = ids;
  }

  /// What became of a description.
  ///
  /// @param resources that were made
  /// @param omissions what the API has no words for, a sentence each
  public record Imported(int resources, List<String> omissions) {
    public Imported {
      omissions = List.copyOf(omissions);
    }
  }

  /// Makes all resources, or none.
  ///
  /// @throws Fault.Invalid when some exist already; the sentence names them
  public Imported into(StateStore store, Network network) {
    List<String> omissions = new ArrayList<>();
    int resources =
        store.change(state -> {
          NetworkDocuments present = NetworkDocuments.read(state);
          refuseConflicts(present, network);
          Map<String, Ec2Change> changes = new LinkedHashMap<>();
          network
              .vpcs()
              .forEach(vpc ->
                  changes.put(
                      vpc.id(), new Ec2Change(state, new Scope(vpc.accountId(), vpc.region()))));
          return write(network, changes, omissions);
        });
    return new Imported(resources, omissions);
  }

  private static void refuseConflicts(NetworkDocuments present, Network network) {
    List<String> known = new ArrayList<>();
    present.vpcs().forEach(owned -> known.add(owned.id()));
    present.subnets().forEach(owned -> known.add(owned.id()));
    present.interfaces().forEach(owned -> known.add(owned.id()));
    present.groups().forEach(owned -> known.add(owned.id()));
    present.acls().forEach(owned -> known.add(owned.id()));
    present.prefixLists().forEach(owned -> known.add(owned.id()));
    present.flowLogs().forEach(owned -> known.add(owned.id()));
    List<String> wanted = new ArrayList<>();
    network.vpcs().forEach(vpc -> wanted.add(vpc.id()));
    network.subnets().forEach(subnet -> wanted.add(subnet.id()));
    network.interfaces().forEach(eni -> wanted.add(eni.id()));
    network.securityGroups().forEach(group -> wanted.add(group.id()));
    network.networkAcls().forEach(acl -> wanted.add(acl.id()));
    network.prefixLists().forEach(list -> wanted.add(list.id()));
    network.flowLogs().forEach(log -> wanted.add(log.id()));
    wanted.retainAll(known);
    if (!wanted.isEmpty()) {
      throw new Fault.Invalid(
          "the network cannot be imported: " + String.join(", ", wanted) + " exist already");
    }
  }

  private int write(Network network, Map<String, Ec2Change> changes, List<String> omissions) {
    int resources = 0;
    ImportedRules rules = new ImportedRules(network);
    ImportedInterfaces interfaces = new ImportedInterfaces(ids, omissions);
    for (PrefixList list : network.prefixLists()) {
      changes.values().stream().findFirst().ifPresent(change -> rules.put(change, list));
      resources++;
    }
    for (Vpc vpc : network.vpcs()) {
      Ec2Change change = change(changes, vpc.id());
      ImportedVpc imported = new ImportedVpc(change, ids, network, vpc, omissions);
      imported.putVpc();
      resources++;
      for (SecurityGroup group : network.securityGroups()) {
        if (group.vpcId().equals(vpc.id())) {
          rules.put(change, vpc, group);
          resources++;
        }
      }
      for (Subnet subnet : network.subnets()) {
        if (subnet.vpcId().equals(vpc.id())) {
          imported.putSubnet(subnet);
          resources++;
        }
      }
      resources += rules.putAcls(change, ids, vpc);
      for (NetworkInterface eni : network.interfaces()) {
        if (network.vpcOf(eni).equals(vpc)) {
          interfaces.put(change, eni, network);
          resources++;
        }
      }
      imported.putRouteTables();
    }
    for (FlowLog log : network.flowLogs()) {
      resources += putFlowLog(network, changes, log, omissions);
    }
    return resources;
  }

  private static Ec2Change change(Map<String, Ec2Change> changes, String vpcId) {
    Ec2Change change = changes.get(vpcId);
    if (change == null) {
      throw new IllegalStateException("every VPC of the network has a change: " + vpcId);
    }
    return change;
  }

  private static int putFlowLog(
      Network network, Map<String, Ec2Change> changes, FlowLog log, List<String> omissions) {
    if (!log.destination().target().startsWith("arn:aws:s3:::")) {
      omissions.add(
          log.id()
              + " is left out: it delivers to "
              + log.destination().target()
              + ", and flow logs of the API deliver to arn:aws:s3:::bucket/prefix/");
      return 0;
    }
    Vpc vpc = vpcOf(network, log.resourceId());
    Ec2Change change = change(changes, vpc.id());
    new Ec2Change(change.changing(), new Scope(log.accountId(), vpc.region()))
        .put(ResourceKinds.FLOW_LOG, FlowLogView.document(log));
    return 1;
  }

  private static Vpc vpcOf(Network network, String resourceId) {
    if (resourceId.startsWith("vpc-")) {
      return network.vpc(resourceId);
    }
    return network
        .findNetworkInterface(resourceId)
        .map(network::vpcOf)
        .orElseGet(() -> network.vpc(network.subnet(resourceId).vpcId()));
  }

  /// A map as the API has it.
  static List<Tag> tags(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }
}
