package weir.query.trino;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Questions with the functions of SQL/JSON: values of every shape, paths of every part of the
/// language, and what to answer for no item or a fault.
final class RandomJsonQuery {
  private static final List<String> NAMES = List.of("a", "b", "c", "\"d e\"");

  private final Random random;

  RandomJsonQuery(Random random) {
    this.random = random;
  }

  List<String> queries(int count) {
    List<String> queries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      queries.add("SELECT " + call() + (random.nextInt(4) == 0 ? ", " + call() : ""));
    }
    return queries;
  }

  private String any(String... from) {
    return from[random.nextInt(from.length)];
  }

  private String call() {
    return switch (random.nextInt(12)) {
      case 0, 1 ->
          "json_exists("
              + asked()
              + any("", "", " TRUE ON ERROR", " UNKNOWN ON ERROR", " ERROR ON ERROR")
              + ")";
      case 2, 3, 4, 5 -> "json_value(" + asked() + returning() + ")";
      case 6 -> "json_array(" + values(false) + any("", " NULL ON NULL", " ABSENT ON NULL") + ")";
      case 7 ->
          "json_object("
              + values(true)
              + any("", " NULL ON NULL", " ABSENT ON NULL")
              + any("", "", " WITH UNIQUE KEYS")
              + ")";
      default ->
          "json_query("
              + asked()
              + any(
                  "", " WITH WRAPPER", " WITH WRAPPER", " WITH CONDITIONAL WRAPPER", " OMIT QUOTES")
              + any("", "", " EMPTY ARRAY ON EMPTY", " EMPTY OBJECT ON EMPTY", " ERROR ON EMPTY")
              + any("", "", " EMPTY ARRAY ON ERROR", " ERROR ON ERROR")
              + ")";
    };
  }

  private String returning() {
    return any(
            "",
            "",
            " RETURNING bigint",
            " RETURNING double",
            " RETURNING decimal(10,2)",
            " RETURNING boolean",
            " RETURNING varchar(4)",
            " RETURNING date")
        + any("", "", " NULL ON EMPTY", " ERROR ON EMPTY")
        + any("", "", " NULL ON ERROR", " ERROR ON ERROR");
  }

  private String asked() {
    return "'"
        + (random.nextInt(25) == 0 ? any("", "nope", "{\"a\":", "[1]]") : json(3))
        + "', '"
        + any("lax ", "lax ", "strict ")
        + path(3)
        + "' PASSING "
        + any("2", "1.5", "2e0", "BIGINT '7'", "CAST(NULL AS integer)")
        + " AS \"n\", "
        + any("'x'", "'tcp'", "'[1, {\"a\": 2}]' FORMAT JSON", "true", "DATE '2026-11-21'")
        + " AS \"v\"";
  }

  private String json(int depth) {
    return switch (random.nextInt(depth == 0 ? 6 : 12)) {
      case 0 -> any("0", "1", "2", "-7", "2147483647", "12345678901");
      case 1 -> any("1.5", "-2.25", "1e3", "0.1", "100.0");
      case 2 -> any("\"x\"", "\"tcp\"", "\"12\"", "\"\"", "\"Grüße\"", "\"2026-11-21\"");
      case 3 -> any("true", "false");
      case 4 -> "null";
      case 5 -> any("[]", "{}");
      case 6, 7, 8 -> {
        List<String> values = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
          values.add(json(depth - 1));
        }
        yield "[" + String.join(", ", values) + "]";
      }
      default -> {
        List<String> members = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(NAMES.size()); i++) {
          String name = NAMES.get(i);
          members.add((name.startsWith("\"") ? name : "\"" + name + "\"") + ": " + json(depth - 1));
        }
        yield "{" + String.join(", ", members) + "}";
      }
    };
  }

  private String path(int depth) {
    return switch (random.nextInt(depth == 0 ? 1 : 12)) {
      case 0 -> "$";
      case 1 -> any("$n", "$v", "1", "\"x\"", "2.50", "null", "true");
      case 2 -> operand(depth - 1) + any(" + ", " - ", " * ", " / ", " % ") + operand(depth - 1);
      case 3 -> "-" + operand(depth - 1);
      case 4 -> steps("$", depth) + " ? (" + condition(depth - 1) + ")" + step(depth - 1);
      default -> steps("$", depth);
    };
  }

  private String operand(int depth) {
    return random.nextInt(3) == 0 ? "(" + path(depth) + ")" : steps("$", depth);
  }

  private String steps(String base, int depth) {
    StringBuilder steps = new StringBuilder(base);
    for (int i = random.nextInt(depth + 1); i >= 0; i--) {
      steps.append(step(depth));
    }
    return steps.toString();
  }

  private String step(int depth) {
    return switch (random.nextInt(14)) {
      case 0, 1, 2, 3 -> "." + NAMES.get(random.nextInt(NAMES.size()));
      case 4 -> ".*";
      case 5 -> ".." + NAMES.get(random.nextInt(3));
      case 6, 7 -> "[*]";
      case 8 -> "[" + any("0", "1", "last", "last - 1", "0, last", "$n", "5") + "]";
      case 9 -> "[" + any("0 to 1", "1 to last", "last - 1 to last", "1 to 0", "0 to 9") + "]";
      case 10 ->
          any(".type()", ".size()", ".double()", ".ceiling()", ".floor()", ".abs()", ".keyvalue()");
      case 11 -> depth > 0 ? " ? (" + condition(depth - 1) + ")" : "";
      default -> "";
    };
  }

  private String condition(int depth) {
    return switch (random.nextInt(depth <= 0 ? 3 : 8)) {
      case 0, 1, 2 -> compared() + any(" == ", " <> ", " < ", " > ", " <= ", " >= ") + compared();
      case 3 -> "exists(" + steps(any("@", "$"), 0) + ")";
      case 4 -> steps("@", 0) + " starts with " + any("\"t\"", "\"\"", "$v");
      case 5 -> "(" + condition(depth - 1) + ") is unknown";
      case 6 -> "!(" + condition(depth - 1) + ")";
      default -> condition(depth - 1) + any(" && ", " || ") + condition(depth - 1);
    };
  }

  private String compared() {
    return switch (random.nextInt(3)) {
      case 0 -> any("1", "0", "\"x\"", "null", "true", "1.5", "$n", "$v");
      case 1 -> "@";
      default -> steps("@", 0);
    };
  }

  private String values(boolean hasKeys) {
    List<String> values = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      String value =
          any(
              "1",
              "1.50",
              "2e0",
              "'x'",
              "NULL",
              "true",
              "DATE '2026-11-21'",
              "'[1, {\"a\": null}]' FORMAT JSON",
              "CAST(NULL AS varchar)",
              "'nope' FORMAT JSON",
              "json_array(1, 2)",
              "IPADDRESS '10.0.0.1'",
              "TIMESTAMP '2026-11-21 01:02:03'",
              "json_object('z': 1)");
      values.add(hasKeys ? any("'a'", "'b'", "KEY 'c'", "lower('D')") + " : " + value : value);
    }
    return String.join(", ", values).replace("KEY 'c' : ", "KEY 'c' VALUE ");
  }
}
