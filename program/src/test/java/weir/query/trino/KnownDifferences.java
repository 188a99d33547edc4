package weir.query.trino;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Where our answers differ from Trino's, and why: blocks of a line `- reason` and what it
/// explains.
///
/// A line `= question` explains that question. Any other is a regular expression that is found in
/// `question => trino's answer => ours`.
final class KnownDifferences {
  private final List<Pattern> patterns;
  private final Set<String> used = new HashSet<>();

  private KnownDifferences(List<Pattern> patterns) {
    this.patterns = patterns;
  }

  static KnownDifferences read(Path file) throws IOException {
    return new KnownDifferences(
        Files.readAllLines(file).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("-") && !line.startsWith("#"))
            .map(KnownDifferences::pattern)
            .toList());
  }

  private static Pattern pattern(String line) {
    return Pattern.compile(
        line.startsWith("= ") ? "^" + Pattern.quote(line.substring(2) + " => ") : line.strip(),
        Pattern.DOTALL);
  }

  boolean explain(String sql, OracleAnswer trino, OracleAnswer ours) {
    String text = sql + " => " + trino.text() + " => " + ours.text();
    for (Pattern pattern : patterns) {
      if (pattern.matcher(text).find()) {
        used.add(pattern.pattern());
        return true;
      }
    }
    return false;
  }

  /// Patterns that explained nothing.
  List<String> unused() {
    return patterns.stream().map(Pattern::pattern).filter(text -> !used.contains(text)).toList();
  }
}
