package weir.api.weir;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import weir.api.protocol.PlainShape;

/// What ExportNetwork is asked.
final class ExportNetworkRequest extends PlainShape {
  private static final List<SdkField<?>> FIELDS = List.of(text("Host"), text("KnownDigest"));

  @Override
  public List<SdkField<?>> sdkFields() {
    return FIELDS;
  }

  /// Whose interfaces are attached; the host of the control plane when it is left out.
  @Nullable String host() {
    return textOf("Host");
  }

  /// Of the text that the client has: when it is still right, the answer is without a text.
  @Nullable String knownDigest() {
    return textOf("KnownDigest");
  }
}
