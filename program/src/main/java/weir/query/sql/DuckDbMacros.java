package weir.query.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The macros that translated text calls.
///
/// They are listed in `macros.sql`. Each has a twin for TRY, whose name begins with `quiet_` and
/// which answers NULL where the macro raises an error.
public final class DuckDbMacros {
  private static final String PREFIX = "trino_";
  private static final String QUIET = "quiet_";
  private static final Pattern NAME = Pattern.compile("\\b(?:quiet_)?trino_[a-z0-9_]+(?=\\()");

  /// What translated text counts on, whatever DuckDB's defaults are.
  private static final List<String> SETTINGS =
      List.of(
          "SET TimeZone = 'UTC'",
          "SET integer_division = false",
          "SET error_on_division_by_zero = true");

  /// The definitions by name; each stands after those that it calls.
  private static final Map<String, String> DEFINITIONS = read();

  private DuckDbMacros() {}

  /// The settings, which hold for a database and all its connections.
  public static List<String> settings() {
    return SETTINGS;
  }

  /// The statements that define what a translated text calls, in the order in which they must run.
  /// A database keeps what they define for all its connections.
  public static List<String> definitions(String duckDbText) {
    Set<String> needed = new LinkedHashSet<>();
    need(duckDbText, needed);
    List<String> statements = new ArrayList<>();
    if (!needed.isEmpty()) {
      DEFINITIONS.forEach((name, definition) -> {
        if (needed.contains(name)) {
          statements.add(create(definition));
        }
      });
    }
    return statements;
  }

  private static String create(String definition) {
    return "CREATE OR REPLACE MACRO " + definition;
  }

  private static void need(String text, Set<String> needed) {
    Matcher names = NAME.matcher(text);
    while (names.find()) {
      String definition = DEFINITIONS.get(names.group());
      if (definition != null && needed.add(names.group())) {
        need(definition.substring(names.group().length()), needed);
      }
    }
  }

  private static Map<String, String> read() {
    Map<String, String> definitions = new LinkedHashMap<>();
    for (String macro : macros()) {
      String name = macro.substring(0, macro.indexOf('('));
      definitions.put(name, macro);
      definitions.put(
          QUIET + name,
          name.equals("trino_fail") ? "quiet_trino_fail(name, message) AS NULL" : quiet(macro));
    }
    return definitions;
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
