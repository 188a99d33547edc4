package weir.api.cloudtrail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import weir.api.protocol.PlainShape;

/// What an event must have to be found.
final class LookupAttribute extends PlainShape {
  private static final List<SdkField<?>> FIELDS =
      List.of(text("AttributeKey"), text("AttributeValue"));

  @Override
  public List<SdkField<?>> sdkFields() {
    return FIELDS;
  }

  @Nullable String attributeKey() {
    return textOf("AttributeKey");
  }

  @Nullable String attributeValue() {
    return textOf("AttributeValue");
  }
}
