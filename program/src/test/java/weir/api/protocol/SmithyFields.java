package weir.api.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.JsonValueTrait;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.LocationTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.Trait;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;
import software.amazon.smithy.aws.traits.protocols.Ec2QueryNameTrait;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.traits.HttpHeaderTrait;
import software.amazon.smithy.model.traits.HttpLabelTrait;
import software.amazon.smithy.model.traits.HttpPayloadTrait;
import software.amazon.smithy.model.traits.HttpPrefixHeadersTrait;
import software.amazon.smithy.model.traits.HttpQueryParamsTrait;
import software.amazon.smithy.model.traits.HttpQueryTrait;
import software.amazon.smithy.model.traits.HttpResponseCodeTrait;
import software.amazon.smithy.model.traits.JsonNameTrait;
import software.amazon.smithy.model.traits.MediaTypeTrait;
import software.amazon.smithy.model.traits.TimestampFormatTrait.Format;
import software.amazon.smithy.model.traits.XmlFlattenedTrait;
import software.amazon.smithy.model.traits.XmlNameTrait;

/// Gives Smithy's shapes the fields that the SDK's code generator would give them.
final class SmithyFields {
  private final Model model;
  private final Protocol protocol;
  private final Map<ShapeId, List<SdkField<?>>> known = new HashMap<>();

  SmithyFields(Model model, Protocol protocol) {
    this.model = model;
    this.protocol = protocol;
  }

  SmithyShape empty(Shape structure) {
    return new SmithyShape(fields(structure));
  }

  private List<SdkField<?>> fields(Shape structure) {
    List<SdkField<?>> fields = known.get(structure.getId());
    if (fields == null) {
      fields = new ArrayList<>();
      for (MemberShape member : structure.members()) {
        fields.add(field(member));
      }
      known.put(structure.getId(), fields);
    }
    return fields;
  }

  private SdkField<?> field(MemberShape member) {
    Shape target = model.expectShape(member.getTarget());
    List<Trait> traits = new ArrayList<>();
    traits.add(location(member));
    if (member.hasTrait(HttpPayloadTrait.class)) {
      traits.add(PayloadTrait.create());
    }
    if (member.hasTrait(software.amazon.smithy.model.traits.XmlAttributeTrait.class)) {
      traits.add(XmlAttributeTrait.create());
    }
    if (member.hasTrait(HttpHeaderTrait.class) && target.hasTrait(MediaTypeTrait.class)) {
      traits.add(JsonValueTrait.create());
    }
    member
        .getMemberTrait(model, software.amazon.smithy.model.traits.TimestampFormatTrait.class)
        .map(SmithyFields::format)
        .ifPresent(format -> traits.add(TimestampFormatTrait.create(format)));
    boolean flattened = member.hasTrait(XmlFlattenedTrait.class);
    return switch (target.getType()) {
      case STRING, ENUM -> field(member, MarshallingType.STRING, target, traits);
      case BOOLEAN -> field(member, MarshallingType.BOOLEAN, target, traits);
      case BYTE -> field(member, MarshallingType.BYTE, target, traits);
      case SHORT -> field(member, MarshallingType.SHORT, target, traits);
      case INTEGER, INT_ENUM -> field(member, MarshallingType.INTEGER, target, traits);
      case LONG -> field(member, MarshallingType.LONG, target, traits);
      case FLOAT -> field(member, MarshallingType.FLOAT, target, traits);
      case DOUBLE -> field(member, MarshallingType.DOUBLE, target, traits);
      case BIG_DECIMAL -> field(member, MarshallingType.BIG_DECIMAL, target, traits);
      case TIMESTAMP -> field(member, MarshallingType.INSTANT, target, traits);
      case BLOB -> field(member, MarshallingType.SDK_BYTES, target, traits);
      case DOCUMENT -> field(member, MarshallingType.DOCUMENT, target, traits);
      case STRUCTURE, UNION -> field(member, MarshallingType.SDK_POJO, target, traits);
      case LIST, SET -> {
        MemberShape element = target.asListShape().orElseThrow().getMember();
        traits.add(
            ListTrait.builder()
                .memberLocationName(xmlName(element).orElse(null))
                .memberFieldInfo(field(element))
                .isFlattened(flattened)
                .build());
        yield field(member, MarshallingType.LIST, target, traits);
      }
      case MAP -> {
        var map = target.asMapShape().orElseThrow();
        traits.add(
            MapTrait.builder()
                .keyLocationName(xmlName(map.getKey()).orElse("key"))
                .valueLocationName(xmlName(map.getValue()).orElse("value"))
                .valueFieldInfo(field(map.getValue()))
                .isFlattened(flattened)
                .build());
        yield field(member, MarshallingType.MAP, target, traits);
      }
      default -> throw new IllegalArgumentException(target + " has no field");
    };
  }

  private <T> SdkField<T> field(
      MemberShape member, MarshallingType<? super T> type, Shape target, List<Trait> traits) {
    String name = member.getMemberName();
    return SdkField.<T>builder(type)
        .memberName(name)
        .getter(shape -> {
          @SuppressWarnings("unchecked")
          T value = (T) ((SmithyShape) shape).value(name);
          return value;
        })
        .setter((shape, value) -> ((SmithyShape) shape).put(name, value))
        .constructor(() -> empty(target))
        .traits(traits.toArray(new Trait[0]))
        .build();
  }

  private Trait location(MemberShape member) {
    MarshallLocation location = MarshallLocation.PAYLOAD;
    @Nullable String bound = null;
    if (member.hasTrait(HttpHeaderTrait.class)) {
      location = MarshallLocation.HEADER;
      bound = member.expectTrait(HttpHeaderTrait.class).getValue();
    } else if (member.hasTrait(HttpPrefixHeadersTrait.class)) {
      location = MarshallLocation.HEADER;
      bound = member.expectTrait(HttpPrefixHeadersTrait.class).getValue();
    } else if (member.hasTrait(HttpLabelTrait.class)) {
      location = MarshallLocation.PATH;
      bound = member.getMemberName();
    } else if (member.hasTrait(HttpQueryTrait.class)) {
      location = MarshallLocation.QUERY_PARAM;
      bound = member.expectTrait(HttpQueryTrait.class).getValue();
    } else if (member.hasTrait(HttpQueryParamsTrait.class)) {
      location = MarshallLocation.QUERY_PARAM;
      bound = "";
    } else if (member.hasTrait(HttpResponseCodeTrait.class)) {
      location = MarshallLocation.STATUS_CODE;
      bound = member.getMemberName();
    }
    return LocationTrait.builder()
        .location(location)
        .locationName(bound == null ? requestName(member) : bound)
        .unmarshallLocationName(bound == null ? responseName(member) : bound)
        .build();
  }

  private String requestName(MemberShape member) {
    if (protocol == Protocol.EC2_QUERY) {
      String name = responseName(member);
      return member
          .getTrait(Ec2QueryNameTrait.class)
          .map(Ec2QueryNameTrait::getValue)
          .orElse(Character.toUpperCase(name.charAt(0)) + name.substring(1));
    }
    return responseName(member);
  }

  private String responseName(MemberShape member) {
    String own = member.getMemberName();
    return switch (protocol) {
      case AWS_JSON_1_0, AWS_JSON_1_1, RPC_V2_CBOR -> own;
      case REST_JSON ->
          member.getTrait(JsonNameTrait.class).map(JsonNameTrait::getValue).orElse(own);
      case AWS_QUERY, EC2_QUERY -> xmlName(member).orElse(own);
      case REST_XML ->
          xmlName(member)
              .orElseGet(() ->
                  member.hasTrait(HttpPayloadTrait.class)
                      ? rootName(model.expectShape(member.getTarget()))
                      : own);
    };
  }

  /// What the element of a document is called whose root this shape is.
  static String rootName(Shape shape) {
    return shape
        .getTrait(XmlNameTrait.class)
        .map(XmlNameTrait::getValue)
        .orElse(shape.getId().getName());
  }

  private static Optional<String> xmlName(MemberShape member) {
    return member.getTrait(XmlNameTrait.class).map(XmlNameTrait::getValue);
  }

  private static TimestampFormatTrait.Format format(
      software.amazon.smithy.model.traits.TimestampFormatTrait trait) {
    Format format = trait.getFormat();
    return switch (format) {
      case DATE_TIME -> TimestampFormatTrait.Format.ISO_8601;
      case HTTP_DATE -> TimestampFormatTrait.Format.RFC_822;
      case EPOCH_SECONDS -> TimestampFormatTrait.Format.UNIX_TIMESTAMP;
      case UNKNOWN -> throw new IllegalArgumentException(trait.getValue());
    };
  }
}
