package weir.dataplane.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import weir.dataplane.host.HostNamespaces;
import weir.dataplane.host.NetworkNamespace;
import weir.model.aws.Fault;
import weir.model.net.IpAddress;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;
import weir.model.network.Vpc;

/// A small VPC on this machine: a namespace per machine, one for what AWS hides (router, internet
/// gateway) and one for the internet. Security groups and ACLs are enforced by the kernel.
///
/// Built from a description of a network: each interface with a `Name` tag becomes a machine of
/// that name. Closing it stops the traffic and removes everything.
public final class Lab implements AutoCloseable {
  private final HostNamespaces namespaces;
  private final boolean ownsRun;
  private final Network network;
  private final Map<String, LabMachine> machines;
  private final NetworkNamespace internet;
  private final List<LabTraffic> traffic = new ArrayList<>();

  private Lab(
      HostNamespaces namespaces,
      boolean ownsRun,
      Network network,
      Map<String, LabMachine> machines,
      NetworkNamespace internet) {
    this.namespaces = namespaces;
    this.ownsRun = ownsRun;
    this.network = network;
    this.machines = machines;
    this.internet = internet;
  }

  /// Builds the lab, without traffic.
  ///
  /// @param progress hears each step in a few words
  /// @throws Fault.Denied when the process may not make namespaces
  public static Lab build(Network description, Consumer<String> progress) {
    HostNamespaces namespaces = HostNamespaces.begin();
    try {
      return build(namespaces, true, description, progress);
    } catch (RuntimeException | Error failure) {
      namespaces.close();
      throw failure;
    }
  }

  /// Builds the lab in a run that was begun before. Closing the lab ends its traffic; the machines
  /// go with the run.
  ///
  /// @param progress hears each step in a few words
  public static Lab in(HostNamespaces run, Network description, Consumer<String> progress) {
    return build(run, false, description, progress);
  }

  private static Lab build(
      HostNamespaces namespaces, boolean ownsRun, Network description, Consumer<String> progress) {
    Vpc vpc = description.vpcs().iterator().next();
    progress.accept("router and internet");
    NetworkNamespace fabric = namespaces.add("fabric");
    NetworkNamespace internet = namespaces.add("internet");
    LabFabric.build(description, vpc, fabric, internet);
    LabInternet.settle(internet, vpc);
    Map<String, LabMachine> machines = new LinkedHashMap<>();
    for (NetworkInterface eni : description.interfaces()) {
      String name = name(eni);
      progress.accept(name);
      LabMachine machine = LabMachine.of(name, namespaces.add(name), eni);
      machine.join(description, fabric);
      machines.put(name, machine);
    }
    LabFabric.route(description, vpc, fabric);
    return new Lab(namespaces, ownsRun, attached(description, machines), machines, internet);
  }

  private static String name(NetworkInterface eni) {
    String name = eni.tags().get("Name");
    if (name == null || !name.matches("[a-z][a-z0-9-]{0,14}")) {
      throw new Fault.Invalid(
          eni.id()
              + " has the Name tag "
              + name
              + " but in the lab it must be a name like web1, at most 15 characters");
    }
    return name;
  }

  private static Network attached(Network description, Map<String, LabMachine> machines) {
    return new Network(
        new Network.Parts(
            List.copyOf(description.vpcs()),
            List.copyOf(description.subnets()),
            machines.values().stream().map(LabMachine::eni).toList(),
            List.copyOf(description.securityGroups()),
            List.copyOf(description.networkAcls()),
            List.copyOf(description.prefixLists()),
            List.copyOf(description.flowLogs())));
  }

  /// The described network, each interface attached to the namespace that plays its machine.
  public Network network() {
    return network;
  }

  LabMachine machine(String name) {
    LabMachine machine = machines.get(name);
    if (machine == null) {
      throw new Fault.NotFound("the lab has no machine " + name);
    }
    return machine;
  }

  NetworkNamespace internet() {
    return internet;
  }

  /// Sets everybody to work: servers, customers, administrators, and the attacker.
  ///
  /// @param seed decides who asks what when
  public void startTraffic(long seed) {
    traffic.add(LabTraffic.start(this, seed));
  }

  /// Waits until every kind of traffic was there once.
  ///
  /// @return false when that took longer than allowed
  public boolean awaitTraffic(Duration atMost) throws InterruptedException {
    for (LabTraffic running : traffic) {
      if (!running.awaitEverything(atMost)) {
        return false;
      }
    }
    return true;
  }

  /// Ends all traffic that was started.
  public void stopTraffic() {
    for (LabTraffic running : traffic) {
      running.close();
    }
    traffic.clear();
  }

  /// What the names of the lab's namespaces begin with.
  public String namespacePrefix() {
    return namespaces.prefix();
  }

  /// A folder for what is kept on disk meanwhile; it goes with the lab, also when that is killed.
  public Path scratch() {
    return namespaces.scratch();
  }

  /// What a person would call the host that has an address: `web1`, `customer`; empty when there is
  /// none.
  public static Optional<String> findHost(Network network, IpAddress address) {
    return LabInternet.findHost(address)
        .or(() ->
            network.interfaces().stream()
                .filter(eni -> eni.addresses().own(address.high(), address.low()))
                .map(eni -> eni.tags().getOrDefault("Name", eni.id()))
                .findFirst());
  }

  @Override
  public void close() {
    try {
      stopTraffic();
    } finally {
      if (ownsRun) {
        namespaces.close();
      }
    }
  }
}
