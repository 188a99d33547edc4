package weir.query.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A node of a statement's syntax tree, which DuckDB hands out and takes back as JSON; immutable.
///
/// Members are nodes, lists, texts, truths or [Bare] numbers; JSON's null is left out.
public record SyntaxNode(Map<String, Object> members) {
  private static final JsonFactory JSON = new JsonFactory();

  /// A number exactly as it was written; the tree only carries it.
  private record Bare(String digits) {}

  public SyntaxNode {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  public static SyntaxNode read(String json) {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      return node(parser);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// The member's text, empty when the node has no such text.
  public String text(String name) {
    return members.get(name) instanceof String text ? text : "";
  }

  /// Whether the member says `true`.
  public boolean isTrue(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  public Optional<SyntaxNode> child(String name) {
    return members.get(name) instanceof SyntaxNode node ? Optional.of(node) : Optional.empty();
  }

  /// The member's nodes, none when it is no list.
  public List<SyntaxNode> children(String name) {
    return members.get(name) instanceof List<?> list
        ? list.stream().filter(SyntaxNode.class::isInstance).map(SyntaxNode.class::cast).toList()
        : List.of();
  }

  /// The member's texts, none when it is no list.
  public List<String> texts(String name) {
    return members.get(name) instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  /// The same node with one member put in place.
  public SyntaxNode with(String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(members);
    changed.put(name, value);
    return new SyntaxNode(changed);
  }

  /// The nodes right below this one, in the order of the statement.
  public List<SyntaxNode> below() {
    List<SyntaxNode> nodes = new ArrayList<>();
    members.values().forEach(value -> collect(value, nodes));
    return nodes;
  }

  /// Hands out this node and every node below it.
  public void forEach(Consumer<SyntaxNode> visitor) {
    visitor.accept(this);
    below().forEach(node -> node.forEach(visitor));
  }

  public String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      write(this, generator);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void collect(Object value, List<SyntaxNode> nodes) {
    if (value instanceof SyntaxNode node) {
      nodes.add(node);
    } else if (value instanceof List<?> list) {
      list.forEach(element -> collect(element, nodes));
    }
  }

  private static SyntaxNode node(JsonParser parser) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (parser.nextToken() != JsonToken.VALUE_NULL) {
        members.put(name, value(parser));
      }
    }
    return new SyntaxNode(members);
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> node(parser);
      case START_ARRAY -> {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          if (parser.currentToken() != JsonToken.VALUE_NULL) {
            elements.add(value(parser));
          }
        }
        yield Collections.unmodifiableList(elements);
      }
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Bare(parser.getText());
      default -> parser.getText();
    };
  }

  private static void write(Object value, JsonGenerator generator) throws IOException {
    switch (value) {
      case SyntaxNode node -> {
        generator.writeStartObject();
        for (Map.Entry<String, Object> member : node.members.entrySet()) {
          generator.writeFieldName(member.getKey());
          write(member.getValue(), generator);
        }
        generator.writeEndObject();
      }
      case List<?> list -> {
        generator.writeStartArray();
        for (Object element : list) {
          write(element, generator);
        }
        generator.writeEndArray();
      }
      case Boolean truth -> generator.writeBoolean(truth);
      case Bare number -> generator.writeNumber(number.digits());
      default -> generator.writeString(value.toString());
    }
  }
}
