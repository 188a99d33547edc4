package weir.api.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;

/// A value of a Smithy structure that looks like one of the SDK's shapes, and is its own builder.
final class SmithyShape implements SdkPojo, Buildable {
  private final List<SdkField<?>> fields;
  private final Map<String, Object> values = new LinkedHashMap<>();

  SmithyShape(List<SdkField<?>> fields) {
    this.fields = fields;
  }

  @Nullable Object value(String member) {
    return values.get(member);
  }

  void put(String member, @Nullable Object value) {
    if (value == null) {
      values.remove(member);
    } else {
      values.put(member, value);
    }
  }

  @Override
  public List<SdkField<?>> sdkFields() {
    return fields;
  }

  @Override
  public Object build() {
    return this;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SmithyShape shape && values.equals(shape.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(values);
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
