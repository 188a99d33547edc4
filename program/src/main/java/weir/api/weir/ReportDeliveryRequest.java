package weir.api.weir;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import weir.api.protocol.PlainShape;

/// What ReportDelivery is told.
final class ReportDeliveryRequest extends PlainShape {
  private static final List<SdkField<?>> FIELDS =
      List.of(text("Host"), list("FlowLogs", ReportedFlowLog::new));

  @Override
  public List<SdkField<?>> sdkFields() {
    return FIELDS;
  }

  @Nullable String host() {
    return textOf("Host");
  }

  List<ReportedFlowLog> flowLogs() {
    return value("FlowLogs") instanceof List<?> logs
        ? logs.stream().map(ReportedFlowLog.class::cast).toList()
        : List.of();
  }
}
