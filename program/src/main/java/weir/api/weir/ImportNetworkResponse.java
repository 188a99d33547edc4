package weir.api.weir;

import java.util.List;
import software.amazon.awssdk.core.SdkField;
import weir.api.protocol.PlainShape;

/// What ImportNetwork answers: how much was made, and what the API has no words for.
final class ImportNetworkResponse extends PlainShape {
  private static final List<SdkField<?>> FIELDS = List.of(number("Resources"), texts("Omissions"));

  static ImportNetworkResponse of(int resources, List<String> omissions) {
    ImportNetworkResponse response = new ImportNetworkResponse();
    response.set("Resources", resources);
    response.set("Omissions", omissions);
    return response;
  }

  @Override
  public List<SdkField<?>> sdkFields() {
    return FIELDS;
  }
}
