package weir.api.weir;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import weir.api.protocol.PlainShape;

/// What ExportNetwork answers: the description, SHA-256 of it, and what it could not say.
final class ExportNetworkResponse extends PlainShape {
  private static final List<SdkField<?>> FIELDS =
      List.of(text("Network"), texts("Omissions"), text("Digest"));

  /// @param network null when the client has it
  static ExportNetworkResponse of(@Nullable String network, List<String> omissions, String digest) {
    ExportNetworkResponse response = new ExportNetworkResponse();
    response.set("Network", network);
    response.set("Omissions", omissions);
    response.set("Digest", digest);
    return response;
  }

  @Override
  public List<SdkField<?>> sdkFields() {
    return FIELDS;
  }
}
