package weir.store.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import weir.model.aws.NearName;

/// One mapping of a description, read key by key. What does not fit becomes a mistake at its place
/// and reads as absent.
public final class Section {
  private final Node node;
  private final Shape shape;
  private final Mistakes mistakes;
  private final Map<String, Node> values;

  private Section(Node node, Shape shape, Mistakes mistakes, Map<String, Node> values) {
    this.node = node;
    this.shape = shape;
    this.mistakes = mistakes;
    this.values = values;
  }

  /// The mapping at a node; empty when something else stands there.
  static Optional<Section> of(Node node, Shape shape, Mistakes mistakes) {
    return entries(node, mistakes)
        .map(all -> {
          Map<String, Node> known = new LinkedHashMap<>();
          all.forEach((key, value) -> {
            if (shape.keys().contains(key.getValue())) {
              known.put(key.getValue(), value);
            } else {
              mistakes.at(
                  key,
                  "\""
                      + key.getValue()
                      + "\" is not a key here; the keys are "
                      + String.join(", ", shape.keys())
                      + NearName.hint(key.getValue(), shape.keys()));
            }
          });
          return new Section(node, shape, mistakes, known);
        });
  }

  /// Every entry of a mapping whose keys the writer chooses; null values are left out.
  static Optional<Map<ScalarNode, Node>> entries(Node node, Mistakes mistakes) {
    if (!(node instanceof MappingNode mapping)) {
      mistakes.at(node, "here must be keys with values, like \"name: web\"");
      return Optional.empty();
    }
    Map<String, ScalarNode> seen = new LinkedHashMap<>();
    Map<ScalarNode, Node> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        mistakes.at(tuple.getKeyNode(), "a key must be a plain word");
      } else if (seen.putIfAbsent(key.getValue(), key) != null) {
        mistakes.at(key, "\"" + key.getValue() + "\" stands twice; a key may stand once");
      } else if (!tuple.getValueNode().getTag().equals(Tag.NULL)) {
        entries.put(key, tuple.getValueNode());
      }
    }
    return Optional.of(entries);
  }

  Node node() {
    return node;
  }

  Mistakes mistakes() {
    return mistakes;
  }

  Optional<Node> find(String key) {
    if (!shape.keys().contains(key)) {
      throw new IllegalArgumentException(key + " is not a key of " + shape);
    }
    return Optional.ofNullable(values.get(key));
  }

  /// The value's node; its absence is a mistake.
  public Optional<Node> need(String key, String example) {
    Optional<Node> found = find(key);
    if (found.isEmpty()) {
      mistakes.at(node, "\"" + key + "\" is missing here; write it like \"" + example + "\"");
    }
    return found;
  }

  public Optional<String> text(String key) {
    return find(key).flatMap(this::scalar);
  }

  public <T> Optional<T> value(String key, Function<String, T> reader) {
    return find(key).flatMap(value -> value(value, reader));
  }

  public <T> Optional<T> value(Node value, Function<String, T> reader) {
    return scalar(value).flatMap(text -> mistakes.attempt(value, () -> reader.apply(text)));
  }

  /// What is made of the mapping as a whole; a refusal is a mistake where the mapping begins.
  public <T> Optional<T> whole(Supplier<T> made) {
    return mistakes.attempt(node, made);
  }

  Optional<String> scalar(Node value) {
    if (value instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue());
    }
    mistakes.at(value, "here must be one plain value, not a list or keys");
    return Optional.empty();
  }

  boolean flag(String key) {
    return value(
            key,
            text ->
                switch (text) {
                  case "true" -> true;
                  case "false" -> false;
                  default ->
                      throw new IllegalArgumentException("\"" + text + "\" must be true or false");
                })
        .orElse(false);
  }

  /// One of a few words.
  <T> Optional<T> choice(String key, Map<String, T> words) {
    return value(
        key,
        text -> {
          T chosen = words.get(text);
          if (chosen == null) {
            throw new IllegalArgumentException(
                "\""
                    + text
                    + "\" must be one of "
                    + String.join(", ", words.keySet())
                    + NearName.hint(text, words.keySet()));
          }
          return chosen;
        });
  }

  /// The nodes of a list; a single value stands for a list of one.
  List<Node> items(String key) {
    return find(key)
        .map(value -> value instanceof SequenceNode list ? list.getValue() : List.of(value))
        .orElse(List.of());
  }

  public <T> List<T> values(String key, Function<String, T> reader) {
    List<T> read = new ArrayList<>();
    items(key).forEach(item -> value(item, reader).ifPresent(read::add));
    return read;
  }

  /// The mappings of a list.
  public List<Section> sections(String key, Shape of) {
    List<Section> sections = new ArrayList<>();
    find(key)
        .ifPresent(value -> {
          if (value instanceof SequenceNode list) {
            list.getValue().forEach(item -> of(item, of, mistakes).ifPresent(sections::add));
          } else {
            mistakes.at(value, "\"" + key + "\" must be a list; begin each item with \"- \"");
          }
        });
    return sections;
  }

  public Optional<Section> section(String key, Shape of) {
    return find(key).flatMap(value -> of(value, of, mistakes));
  }

  /// Names and values that the writer chooses, such as tags.
  Map<String, String> pairs(String key) {
    Map<String, String> pairs = new LinkedHashMap<>();
    find(key)
        .flatMap(value -> entries(value, mistakes))
        .ifPresent(entries ->
            entries.forEach((name, value) ->
                scalar(value).ifPresent(text -> pairs.put(name.getValue(), text))));
    return pairs;
  }
}
