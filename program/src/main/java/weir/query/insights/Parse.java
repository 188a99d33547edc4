package weir.query.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// `parse`: takes parts of a text as fields.
///
/// @param pattern a text with `*` for each part, or a regular expression with named groups
/// @param multi whether every match makes a row
record Parse(Expression source, Expression pattern, List<String> names, boolean multi)
    implements Command {
  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("parse"),
          """
          parse FIELD "text * text *" as NAME, …
          parse FIELD /regex with (?<NAME>…)/
          parse FIELD /regex/ as NAME, … multi
          parse FIELD logfmt as NAME
          parse FIELD csv as NAME, …\
          """,
          "Takes parts of a text as fields: one for each `*`, or one for each named group of a"
              + " regular expression. In rows that do not match, the fields are missing. With"
              + " `multi`, every match of the regular expression makes a row. `logfmt` makes a map"
              + " of `key=value` pairs, whose values are asked for with dots; `csv` takes values"
              + " with commas between.",
          List.of(
              "parse @message \"user=* took * ms\" as user, took | filter ispresent(user) | display"
                  + " user, took",
              "parse @message /(?<NetworkInterface>eni-.*?) / | display NetworkInterface, action"
                  + " | limit 2",
              "filter @message like \"took\" | parse @message /(?<word>[a-z]+)[= ]/ multi | stats"
                  + " count(*) as n by word | sort n desc, word",
              "parse @message logfmt as m | filter ispresent(m.user) and @message like \"took\" |"
                  + " display m.user",
              "fields '7,\"a, b\"' as line | parse line csv as number, words | display number,"
                  + " words | limit 1"),
          Parse::read);

  Parse {
    names = List.copyOf(names);
  }

  private static Command read(CommandReader reader) {
    QueryReader text = reader.text();
    Expression source =
        text.sees("/") || text.sees("\"") || text.sees("'") || ParseFormat.stands(text)
            ? new Expression.Field(List.of("@message"))
            : reader.single();
    int start = text.here();
    ParseFormat format = ParseFormat.find(text).orElse(null);
    if (format != null) {
      text.expectWord("as", "and a name behind " + format.word());
      List<String> names = format == ParseFormat.LOGFMT ? List.of(reader.alias()) : names(reader);
      return new ParseText(source, format, names);
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
    return new Parse(source, new Expression.Text(glob), names, false);
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
    return new Parse(source, regex, names, text.takesWord("multi"));
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
        + Expression.operand(source)
        + " "
        + pattern.text()
        + (names.isEmpty()
            ? ""
            : names.stream()
                .map(name -> new Expression.Field(List.of(name.split("\\.", -1))).text())
                .collect(Collectors.joining(", ", " as ", "")))
        + (multi ? " multi" : "");
  }

  @Override
  public void apply(Plan plan) {
    String text = plan.reachable(plan.materialized(plan.expressions().value(source))).asText();
    switch (pattern) {
      case Expression.Regex regex -> {
        RegexText groups = RegexText.of(regex.pattern());
        String match = multi ? match(plan, text, groups.plain()) : "";
        for (int i = 0; i < groups.groups().size(); i++) {
          String name = names.isEmpty() ? groups.groups().get(i) : names.get(i);
          if (name != null) {
            take(plan, name, part(text, groups.plain(), i + 1, match));
          }
        }
      }
      default -> {
        String glob = glob(((Expression.Text) pattern).value());
        for (int i = 0; i < names.size(); i++) {
          take(plan, names.get(i), part(text, glob, i + 1, ""));
        }
      }
    }
  }

  private static void take(Plan plan, String name, String part) {
    plan.shown().add(name, plan.define(name, Value.dynamic(part)));
  }

  /// What a group holds, in the match with a number, or in the first when that is empty.
  private static String part(String text, String regex, int group, String match) {
    String arguments = "(" + text + ", " + Sql.text(regex) + ", " + group + ")";
    return match.isEmpty()
        ? "regexp_extract" + arguments
        : "element_at(regexp_extract_all" + arguments + ", " + match + ")";
  }

  /// Makes a row of every match, and one of rows without; answers the column of the match's number.
  private static String match(Plan plan, String text, String regex) {
    String match = plan.newColumn();
    plan.proceed(
        "(SELECT * FROM "
            + plan.rows()
            + " CROSS JOIN UNNEST(sequence(1, greatest(1, coalesce(regexp_count("
            + text
            + ", "
            + Sql.text(regex)
            + "), 1)))) AS u ("
            + match
            + "))");
    return match;
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
