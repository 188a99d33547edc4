package weir.cli.shell;

import java.util.List;
import java.util.Locale;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// Completes the words that a language and its catalogue have. They are asked for once, when first
/// wanted.
final class WordCompleter implements Completer {
  private final Asker asker;
  private List<String> words = List.of();

  WordCompleter(Asker asker) {
    this.asker = asker;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    if (words.isEmpty()) {
      words = asker.words();
    }
    String begun = line.word().toLowerCase(Locale.ROOT);
    boolean lower = line.word().equals(begun);
    for (String word : words) {
      if (word.toLowerCase(Locale.ROOT).startsWith(begun)) {
        // Keywords follow the case in which they are begun.
        boolean keyword = word.equals(word.toUpperCase(Locale.ROOT)) && !begun.isEmpty();
        candidates.add(new Candidate(keyword && lower ? word.toLowerCase(Locale.ROOT) : word));
      }
    }
  }
}
