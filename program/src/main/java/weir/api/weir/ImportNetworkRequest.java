package weir.api.weir;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import weir.api.protocol.PlainShape;

/// What ImportNetwork is asked.
final class ImportNetworkRequest extends PlainShape {
  private static final List<SdkField<?>> FIELDS = List.of(text("Network"));

  @Override
  public List<SdkField<?>> sdkFields() {
    return FIELDS;
  }

  /// The text of a `network.yaml`.
  @Nullable String network() {
    return textOf("Network");
  }
}
