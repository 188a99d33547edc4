package weir.api.protocol;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import software.amazon.awssdk.core.traits.XmlAttributesTrait;

/// Writes shapes as XML.
///
/// @param elementName of lists that do not say theirs: `member`
/// @param milliseconds whether times always have them
record XmlShapes(String elementName, boolean milliseconds) {

  /// Writes what is inside the shape's element.
  void members(XmlText xml, SdkPojo shape) {
    for (Member member : Members.of(shape).all()) {
      if (member.location() == MarshallLocation.PAYLOAD && !member.attribute()) {
        Object value = member.value(shape);
        if (value != null) {
          value(xml, member.responseName(), member, value);
        }
      }
    }
  }

  /// Writes a shape that is the whole document.
  void root(XmlText xml, String name, SdkPojo shape, String namespace) {
    xml.begin(name);
    if (!namespace.isEmpty()) {
      xml.attribute("xmlns", namespace);
    }
    attributes(xml, shape);
    xml.end();
    members(xml, shape);
    xml.close(name);
  }

  void value(XmlText xml, String name, Member member, Object value) {
    switch (member.type()) {
      case MemberType.Scalar scalar -> xml.element(name, Scalars.print(value));
      case MemberType.Timestamp timestamp ->
          xml.element(name, timestamp((Instant) value, timestamp));
      case MemberType.Structure structure -> {
        start(xml, name, member, (SdkPojo) value);
        members(xml, (SdkPojo) value);
        xml.close(name);
      }
      case MemberType.ListOf list -> list(xml, name, list, (Collection<?>) value);
      case MemberType.MapOf map -> map(xml, name, map, (Map<?, ?>) value);
    }
  }

  private String timestamp(Instant instant, MemberType.Timestamp timestamp) {
    if (timestamp.format() != null) {
      return Timestamps.print(instant, timestamp.format());
    }
    return milliseconds
        ? Timestamps.withMilliseconds(instant)
        : Timestamps.print(instant, Format.ISO_8601);
  }

  private static void start(XmlText xml, String name, Member member, SdkPojo shape) {
    xml.begin(name);
    XmlAttributesTrait fixed = member.field().getTrait(XmlAttributesTrait.class);
    if (fixed != null) {
      fixed
          .attributes()
          .forEach((attribute, of) -> {
            String value = of.attributeGetter().apply(shape);
            if (value != null) {
              xml.attribute(attribute, value);
            }
          });
    } else {
      attributes(xml, shape);
    }
    xml.end();
  }

  private static void attributes(XmlText xml, SdkPojo shape) {
    for (Member attribute : Members.of(shape).all()) {
      Object value = attribute.attribute() ? attribute.value(shape) : null;
      if (value != null) {
        xml.attribute(attribute.responseName(), Scalars.print(value));
      }
    }
  }

  private void list(XmlText xml, String name, MemberType.ListOf list, Collection<?> values) {
    if (!list.flattened()) {
      xml.open(name);
    }
    String inner = list.elementName() == null ? elementName : list.elementName();
    String each = list.flattened() ? name : inner;
    for (Object value : values) {
      if (value == null) {
        xml.open(each).close(each);
      } else {
        value(xml, each, list.element(), value);
      }
    }
    if (!list.flattened()) {
      xml.close(name);
    }
  }

  private void map(XmlText xml, String name, MemberType.MapOf map, Map<?, ?> values) {
    if (!map.flattened()) {
      xml.open(name);
    }
    String each = map.flattened() ? name : "entry";
    for (Map.Entry<?, ?> entry : values.entrySet()) {
      xml.open(each);
      xml.element(map.keyName(), entry.getKey().toString());
      if (entry.getValue() != null) {
        value(xml, map.valueName(), map.value(), entry.getValue());
      }
      xml.close(each);
    }
    if (!map.flattened()) {
      xml.close(name);
    }
  }
}
