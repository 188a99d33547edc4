package weir.api.protocol;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.DefaultValueTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/// One member of a shape, or the element of a list or map, with everything that codecs ask of it
/// looked up once.
final class Member {
  private final SdkField<?> field;
  private final String name;
  private final MemberType type;
  private final boolean payload;
  private final boolean attribute;
  private final boolean invented;

  Member(SdkField<?> field) {
    this.field = field;
    this.name = Objects.requireNonNullElse(field.memberName(), field.locationName());
    this.type = MemberType.of(field);
    this.payload = field.containsTrait(PayloadTrait.class);
    this.attribute = field.containsTrait(XmlAttributeTrait.class);
    this.invented = field.containsTrait(DefaultValueTrait.class);
  }

  /// In the service's model: `TagSpecifications`.
  String name() {
    return name;
  }

  /// In requests: `TagSpecification`.
  String requestName() {
    return field.locationName();
  }

  /// In answers: `tagSpecificationSet`.
  String responseName() {
    return field.unmarshallLocationName();
  }

  MemberType type() {
    return type;
  }

  MarshallLocation location() {
    return field.location();
  }

  /// Whether the member is the whole body.
  boolean payload() {
    return payload;
  }

  /// Whether it is an attribute of its shape's XML element.
  boolean attribute() {
    return attribute;
  }

  SdkField<?> field() {
    return field;
  }

  /// The value that was given, null when none was. A list that the SDK made up is none; an empty
  /// list that was given is one.
  @Nullable Object value(SdkPojo shape) {
    Object value = field.getValueOrDefault(shape);
    if (value instanceof SdkAutoConstructList<?> || value instanceof SdkAutoConstructMap<?, ?>) {
      return null;
    }
    // An idempotency token that was not given is invented anew each time.
    return invented && !Objects.equals(value, field.getValueOrDefault(shape)) ? null : value;
  }

  void set(SdkPojo builder, Object value) {
    field.set(builder, value);
  }

  void clear(SdkPojo builder) {
    field.set(builder, null);
  }
}
