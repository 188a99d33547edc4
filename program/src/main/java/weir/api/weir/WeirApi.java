package weir.api.weir;

import java.util.EnumSet;
import java.util.List;
import weir.api.ec2.NetworkImport;
import weir.api.ec2.NetworkView;
import weir.api.gateway.OperationsApi;
import weir.api.gateway.ServiceApi;
import weir.api.gateway.Wording;
import weir.api.protocol.Protocol;
import weir.api.protocol.ServiceShape;
import weir.store.state.StateStore;

/// The operations that are Weir's own.
///
/// Each acts on `arn:aws:weir:REGION:ACCOUNT:network/HOST`, the network of the caller's account in
/// a region as one host captures it; the host of the control plane itself is called `control`.
public final class WeirApi {
  private static final ServiceShape SHAPE =
      new ServiceShape(
          "weir", "Weir_20261121", "2026-11-21", "", "", EnumSet.of(Protocol.AWS_JSON_1_1));

  private WeirApi() {}

  public static ServiceApi of(
      StateStore store,
      NetworkView view,
      NetworkImport imports,
      DeliveryReports reports,
      FlowLogDiagnoses diagnoses) {
    return new OperationsApi(
        SHAPE,
        Wording.COMMON,
        List.of(
            new DiagnoseFlowLogs(diagnoses),
            new ExportNetwork(view),
            new ImportNetwork(store, imports),
            new ReportDelivery(view, reports)));
  }
}
