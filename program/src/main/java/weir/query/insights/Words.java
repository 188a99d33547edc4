package weir.query.insights;

import java.util.Locale;
import java.util.Set;

/// Words that cannot stand where a value may, unless in backticks.
final class Words {
  private static final Set<String> RESERVED =
      Set.of("and", "or", "not", "like", "in", "as", "by", "true", "false", "asc", "desc");

  private Words() {}

  static boolean isReserved(String word) {
    return RESERVED.contains(word.toLowerCase(Locale.ROOT));
  }
}
