package weir.query.hive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Tells statements in Hive's dialect from Trino's by their first words.
final class HiveOpening {
  private static final Set<String> SHOWN =
      Set.of(
          "DATABASES",
          "SCHEMAS",
          "TABLES",
          "VIEWS",
          "COLUMNS",
          "PARTITIONS",
          "CREATE",
          "TBLPROPERTIES");

  private HiveOpening() {}

  static boolean isHive(String text) {
    List<HiveToken> tokens;
    try {
      tokens = HiveTokens.of(text);
    } catch (DdlFault noTokens) {
      tokens = words(text);
    }
    return isHive(tokens);
  }

  /// The first words of a text that cannot be split whole.
  private static List<HiveToken> words(String text) {
    List<HiveToken> words = new ArrayList<>();
    for (String word : text.strip().split("[^A-Za-z]+", 4)) {
      words.add(new HiveToken(HiveToken.Kind.WORD, word, word, 1, 0));
    }
    words.add(new HiveToken(HiveToken.Kind.END, "", "", 1, 0));
    return words;
  }

  private static boolean isHive(List<HiveToken> tokens) {
    String first = upper(tokens, 0);
    String second = upper(tokens, 1);
    return switch (first) {
      case "MSCK" -> true;
      case "ALTER" -> !second.equals("VIEW");
      case "SHOW" -> SHOWN.contains(second);
      case "DESCRIBE", "DESC" -> !second.equals("INPUT") && !second.equals("OUTPUT");
      case "DROP" ->
          second.equals("TABLE")
              || second.equals("VIEW")
              || second.equals("DATABASE")
              || second.equals("SCHEMA");
      case "CREATE" ->
          switch (second) {
            case "EXTERNAL", "DATABASE", "SCHEMA" -> true;
            case "TABLE" -> !isQuery(tokens);
            default -> false;
          };
      default -> false;
    };
  }

  /// `CREATE TABLE t WITH (…) AS SELECT`, and the like, are Trino's.
  private static boolean isQuery(List<HiveToken> tokens) {
    int depth = 0;
    for (HiveToken token : tokens) {
      if (token.isSign("(")) {
        depth++;
      } else if (token.isSign(")")) {
        depth--;
      } else if (depth == 0 && token.is("AS")) {
        return !follows(tokens, token, "STORED");
      }
    }
    return false;
  }

  private static boolean follows(List<HiveToken> tokens, HiveToken token, String before) {
    int index = tokens.indexOf(token);
    return index > 0 && tokens.get(index - 1).is(before);
  }

  private static String upper(List<HiveToken> tokens, int index) {
    return index < tokens.size() && tokens.get(index).kind() == HiveToken.Kind.WORD
        ? tokens.get(index).text().toUpperCase(Locale.ROOT)
        : "";
  }
}
