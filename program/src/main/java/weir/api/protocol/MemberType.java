package weir.api.protocol;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;

/// What values a member takes.
sealed interface MemberType {

  /// Values that travel as one word.
  enum Scalar implements MemberType {
    STRING,
    BOOLEAN,
    BYTE,
    SHORT,
    INTEGER,
    LONG,
    FLOAT,
    DOUBLE,
    DECIMAL,
    BLOB,
    /// Any JSON value.
    DOCUMENT
  }

  /// @param format that the model asks for; null for the protocol's own
  record Timestamp(TimestampFormatTrait.@Nullable Format format) implements MemberType {}

  /// @param builder makes an empty builder of the shape
  record Structure(Supplier<SdkPojo> builder) implements MemberType {}

  /// @param elementName in XML and queries; null for the protocol's own
  record ListOf(Member element, @Nullable String elementName, boolean flattened)
      implements MemberType {}

  record MapOf(Member value, String keyName, String valueName, boolean flattened)
      implements MemberType {}

  static MemberType of(SdkField<?> field) {
    return switch (field.marshallingType().getKnownType()) {
      case STRING -> Scalar.STRING;
      case BOOLEAN -> Scalar.BOOLEAN;
      case BYTE -> Scalar.BYTE;
      case SHORT -> Scalar.SHORT;
      case INTEGER -> Scalar.INTEGER;
      case LONG -> Scalar.LONG;
      case FLOAT -> Scalar.FLOAT;
      case DOUBLE -> Scalar.DOUBLE;
      case BIG_DECIMAL -> Scalar.DECIMAL;
      case SDK_BYTES -> Scalar.BLOB;
      case DOCUMENT -> Scalar.DOCUMENT;
      case INSTANT ->
          new Timestamp(
              field
                  .getOptionalTrait(TimestampFormatTrait.class)
                  .map(TimestampFormatTrait::format)
                  .orElse(null));
      case SDK_POJO -> new Structure(field.constructor());
      case LIST -> {
        ListTrait list = field.getRequiredTrait(ListTrait.class);
        SdkField<?> element = list.memberFieldInfo();
        yield new ListOf(new Member(element), list.memberLocationName(), list.isFlattened());
      }
      case MAP -> {
        MapTrait map = field.getRequiredTrait(MapTrait.class);
        SdkField<?> value = map.valueFieldInfo();
        yield new MapOf(
            new Member(value), map.keyLocationName(), map.valueLocationName(), map.isFlattened());
      }
      case NULL -> throw new IllegalArgumentException(field.memberName() + " has no type");
    };
  }
}
