package weir.api.protocol;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.utils.builder.Buildable;

/// Fills shapes from one XML body. Used by one thread, once. A document type is refused, so no
/// entity is ever expanded or fetched.
final class XmlReader {
  private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

  /// Configured once and then only asked for readers, which the JDK's own factory allows to any
  /// number of threads.
  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader xml;
  private int depth;
  private int elements;

  private XmlReader(XMLStreamReader xml) {
    this.xml = xml;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /// Fills a shape with a document's root element, whatever its name.
  static void fill(byte[] body, SdkPojo builder) {
    whole(
        body,
        reader -> {
          reader.members(builder);
          return builder;
        });
  }

  /// The value of a member that is the document's root element.
  static Object value(byte[] body, Member member) {
    return whole(body, reader -> reader.value(member));
  }

  private interface Root<T> {
    T read(XmlReader reader) throws XMLStreamException;
  }

  private static <T> T whole(byte[] body, Root<T> root) {
    try {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(new StringReader(text(body)));
      XmlReader reader = new XmlReader(xml);
      reader.toElement();
      T value = root.read(reader);
      while (xml.hasNext()) {
        xml.next();
      }
      return value;
    } catch (XMLStreamException broken) {
      throw Refusals.XML.malformed(
          "The XML you provided was not well-formed at line "
              + broken.getLocation().getLineNumber()
              + ", column "
              + broken.getLocation().getColumnNumber());
    }
  }

  /// What the JDK's reader stumbles over is refused before it sees it: other bytes than UTF-8,
  /// which it reports on the console, and a document type, whose mistakes it cannot name.
  private static String text(byte[] body) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw Refusals.XML.malformed("The XML you provided is not UTF-8");
    }
    if (text.contains("<!DOCTYPE")) {
      throw Refusals.XML.malformed("The XML you provided has a document type");
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /// To the next start or end of an element.
  ///
  /// @return whether it is a start
  private boolean toElement() throws XMLStreamException {
    while (true) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          enter();
          return true;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          return false;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!xml.isWhiteSpace()) {
            throw Refusals.XML.malformed(
                "The XML you provided has the text "
                    + Refusals.shown(xml.getText().strip())
                    + " where elements belong");
          }
        }
        default -> {}
      }
    }
  }

  private void enter() {
    if (++depth > WireLimits.DEPTH) {
      throw Refusals.XML.tooDeep();
    }
    if (++elements > WireLimits.ELEMENTS) {
      throw Refusals.XML.tooMany();
    }
  }

  private void members(SdkPojo builder) throws XMLStreamException {
    Members members = Members.of(builder);
    attributes(members, builder);
    Map<Member, List<Object>> lists = new LinkedHashMap<>();
    Map<Member, Map<String, Object>> maps = new LinkedHashMap<>();
    while (toElement()) {
      Member member = members.requested(xml.getLocalName());
      if (member == null || member.location() != MarshallLocation.PAYLOAD || member.attribute()) {
        throw Refusals.XML.unknown(xml.getLocalName());
      }
      if (member.type() instanceof MemberType.ListOf list && list.flattened()) {
        lists.computeIfAbsent(member, first -> new ArrayList<>()).add(value(list.element()));
      } else if (member.type() instanceof MemberType.MapOf map && map.flattened()) {
        entry(map, maps.computeIfAbsent(member, first -> new LinkedHashMap<>()));
      } else {
        member.set(builder, value(member));
      }
    }
    lists.forEach((member, values) -> member.set(builder, values));
    maps.forEach((member, values) -> member.set(builder, values));
  }

  private void attributes(Members members, SdkPojo builder) {
    for (int at = 0; at < xml.getAttributeCount(); at++) {
      String prefix = xml.getAttributePrefix(at);
      String local = xml.getAttributeLocalName(at);
      String name = prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
      Member member = members.requested(name);
      if (member != null && member.attribute()) {
        member.set(builder, word(member, name, xml.getAttributeValue(at)));
      } else if (!SCHEMA_INSTANCE.equals(xml.getAttributeNamespace(at))) {
        throw Refusals.XML.unknown(name);
      }
    }
  }

  private Object value(Member member) throws XMLStreamException {
    return switch (member.type()) {
      case MemberType.Scalar scalar -> text(member);
      case MemberType.Timestamp timestamp -> text(member);
      case MemberType.Structure structure -> {
        SdkPojo builder = structure.builder().get();
        members(builder);
        yield ((Buildable) builder).build();
      }
      case MemberType.ListOf list -> {
        List<Object> values = new ArrayList<>();
        String name = list.elementName() == null ? "member" : list.elementName();
        while (toElement()) {
          if (!xml.getLocalName().equals(name)) {
            throw Refusals.XML.unknown(xml.getLocalName());
          }
          values.add(value(list.element()));
        }
        yield values;
      }
      case MemberType.MapOf map -> {
        Map<String, Object> values = new LinkedHashMap<>();
        while (toElement()) {
          if (!xml.getLocalName().equals("entry")) {
            throw Refusals.XML.unknown(xml.getLocalName());
          }
          entry(map, values);
        }
        yield values;
      }
    };
  }

  private void entry(MemberType.MapOf map, Map<String, Object> values) throws XMLStreamException {
    @Nullable String key = null;
    @Nullable Object value = null;
    while (toElement()) {
      if (xml.getLocalName().equals(map.keyName())) {
        key = elementText();
      } else if (xml.getLocalName().equals(map.valueName())) {
        value = value(map.value());
      } else {
        throw Refusals.XML.unknown(xml.getLocalName());
      }
    }
    if (key == null || value == null) {
      throw Refusals.XML.malformed(
          "an entry must have " + map.keyName() + " and " + map.valueName());
    }
    values.put(key, value);
  }

  private Object text(Member member) throws XMLStreamException {
    String name = xml.getLocalName();
    return word(member, name, elementText());
  }

  /// An element inside text is an error of the reader's.
  private String elementText() throws XMLStreamException {
    String text = xml.getElementText();
    depth--;
    return text;
  }

  private static Object word(Member member, String name, String word) {
    if (member.type() instanceof MemberType.Timestamp timestamp) {
      @Nullable Instant instant = Timestamps.parse(word.strip(), timestamp.format());
      if (instant == null) {
        throw Refusals.XML.badValue(name, word, "must be a time such as 2026-01-31T23:59:59Z");
      }
      return instant;
    }
    MemberType.Scalar scalar = (MemberType.Scalar) member.type();
    @Nullable Object value =
        Scalars.parse(scalar, scalar == MemberType.Scalar.STRING ? word : word.strip());
    if (value == null) {
      throw Refusals.XML.badValue(name, word, Scalars.rule(scalar));
    }
    return value;
  }
}
