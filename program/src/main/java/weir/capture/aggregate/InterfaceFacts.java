package weir.capture.aggregate;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weir.model.flow.Column;
import weir.model.flow.RecordField;
import weir.model.network.InterfaceOwner;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;
import weir.model.network.Subnet;
import weir.model.network.Vpc;

/// What every record of one interface says alike: whose it is and where it stands.
///
/// @param derived what the network tells of single flows; null of an undescribed interface
record InterfaceFacts(
    String interfaceId,
    @Nullable NetworkInterface eni,
    @Nullable DerivedColumns derived,
    Map<RecordField, Column> columns) {
  /// The facts of an interface that nobody described.
  static InterfaceFacts undescribed() {
    return new InterfaceFacts("-", null, null, Map.of());
  }

  static InterfaceFacts of(Network network, NetworkInterface eni) {
    Subnet subnet = network.subnet(eni.subnetId());
    Vpc vpc = network.vpc(subnet.vpcId());
    InterfaceOwner owner = eni.owner();
    // A regional NAT gateway spans zones, so its records name no interface and no subnet.
    boolean regional = owner.resourceId() != null;
    Map<RecordField, Column> columns = new EnumMap<>(RecordField.class);
    put(columns, RecordField.ACCOUNT_ID, owner.accountId());
    put(columns, RecordField.INTERFACE_ID, regional ? null : eni.id());
    put(columns, RecordField.VPC_ID, vpc.id());
    put(columns, RecordField.SUBNET_ID, regional ? null : subnet.id());
    put(columns, RecordField.INSTANCE_ID, owner.requesterManaged() ? null : owner.instanceId());
    put(columns, RecordField.REGION, vpc.region());
    Subnet.Sublocation sublocation = subnet.sublocation();
    put(columns, RecordField.AZ_ID, sublocation == null ? subnet.azId() : null);
    put(columns, RecordField.SUBLOCATION_TYPE, sublocation == null ? null : sublocation.type());
    put(columns, RecordField.SUBLOCATION_ID, sublocation == null ? null : sublocation.id());
    put(columns, RecordField.RESOURCE_ID, owner.resourceId());
    put(columns, RecordField.INTERFACE_TYPE, eni.type().recordedName().orElse(null));
    if (owner.ecsTask() != null) {
      owner.ecsTask().values().forEach((field, value) -> put(columns, field, value));
    }
    return new InterfaceFacts(eni.id(), eni, new DerivedColumns(network, eni), columns);
  }

  Optional<NetworkInterface> findInterface() {
    return Optional.ofNullable(eni);
  }

  private static void put(
      Map<RecordField, Column> columns, RecordField field, @Nullable String value) {
    if (value != null) {
      columns.put(field, new Column.SameText(value));
    }
  }
}
