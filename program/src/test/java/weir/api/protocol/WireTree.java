package weir.api.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// Bodies as trees that are equal when they mean the same.
final class WireTree {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());

  private WireTree() {}

  /// An error, with `Message` and `message` alike, and without the namespace of its type.
  static Object error(Object tree) {
    if (tree instanceof Map<?, ?> members) {
      Map<String, Object> normal = new TreeMap<>();
      members.forEach((name, value) ->
          normal.put(
              name.equals("Message") ? "message" : String.valueOf(name),
              name.equals("__type")
                  ? value.toString().replaceAll("text (.*#)?", "")
                  : error(value)));
      return normal;
    }
    return tree;
  }

  static Object json(byte[] body) throws IOException {
    return normal(body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body));
  }

  static Object cbor(byte[] body) throws IOException {
    return normal(body.length == 0 ? CBOR.createObjectNode() : CBOR.readTree(body));
  }

  private static Object normal(JsonNode node) {
    if (node instanceof ObjectNode) {
      Map<String, Object> members = new TreeMap<>();
      node.properties().forEach(member -> members.put(member.getKey(), normal(member.getValue())));
      return members;
    } else if (node.isArray()) {
      List<Object> elements = new ArrayList<>();
      node.forEach(element -> elements.add(normal(element)));
      return elements;
    } else if (node.isNumber()) {
      return Double.isFinite(node.doubleValue())
          ? word(node.asText())
          : Double.toString(node.doubleValue());
    }
    return node.isTextual() ? "text " + node.asText() : node.toString();
  }

  /// An element's name, attributes, and children or words; what AWS adds to every answer is left
  /// out. The order of elements of different names does not count.
  static Object xml(byte[] body) throws IOException {
    if (body.length == 0) {
      return "";
    }
    try {
      return element(
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(body))
              .getDocumentElement());
    } catch (ParserConfigurationException | SAXException broken) {
      throw new IOException(broken);
    }
  }

  private static Object element(Element element) {
    Map<String, Object> parts = new TreeMap<>();
    boolean leaf = true;
    for (int at = 0; at < element.getAttributes().getLength(); at++) {
      Node attribute = element.getAttributes().item(at);
      if (!attribute.getNodeName().startsWith("xmlns")) {
        parts.put("@" + attribute.getNodeName(), attribute.getNodeValue());
      }
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      leaf &= !(child instanceof Element);
      if (child instanceof Element inner && !added(inner.getTagName())) {
        @SuppressWarnings("unchecked")
        List<Object> same =
            (List<Object>)
                parts.computeIfAbsent(inner.getTagName(), first -> new ArrayList<Object>());
        same.add(element(inner));
      }
    }
    if (leaf) {
      parts.put("", word(element.getTextContent().strip()));
    }
    return parts;
  }

  private static boolean added(String name) {
    return switch (name) {
      case "RequestId", "RequestID", "requestId", "ResponseMetadata", "HostId" -> true;
      default -> false;
    };
  }

  private static Object word(String word) {
    @Nullable Object number = Scalars.parse(MemberType.Scalar.DECIMAL, word);
    if (number != null) {
      return Double.toString(((BigDecimal) number).doubleValue());
    }
    Instant instant = word.isEmpty() ? null : Timestamps.parse(word, null);
    return instant == null ? word : instant;
  }
}
