package weir.query.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The macros that translated text calls. A database runs them once, before the first query.
///
/// They are listed in `macros.sql`. Each has a twin for TRY, whose name begins with `quiet_` and
/// which answers NULL where the macro raises an error.
public final class DuckDbMacros {
  private static final String PREFIX = "trino_";
  private static final String QUIET = "quiet_";
  private static final List<String> STATEMENTS = read();

  private DuckDbMacros() {}

  /// `CREATE OR REPLACE MACRO …`, in the order in which they must run, after the settings that
  /// translated text counts on.
  public static List<String> statements() {
    return STATEMENTS;
  }

  private static List<String> read() {
    List<String> statements = new ArrayList<>();
    statements.add("SET TimeZone = 'UTC'");
    statements.add("SET integer_division = false");
    for (String macro : macros()) {
      statements.add("CREATE OR REPLACE MACRO " + macro);
      statements.add(
          "CREATE OR REPLACE MACRO "
              + (macro.startsWith("trino_fail(")
                  ? "quiet_trino_fail(name, message) AS NULL"
                  : quiet(macro)));
    }
    return List.copyOf(statements);
  }

  private static List<String> macros() {
    try (InputStream file = DuckDbMacros.class.getResourceAsStream("macros.sql")) {
      if (file == null) {
        throw new IllegalStateException("macros.sql is not beside DuckDbMacros");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(PREFIX))
          .map(line -> line.substring(0, line.lastIndexOf(';')))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// The text with the quiet twins in place of the macros.
  static String quiet(String text) {
    if (!text.contains(PREFIX)) {
      return text;
    }
    StringBuilder quiet = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (text.startsWith(PREFIX, i)
          && !text.startsWith(QUIET, Math.max(0, i - QUIET.length()))) {
        quiet.append(QUIET);
      }
      quiet.append(c);
    }
    return quiet.toString();
  }
}
