package weir.api.protocol;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.LocationTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/// A shape of a service that has no SDK module here: its fields are named by hand. Its own builder.
/// Used by the thread of one request.
public abstract class PlainShape implements SdkPojo, Buildable {
  private final Map<String, Object> values = new HashMap<>();

  /// @param name with the model's capitals
  protected final @Nullable Object value(String name) {
    return values.get(name);
  }

  protected final @Nullable String textOf(String name) {
    return (String) values.get(name);
  }

  public final void set(String name, @Nullable Object value) {
    if (value == null) {
      values.remove(name);
    } else {
      values.put(name, value);
    }
  }

  @Override
  public final Object build() {
    return this;
  }

  @Override
  public final Map<String, SdkField<?>> sdkFieldNameToField() {
    return sdkFields().stream().collect(Collectors.toMap(SdkField::memberName, field -> field));
  }

  protected static SdkField<String> text(String name) {
    return field(SdkField.<String>builder(MarshallingType.STRING), name).build();
  }

  protected static SdkField<Integer> number(String name) {
    return field(SdkField.<Integer>builder(MarshallingType.INTEGER), name).build();
  }

  protected static SdkField<Instant> time(String name) {
    return field(SdkField.<Instant>builder(MarshallingType.INSTANT), name).build();
  }

  protected static SdkField<List<?>> list(String name, Supplier<SdkPojo> element) {
    SdkField<SdkPojo> member =
        SdkField.<SdkPojo>builder(MarshallingType.SDK_POJO)
            .constructor(element)
            .traits(location("member"))
            .build();
    ListTrait items =
        ListTrait.builder().memberLocationName("member").memberFieldInfo(member).build();
    return field(SdkField.<List<?>>builder(MarshallingType.LIST), name)
        .traits(location(name), items)
        .build();
  }

  /// A list of texts.
  protected static SdkField<List<?>> texts(String name) {
    SdkField<String> member =
        SdkField.<String>builder(MarshallingType.STRING).traits(location("member")).build();
    ListTrait items =
        ListTrait.builder().memberLocationName("member").memberFieldInfo(member).build();
    return field(SdkField.<List<?>>builder(MarshallingType.LIST), name)
        .traits(location(name), items)
        .build();
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // the codec checks a value's type before it sets it
  private static <T> SdkField.Builder<T> field(SdkField.Builder<T> field, String name) {
    return field
        .memberName(name)
        .getter(shape -> (T) ((PlainShape) shape).value(name))
        .setter((shape, value) -> ((PlainShape) shape).set(name, value))
        .traits(location(name));
  }

  private static LocationTrait location(String name) {
    return LocationTrait.builder().location(MarshallLocation.PAYLOAD).locationName(name).build();
  }
}
