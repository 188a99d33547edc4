package weir.query.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A tag that log groups must have.
///
/// @param values of which it has one, with `*` for any characters; those that begin with `!` it
///   does not have; empty for any value
public record TagChoice(String key, List<String> values) {
  public TagChoice {
    values = List.copyOf(values);
  }

  /// `[{"key": "team", "values": ["net*"]}, …]`.
  static List<TagChoice> list(QueryReader text) {
    List<TagChoice> all = new ArrayList<>();
    text.expect("[", "before the tags");
    do {
      text.expect("{", "before key");
      member(text, "key");
      String key = text.quoted().orElseThrow(() -> text.unexpected("a text in quotes"));
      List<String> values = List.of();
      if (text.takes(",")) {
        member(text, "values");
        values = SourceChoice.texts(text);
      }
      text.expect("}", "behind the tag");
      all.add(new TagChoice(key, values));
    } while (text.takes(","));
    text.expect("]", "behind the tags");
    return all;
  }

  private static void member(QueryReader text, String name) {
    if (!text.takes('"' + name + '"') && !text.takes("'" + name + "'")) {
      text.expectWord(name, "of the tag");
    }
    text.expect(":", "behind " + name);
  }

  /// Whether tags have it.
  public boolean isAmong(Map<String, String> tags) {
    String value = tags.get(key);
    if (value == null) {
      return false;
    }
    List<String> wanted = values.stream().filter(each -> !each.startsWith("!")).toList();
    return values.stream()
            .filter(each -> each.startsWith("!"))
            .noneMatch(each -> fits(each.substring(1), value))
        && (wanted.isEmpty() || wanted.stream().anyMatch(each -> fits(each, value)));
  }

  private static boolean fits(String pattern, String value) {
    StringBuilder regex = new StringBuilder("(?s)");
    for (String part : pattern.split("\\*", -1)) {
      regex.append(regex.length() > 4 ? ".*" : "").append(Pattern.quote(part));
    }
    return Pattern.matches(regex.toString(), value);
  }

  String text() {
    return "{\"key\": "
        + Expression.quoted(key)
        + (values.isEmpty() ? "" : ", \"values\": " + SourceChoice.list(values))
        + "}";
  }
}
