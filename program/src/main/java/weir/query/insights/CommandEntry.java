package weir.query.insights;

import java.util.List;

/// A command in the catalogue: the words that begin it, how it is read, and what the reference page
/// says of it.
///
/// @param words the first is the one that is documented
/// @param examples queries that the page shows with their answers over the sample events
record CommandEntry(
    List<String> words, String syntax, String summary, List<String> examples, Reader reader) {
  /// Reads what stands behind the word.
  interface Reader {
    Command read(CommandReader text);
  }

  CommandEntry {
    words = List.copyOf(words);
    examples = List.copyOf(examples);
  }

  String word() {
    return words.getFirst();
  }
}
