package weir.api.protocol;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.node.ObjectNode;

/// The parameters of Smithy's cases as values of shapes.
final class SmithyValues {
  private SmithyValues() {}

  static SmithyShape fill(SmithyShape shape, ObjectNode parameters) {
    for (Member member : Members.of(shape).all()) {
      parameters
          .getMember(member.name())
          .filter(node -> !node.isNullNode())
          .ifPresent(node -> shape.put(member.name(), value(member, node)));
    }
    return shape;
  }

  private static @Nullable Object value(Member member, Node node) {
    if (node.isNullNode()) {
      return null;
    }
    return switch (member.type()) {
      case MemberType.Scalar scalar -> scalar(scalar, node);
      case MemberType.Timestamp timestamp ->
          Timestamps.ofEpochSeconds(new BigDecimal(node.expectNumberNode().getValue().toString()));
      case MemberType.Structure structure ->
          fill((SmithyShape) structure.builder().get(), node.expectObjectNode());
      case MemberType.ListOf list -> {
        List<@Nullable Object> values = new ArrayList<>();
        node.expectArrayNode().forEach(each -> values.add(value(list.element(), each)));
        yield values;
      }
      case MemberType.MapOf map -> {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        node.expectObjectNode()
            .getStringMap()
            .forEach((key, each) -> values.put(key, value(map.value(), each)));
        yield values;
      }
    };
  }

  private static Object scalar(MemberType.Scalar scalar, Node node) {
    return switch (scalar) {
      case STRING -> node.expectStringNode().getValue();
      case BOOLEAN -> node.expectBooleanNode().getValue();
      case BLOB ->
          SdkBytes.fromByteArray(
              node.expectStringNode().getValue().getBytes(StandardCharsets.UTF_8));
      case DOCUMENT -> document(node);
      case BYTE, SHORT, INTEGER, LONG, FLOAT, DOUBLE, DECIMAL -> {
        String word =
            node.isStringNode()
                ? node.expectStringNode().getValue()
                : node.expectNumberNode().getValue().toString();
        Object value = Scalars.parse(scalar, word);
        if (value == null) {
          throw new IllegalArgumentException(word);
        }
        yield value;
      }
    };
  }

  private static Document document(Node node) {
    if (node.isNullNode()) {
      return Document.fromNull();
    } else if (node.isBooleanNode()) {
      return Document.fromBoolean(node.expectBooleanNode().getValue());
    } else if (node.isStringNode()) {
      return Document.fromString(node.expectStringNode().getValue());
    } else if (node.isNumberNode()) {
      return Document.fromNumber(node.expectNumberNode().getValue().toString());
    } else if (node.isArrayNode()) {
      return Document.fromList(
          node.expectArrayNode().getElements().stream().map(SmithyValues::document).toList());
    }
    Map<String, Document> members = new LinkedHashMap<>();
    node.expectObjectNode()
        .getStringMap()
        .forEach((name, each) -> members.put(name, document(each)));
    return Document.fromMap(members);
  }
}
