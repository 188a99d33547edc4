package weir.query.sql;

import io.trino.grammar.sql.SqlKeywords;
import java.util.List;
import java.util.Locale;

/// The words of Athena's SQL, for those who complete what is being typed.
public final class SqlVocabulary {
  private SqlVocabulary() {}

  /// `SELECT`, `FROM`, …, in upper case.
  public static List<String> keywords() {
    return SqlKeywords.sqlKeywords().stream()
        .map(word -> word.toUpperCase(Locale.ROOT))
        .sorted()
        .toList();
  }

  /// Names of functions, in lower case.
  public static List<String> functions() {
    return SqlFunctions.groups().stream()
        .flatMap(group -> group.functions().stream())
        .map(SqlFunction::name)
        .distinct()
        .sorted()
        .toList();
  }
}
