package weir.api.s3;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// An element of a request's body, with its text or its children; namespaces do not matter.
record XmlElement(String name, String text, List<XmlElement> children) {
  private static final XMLInputFactory FACTORY = factory();
  private static final int DEEPEST = 16;
  private static final int MOST = 100_000;

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /// Reads a whole document.
  ///
  /// @param root what its root must be called
  /// @throws weir.api.protocol.ApiException MalformedXML, also for document types, entities, more
  ///   than 16 levels and more than 100,000 elements
  static XmlElement parse(byte[] body, String root) {
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(text(body)));
      while (reader.next() != XMLStreamConstants.START_ELEMENT) {
        if (reader.getEventType() == XMLStreamConstants.DTD) {
          throw S3Error.malformedXml();
        }
      }
      XmlElement element = element(reader, 1, new int[1]);
      while (reader.hasNext()) {
        reader.next();
      }
      if (!element.name.equals(root)) {
        throw S3Error.malformedXml();
      }
      return element;
    } catch (XMLStreamException malformed) {
      throw S3Error.malformedXml();
    }
  }

  /// Other bytes than UTF-8 are refused here: the JDK's reader reports them on the console.
  private static String text(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException notUtf8) {
      throw S3Error.malformedXml();
    }
  }

  private static XmlElement element(XMLStreamReader reader, int depth, int[] count)
      throws XMLStreamException {
    if (depth > DEEPEST || ++count[0] > MOST) {
      throw S3Error.malformedXml();
    }
    String name = reader.getLocalName();
    StringBuilder text = new StringBuilder();
    List<XmlElement> children = new ArrayList<>();
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> children.add(element(reader, depth + 1, count));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          return new XmlElement(name, text.toString(), children);
        }
        case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
        default -> throw S3Error.malformedXml();
      }
    }
  }

  Optional<XmlElement> child(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
  }

  List<XmlElement> all(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).toList();
  }

  Optional<String> value(String wanted) {
    return child(wanted).map(XmlElement::text);
  }

  /// @throws weir.api.protocol.ApiException MalformedXML when there is none
  String required(String wanted) {
    return value(wanted).orElseThrow(S3Error::malformedXml);
  }

  int number(String wanted, int absent) {
    try {
      return value(wanted).map(text -> Integer.parseInt(text.strip())).orElse(absent);
    } catch (NumberFormatException malformed) {
      throw S3Error.malformedXml();
    }
  }

  /// @throws weir.api.protocol.ApiException MalformedXML when another child is there
  void onlyHas(String... names) {
    List<String> known = List.of(names);
    if (children.stream().anyMatch(child -> !known.contains(child.name))) {
      throw S3Error.malformedXml();
    }
  }

  /// The element and what is in it as XML text, without the root's own tag.
  String inner() {
    XmlOutput out = XmlOutput.bare("x");
    children.forEach(child -> child.print(out));
    String whole = out.text();
    return whole.substring(whole.indexOf("<x>") + 3, whole.length() - "</x>".length());
  }

  private void print(XmlOutput out) {
    if (children.isEmpty()) {
      out.element(name, text);
      return;
    }
    out.open(name);
    children.forEach(child -> child.print(out));
    out.close(name);
  }
}
