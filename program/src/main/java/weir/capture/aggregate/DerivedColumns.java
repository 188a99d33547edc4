package weir.capture.aggregate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weir.model.flow.Column;
import weir.model.flow.RecordField;
import weir.model.network.InterfaceType;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;
import weir.model.network.Route;
import weir.model.network.Subnet;
import weir.model.network.TrafficPath;
import weir.model.network.Vpc;

/// The fields that no packet carries and the network tells: services behind addresses, the path out
/// of the VPC, the interface at the other end.
final class DerivedColumns {
  private static final Set<RecordField> NEXT_HOP =
      Set.of(
          RecordField.NEXT_HOP_INTERFACE_ID,
          RecordField.NEXT_HOP_SUBNET_ID,
          RecordField.NEXT_HOP_AZ_ID,
          RecordField.NEXT_HOP_VPC_ID,
          RecordField.NEXT_HOP_INTERFACE_TYPE);

  private final Network network;
  private final NetworkInterface eni;
  private final Subnet subnet;
  private final Vpc vpc;

  DerivedColumns(Network network, NetworkInterface eni) {
    this.network = network;
    this.eni = eni;
    this.subnet = network.subnet(eni.subnetId());
    this.vpc = network.vpc(subnet.vpcId());
  }

  /// Adds the wanted ones to the columns of a window's flows.
  void addTo(Map<RecordField, Column> columns, FlowTable table, Set<RecordField> wanted) {
    if (wanted.contains(RecordField.PKT_SRC_AWS_SERVICE)) {
      columns.put(RecordField.PKT_SRC_AWS_SERVICE, services(table, FlowTable.SOURCE_HIGH));
    }
    if (wanted.contains(RecordField.PKT_DST_AWS_SERVICE)) {
      columns.put(RecordField.PKT_DST_AWS_SERVICE, services(table, FlowTable.DESTINATION_HIGH));
    }
    if (wanted.contains(RecordField.TRAFFIC_PATH)) {
      columns.put(RecordField.TRAFFIC_PATH, paths(table));
    }
    if (wanted.stream().anyMatch(NEXT_HOP::contains)) {
      addNextHops(columns, table);
    }
  }

  private Column services(FlowTable table, int address) {
    return symbols(
        table,
        row -> {
          long[] chunk = table.chunk(row);
          int at = FlowTable.offset(row) + address;
          return network.serviceRanges().find(chunk[at], chunk[at + 1]).orElse(null);
        });
  }

  private Column paths(FlowTable table) {
    long[] paths = new long[table.rows()];
    for (int row = 0; row < paths.length; row++) {
      long[] chunk = table.chunk(row);
      int at = FlowTable.offset(row);
      int path =
          FlowKey.isEgress(chunk[at + FlowTable.KEY])
              ? TrafficPath.to(
                  vpc,
                  subnet,
                  chunk[at + FlowTable.DESTINATION_HIGH],
                  chunk[at + FlowTable.DESTINATION_LOW])
              : TrafficPath.NONE;
      paths[row] = path == TrafficPath.NONE ? Column.Numbers.NONE : path;
    }
    return new Column.Numbers(paths);
  }

  private void addNextHops(Map<RecordField, Column> columns, FlowTable table) {
    List<Optional<NetworkInterface>> hops = new ArrayList<>(table.rows());
    for (int row = 0; row < table.rows(); row++) {
      hops.add(nextHop(table, row));
    }
    columns.put(RecordField.NEXT_HOP_INTERFACE_ID, ofOwn(hops, table, NetworkInterface::id));
    columns.put(RecordField.NEXT_HOP_SUBNET_ID, ofOwn(hops, table, NetworkInterface::subnetId));
    columns.put(RecordField.NEXT_HOP_VPC_ID, ofOwn(hops, table, hop -> network.vpcOf(hop).id()));
    columns.put(
        RecordField.NEXT_HOP_INTERFACE_TYPE,
        ofOwn(hops, table, hop -> hop.type().recordedName().orElse(null)));
    // The zone is told of other accounts' interfaces too.
    columns.put(
        RecordField.NEXT_HOP_AZ_ID,
        symbols(
            table,
            row -> hops.get(row).map(hop -> network.subnet(hop.subnetId()).azId()).orElse(null)));
  }

  private Column ofOwn(
      List<Optional<NetworkInterface>> hops,
      FlowTable table,
      Function<NetworkInterface, @Nullable String> value) {
    String account = eni.owner().accountId();
    return symbols(
        table,
        row ->
            hops.get(row)
                .filter(hop -> hop.owner().accountId().equals(account))
                .map(value)
                .orElse(null));
  }

  /// Egress: the interface that takes the packets. Ingress: the one that sent them, which transit
  /// gateways and network load balancers do not tell.
  private Optional<NetworkInterface> nextHop(FlowTable table, int row) {
    long[] chunk = table.chunk(row);
    int at = FlowTable.offset(row);
    long key = chunk[at + FlowTable.KEY];
    if (FlowKey.isEgress(key)) {
      long high = chunk[at + FlowTable.DESTINATION_HIGH];
      long low = chunk[at + FlowTable.DESTINATION_LOW];
      Optional<Route> route = subnet.findRoute(vpc, high, low);
      return route.isPresent()
          ? route.map(Route::nextInterfaceId).flatMap(network::findNetworkInterface)
          : network.findInterface(vpc.id(), high, low);
    }
    return network
        .findInterface(
            vpc.id(), chunk[at + FlowTable.SOURCE_HIGH], chunk[at + FlowTable.SOURCE_LOW])
        .filter(sender ->
            sender.type() != InterfaceType.TRANSIT_GATEWAY
                && sender.type() != InterfaceType.NETWORK_LOAD_BALANCER);
  }

  private interface RowText {
    @Nullable String of(int row);
  }

  private static Column symbols(FlowTable table, RowText text) {
    int[] codes = new int[table.rows()];
    Map<String, Integer> known = new HashMap<>();
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < codes.length; row++) {
      String value = text.of(row);
      if (value == null) {
        codes[row] = -1;
        continue;
      }
      Integer code = known.get(value);
      if (code == null) {
        code = texts.size();
        known.put(value, code);
        texts.add(value);
      }
      codes[row] = code;
    }
    return new Column.Symbols(codes, texts.toArray(String[]::new));
  }
}
