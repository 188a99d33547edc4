package weir.api.ec2;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import weir.api.gateway.Operation;
import weir.api.gateway.OperationsApi;
import weir.api.protocol.Protocol;
import weir.api.protocol.ServiceShape;
import weir.store.state.StateStore;

/// The operations of EC2.
public final class Ec2Api {
  private static final ServiceShape SHAPE =
      new ServiceShape(
          "ec2",
          "",
          "2016-11-15",
          "http://ec2.amazonaws.com/doc/2016-11-15/",
          "",
          EnumSet.of(Protocol.EC2_QUERY));

  private Ec2Api() {}

  /// EC2 that knows no bucket and no role.
  ///
  /// @param defaultVpcs whether every region has a default VPC when it is first used, as at AWS
  public static OperationsApi of(StateStore store, ResourceIds ids, boolean defaultVpcs) {
    return of(
        store,
        ids,
        defaultVpcs,
        new FlowLogParts(FlowLogHealth.FINE, BucketAccess.NOWHERE, _ -> false, DeliveryRoles.NONE),
        InstanceProfiles.NONE);
  }

  /// @param defaultVpcs whether every region has a default VPC when it is first used, as at AWS
  /// @param flowLogs what flow logs need from outside
  /// @param profiles what instances can be started with
  public static OperationsApi of(
      StateStore store,
      ResourceIds ids,
      boolean defaultVpcs,
      FlowLogParts flowLogs,
      InstanceProfiles profiles) {
    Ec2Parts parts = new Ec2Parts(store, ids, new RegionDefaults(ids, defaultVpcs), profiles);
    List<Operation<?, ?>> operations = new ArrayList<>();
    operations.addAll(VpcOperations.list(parts));
    operations.addAll(RoutingOperations.list(parts));
    operations.addAll(InstanceOperations.list(parts));
    operations.addAll(FlowLogOperations.list(parts, flowLogs));
    return new OperationsApi(SHAPE, new Ec2Wording(), operations);
  }
}
