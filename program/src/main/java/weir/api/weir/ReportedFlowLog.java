package weir.api.weir;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import weir.api.protocol.PlainShape;

/// How one flow log fares on an agent's host, in DescribeFlowLogs' words.
final class ReportedFlowLog extends PlainShape {
  private static final List<SdkField<?>> FIELDS =
      List.of(text("FlowLogId"), text("Status"), text("ErrorMessage"));

  @Override
  public List<SdkField<?>> sdkFields() {
    return FIELDS;
  }

  @Nullable String flowLogId() {
    return textOf("FlowLogId");
  }

  @Nullable String status() {
    return textOf("Status");
  }

  @Nullable String errorMessage() {
    return textOf("ErrorMessage");
  }
}
