package weir.store.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import weir.model.aws.Fault;

/// Collects what is wrong in one file, so that one pass reports all of it. Written by its reader
/// only.
final class Mistakes {
  private final String file;
  private final List<Mistake> found = new ArrayList<>();

  Mistakes(String file) {
    this.file = file;
  }

  void at(Node node, String sentence) {
    at(node.getStartMark(), sentence);
  }

  void at(Optional<Mark> mark, String sentence) {
    at(mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1, sentence);
  }

  void at(int line, int column, String sentence) {
    found.add(new Mistake(file, line, column, sentence));
  }

  /// What the maker makes; a rule of the model that it breaks becomes a mistake at the node.
  <T> Optional<T> attempt(Node node, Supplier<T> maker) {
    try {
      return Optional.of(maker.get());
    } catch (Fault.Invalid | IllegalArgumentException broken) {
      at(node, String.valueOf(broken.getMessage()));
      return Optional.empty();
    }
  }

  boolean none() {
    return found.isEmpty();
  }

  /// In the order of the file.
  List<Mistake> all() {
    return found.stream()
        .sorted(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column))
        .toList();
  }
}
