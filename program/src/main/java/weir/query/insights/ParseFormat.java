package weir.query.insights;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Texts of a known format that `parse` takes apart.
enum ParseFormat {
  /// `key=value key="other value"`: one map.
  LOGFMT("logfmt"),

  /// Values with commas between, those in double quotes with any character inside: a field each.
  CSV("csv");

  private static final String LOGFMT_PAIR = "[^\\s=\"]+=(?:\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s\"]*)";
  private static final String CSV_VALUE = ",(\"(?:[^\"]|\"\")*\"|[^,]*)";

  private final String word;

  ParseFormat(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /// Takes a text apart into fields of these names.
  void apply(Plan plan, Value source, List<String> names) {
    switch (this) {
      case LOGFMT -> {
        String name = names.getFirst();
        plan.shown().add(name, plan.define(name, Value.json(logfmt(source.asText()))));
      }
      case CSV -> {
        String values = plan.materialized(Value.ofText(csv(source.asText()))).sql();
        var _ = plan.rows();
        for (int i = 0; i < names.size(); i++) {
          Value value = Value.dynamic("element_at(" + values + ", " + (i + 1) + ")");
          plan.shown().add(names.get(i), plan.define(names.get(i), value));
        }
      }
    }
  }

  /// A map in JSON; missing when the text has no pair. What stands in quotes is spelled as in JSON.
  private static String logfmt(String text) {
    String pairs = "regexp_extract_all(" + text + ", " + Sql.text(LOGFMT_PAIR) + ")";
    String key = "json_format(CAST(split_part(e, '=', 1) AS json))";
    String value = "substr(e, strpos(e, '=') + 1)";
    String plain = "json_format(CAST(" + value + " AS json))";
    String quoted =
        "coalesce(json_format(TRY(json_parse("
            + value
            + "))), json_format(CAST(substr("
            + value
            + ", 2, length("
            + value
            + ") - 2) AS json)))";
    return "nullif('{' || array_join(transform("
        + pairs
        + ", e -> "
        + key
        + " || ':' || CASE WHEN starts_with("
        + value
        + ", '\"') THEN "
        + quoted
        + " ELSE "
        + plain
        + " END), ',') || '}', '{}')";
  }

  /// A list of the values, without their quotes.
  private static String csv(String text) {
    return "transform(regexp_extract_all(',' || "
        + text
        + ", "
        + Sql.text(CSV_VALUE)
        + ", 1), e -> CASE WHEN starts_with(e, '\"') THEN replace(substr(e, 2, length(e) - 2),"
        + " '\"\"', '\"') ELSE e END)";
  }

  /// Whether a format and `as` stand here, so that no field is named.
  static boolean stands(QueryReader text) {
    int start = text.here();
    boolean stands = find(text).isPresent() && text.seesWord("as");
    text.goBack(start);
    return stands;
  }

  /// The format that the next word names; empty when it names none.
  static Optional<ParseFormat> find(QueryReader text) {
    return Stream.of(values()).filter(format -> text.takesWord(format.word)).findFirst();
  }
}
