package weir.store.state;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// One YAML document with the place of every node, from text that may be hostile: size and nesting
/// are bounded and aliases are refused.
final class YamlDocument {
  private static final int MOST_CHARACTERS = 64 << 20;
  private static final int DEEPEST = 24;

  private YamlDocument() {}

  /// The document's root, or empty when the text is no acceptable YAML; why is among the mistakes.
  static Optional<Node> read(String text, Mistakes mistakes) {
    if (text.length() > MOST_CHARACTERS) {
      mistakes.at(
          1,
          1,
          "the file has " + text.length() + " characters but may have at most " + MOST_CHARACTERS);
      return Optional.empty();
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(MOST_CHARACTERS)
            .setAllowDuplicateKeys(true) // Section reports them, with their place
            .setLabel("file")
            .build();
    try {
      if (!isBounded(new Parse(settings).parseString(text), mistakes)) {
        return Optional.empty();
      }
      return new Compose(settings).composeString(text);
    } catch (MarkedYamlEngineException broken) {
      mistakes.at(
          broken.getProblemMark().or(broken::getContextMark), "not YAML: " + broken.getProblem());
    } catch (YamlEngineException broken) {
      mistakes.at(1, 1, "not YAML: " + broken.getMessage());
    }
    return Optional.empty();
  }

  private static boolean isBounded(Iterable<Event> events, Mistakes mistakes) {
    int depth = 0;
    int documents = 0;
    for (Event event : events) {
      if (event instanceof AliasEvent) {
        mistakes.at(
            event.getStartMark(), "aliases (*name) are not read here; write the value out again");
        return false;
      } else if (event instanceof DocumentStartEvent && ++documents > 1) {
        mistakes.at(event.getStartMark(), "a second document begins here; a file may hold one");
        return false;
      } else if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
        mistakes.at(event.getStartMark(), "nested deeper than " + DEEPEST + " levels");
        return false;
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
    return true;
  }
}
