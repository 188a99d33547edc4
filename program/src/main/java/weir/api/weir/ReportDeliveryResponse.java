package weir.api.weir;

import java.util.List;
import software.amazon.awssdk.core.SdkField;
import weir.api.protocol.PlainShape;

/// What ReportDelivery answers: nothing.
final class ReportDeliveryResponse extends PlainShape {
  @Override
  public List<SdkField<?>> sdkFields() {
    return List.of();
  }
}
