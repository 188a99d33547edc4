package weir.api.weir;

import java.util.List;
import software.amazon.awssdk.core.SdkField;
import weir.api.protocol.PlainShape;

/// What DiagnoseFlowLogs is asked.
final class DiagnoseFlowLogsRequest extends PlainShape {
  private static final List<SdkField<?>> FIELDS = List.of(texts("FlowLogIds"));

  @Override
  public List<SdkField<?>> sdkFields() {
    return FIELDS;
  }

  /// Which flow logs; all when it is left out.
  List<String> flowLogIds() {
    return value("FlowLogIds") instanceof List<?> ids
        ? ids.stream().map(String.class::cast).toList()
        : List.of();
  }
}
