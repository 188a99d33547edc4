package weir.query.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// `parse`: takes parts of a text as fields.
///
/// @param pattern a text with `*` for each part, or a regular expression with named groups
record Parse(Expression source, Expression pattern, List<String> names) implements Command {
  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("parse"),
          "parse FIELD \"text * text *\" as NAME, …\nparse FIELD /regex with (?<NAME>…)/",
          "Takes parts of a text as fields: one for each `*`, or one for each named group of a"
              + " regular expression. In rows that do not match, the fields are missing.",
          List.of(
              "parse @message \"user=* took * ms\" as user, took | filter ispresent(user) | display"
                  + " user, took",
              "parse @message /(?<NetworkInterface>eni-.*?) / | display NetworkInterface, action"
                  + " | limit 2"),
          Parse::read);

  Parse {
    names = List.copyOf(names);
  }

  private static Parse read(CommandReader reader) {
    QueryReader text = reader.text();
    Expression source =
        text.sees("/") || text.sees("\"") || text.sees("'")
            ? new Expression.Field(List.of("@message"))
            : reader.single();
    int start = text.here();
    if (text.seesWord("logfmt")) {
      throw text.fault("Weir's parse does not have logfmt", start, start + 6);
    }
    String regex = text.regex().orElse("");
    if (!regex.isEmpty()) {
      return regex(reader, source, reader.regex(regex, start), start);
    }
    String glob =
        text.quoted()
            .orElseThrow(() -> text.unexpected("a text with * or a /regex/ behind the field"));
    int end = text.end();
    text.expectWord("as", "and a name for each * behind the text");
    List<String> names = names(reader);
    long stars = glob.chars().filter(c -> c == '*').count();
    if (stars != names.size()) {
      throw text.fault(
          "the text of parse has " + stars + " * but " + names.size() + " names", start, end);
    }
    return new Parse(source, new Expression.Text(glob), names);
  }

  private static Parse regex(
      CommandReader reader, Expression source, Expression.Regex regex, int start) {
    QueryReader text = reader.text();
    int end = text.end();
    List<String> names = text.takesWord("as") ? names(reader) : List.of();
    RegexText groups = RegexText.of(regex.pattern());
    long named = groups.groups().stream().filter(name -> name != null).count();
    if (names.isEmpty() ? named == 0 : names.size() != groups.groups().size()) {
      throw text.fault(
          names.isEmpty()
              ? "the regular expression of parse has no group with a name, such as (?<user>\\w+)"
              : "the regular expression of parse has "
                  + groups.groups().size()
                  + " groups but "
                  + names.size()
                  + " names",
          start,
          end);
    }
    return new Parse(source, regex, names);
  }

  private static List<String> names(CommandReader reader) {
    List<String> names = new ArrayList<>();
    do {
      names.add(reader.alias());
    } while (reader.text().takes(","));
    return names;
  }

  @Override
  public String text() {
    return "parse "
        + source.text()
        + " "
        + pattern.text()
        + (names.isEmpty()
            ? ""
            : names.stream()
                .map(name -> new Expression.Field(List.of(name.split("\\.", -1))).text())
                .collect(Collectors.joining(", ", " as ", "")));
  }

  @Override
  public void apply(Plan plan) {
    String text = plan.reachable(plan.materialized(plan.expressions().value(source))).asText();
    switch (pattern) {
      case Expression.Regex regex -> {
        RegexText groups = RegexText.of(regex.pattern());
        for (int i = 0; i < groups.groups().size(); i++) {
          String name = names.isEmpty() ? groups.groups().get(i) : names.get(i);
          if (name != null) {
            take(plan, name, text, groups.plain(), i + 1);
          }
        }
      }
      default -> {
        String glob = glob(((Expression.Text) pattern).value());
        for (int i = 0; i < names.size(); i++) {
          take(plan, names.get(i), text, glob, i + 1);
        }
      }
    }
  }

  private static void take(Plan plan, String name, String text, String regex, int group) {
    Value part =
        Value.dynamic("regexp_extract(" + text + ", " + Sql.text(regex) + ", " + group + ")");
    plan.shown().add(name, plan.define(name, part));
  }

  /// A star at an end reaches to the end of the text, any other as far as it must.
  private static String glob(String glob) {
    StringBuilder regex = new StringBuilder("(?s)");
    String[] parts = glob.split("\\*", -1);
    regex
        .append(parts[0].isEmpty() && parts.length > 1 ? "^" : "")
        .append(RegexText.literal(parts[0]));
    for (int i = 1; i < parts.length; i++) {
      boolean last = i == parts.length - 1 && parts[i].isEmpty();
      regex.append(last ? "(.*)$" : "(.*?)").append(RegexText.literal(parts[i]));
    }
    return regex.toString();
  }
}
