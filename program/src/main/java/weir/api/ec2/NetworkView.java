package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import weir.model.network.FlowLog;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;
import weir.model.network.ServiceRanges;
import weir.store.state.Scope;
import weir.store.state.StateStore;

/// The network of all accounts and regions as recording needs it: the model's network, made of the
/// API's resources. Safe for any number of threads.
///
/// It is made when somebody asks and something changed since, so a burst of changes costs one.
/// Resources that cannot be expressed are left out and told by [#omissions].
public final class NetworkView {
  private final StateStore store;
  private final ServiceRanges ranges;
  private final AtomicLong changes = new AtomicLong();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private @Nullable Made made;

  private record Made(long change, NetworkBuilder.Built built, Network ofControlPlane) {}

  /// @param ranges addresses of AWS's services, for the records' service fields
  public NetworkView(StateStore store, ServiceRanges ranges) {
    this.store = store;
    this.ranges = ranges;
    store.onChange(kinds -> {
      if (NetworkDocuments.touchedBy(kinds)) {
        changes.incrementAndGet();
        listeners.forEach(Runnable::run);
      }
    });
  }

  /// Calls after every change of the network, on the thread that made it.
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /// The network as it is now, attached as far as the host of the control plane itself captures.
  public Network network() {
    return made().ofControlPlane();
  }

  /// The network as the agent of a host needs it: attached as far as that host captures.
  ///
  /// @param host as in the tag `weir:attachment`
  public Network networkFor(String host) {
    return attached(made().built(), host);
  }

  /// What a description of a network can say of one account in one region, and what it cannot.
  ///
  /// @param omissions what is left out, and why; a sentence each
  public record Described(Network network, List<String> omissions) {
    public Described {
      omissions = List.copyOf(omissions);
    }
  }

  /// The network of one account in one region, attached as far as a host captures. It holds nothing
  /// of anybody else, and what `network.yaml` has no words for is left out.
  ///
  /// @param host as in the tag `weir:attachment`; empty for the host of the control plane itself
  public Described describe(Scope scope, String host) {
    NetworkBuilder.Built built =
        new NetworkBuilder(store.read(view -> NetworkDocuments.read(view, scope::equals)))
            .build(ranges);
    Network network = attached(built, host);
    List<String> omissions = new ArrayList<>(built.omissions());
    List<FlowLog> flowLogs = new ArrayList<>();
    for (FlowLog log : network.flowLogs()) {
      if (log.resourceId().matches("(vpc|subnet|eni)-.*")) {
        flowLogs.add(log);
      } else {
        omissions.add(
            log.id()
                + " is left out: it records "
                + log.resourceId()
                + ", and a description has flow logs of VPCs, subnets and interfaces only");
      }
    }
    return new Described(network.withFlowLogs(flowLogs), omissions);
  }

  /// Where an interface's packets are captured.
  ///
  /// @param device as the tag `weir:attachment` names it: `netns/web1:eth0`
  /// @param host whose agent captures it; empty for the host of the control plane itself
  public record Place(String device, String host) {}

  /// Where the tag `weir:attachment` says that an interface's packets are; empty without one.
  public Optional<Place> placeOf(String interfaceId) {
    return Optional.ofNullable(made().built().attachments().get(interfaceId))
        .map(place -> new Place(place.print(), place.host()));
  }

  /// What is not in the network, and why; a sentence each.
  public List<String> omissions() {
    return made().built().omissions();
  }

  private synchronized Made made() {
    long now = changes.get();
    Made known = made;
    if (known != null && known.change() == now) {
      return known;
    }
    NetworkBuilder.Built built =
        new NetworkBuilder(store.read(NetworkDocuments::read)).build(ranges);
    Made fresh = new Made(now, built, attached(built, ""));
    made = fresh;
    return fresh;
  }

  private static Network attached(NetworkBuilder.Built built, String host) {
    Network.Parts parts = built.parts();
    return new Network(
        new Network.Parts(
            parts.vpcs(),
            parts.subnets(),
            parts.interfaces().stream().map(eni -> attached(built, eni, host)).toList(),
            parts.securityGroups(),
            parts.networkAcls(),
            parts.prefixLists(),
            parts.flowLogs(),
            parts.serviceRanges()));
  }

  private static NetworkInterface attached(
      NetworkBuilder.Built built, NetworkInterface eni, String host) {
    TaggedAttachment place = built.attachments().get(eni.id());
    return place == null || !place.host().equals(host) ? eni : eni.attachedTo(place.link());
  }
}
