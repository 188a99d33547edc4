package weir.query.trino;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Random questions with MATCH_RECOGNIZE over a handful of rows.
final class RandomRowPattern {
  private static final List<String> VARIABLES = List.of("A", "B", "C", "D");
  private static final int ROWS = 14;

  /// What all of these questions have, and no others.
  static final String SIGN = " t(i, p, x, s) MATCH_RECOGNIZE (";

  private final Random random;

  RandomRowPattern(Random random) {
    this.random = random;
  }

  String query() {
    String rowsPerMatch =
        one(
            "ONE ROW PER MATCH",
            "ALL ROWS PER MATCH",
            "ALL ROWS PER MATCH OMIT EMPTY MATCHES",
            "ALL ROWS PER MATCH WITH UNMATCHED ROWS");
    String pattern = pattern(3, !rowsPerMatch.contains("UNMATCHED"));
    List<String> used = VARIABLES.stream().filter(pattern::contains).toList();
    if (used.isEmpty()) {
      return query();
    }
    String subset =
        used.size() > 1 && random.nextInt(4) == 0
            ? " SUBSET U = (" + String.join(", ", used.subList(0, 2)) + ")"
            : "";
    List<String> names = new ArrayList<>(used);
    if (!subset.isEmpty()) {
      names.add("U");
    }
    return "SELECT * FROM "
        + table()
        + " MATCH_RECOGNIZE ("
        + (random.nextBoolean() ? "PARTITION BY p " : "")
        + "ORDER BY i MEASURES "
        + measures(names)
        + " "
        + rowsPerMatch
        + skip(names)
        + " PATTERN ("
        + pattern
        + ")"
        + subset
        + " DEFINE "
        + definitions(used, names)
        + ")";
  }

  private String table() {
    StringBuilder rows = new StringBuilder("(VALUES ");
    int count = 1 + random.nextInt(ROWS);
    for (int i = 0; i < count; i++) {
      rows.append(i == 0 ? "(" : ", (").append(i + 1).append(", '").append(one("a", "b"));
      rows.append("', ").append(i > 0 && random.nextInt(12) == 0 ? "NULL" : random.nextInt(10));
      rows.append(", '").append(one("r", "s", "t")).append("')");
    }
    return rows.append(") t(i, p, x, s)").toString();
  }

  private String pattern(int depth, boolean excludes) {
    String part =
        switch (random.nextInt(depth <= 0 ? 2 : 9)) {
          case 0, 1 -> variable();
          case 2, 3 -> pattern(depth - 1, excludes) + " " + pattern(depth - 1, excludes);
          case 4 -> "(" + pattern(depth - 1, excludes) + " | " + pattern(depth - 1, excludes) + ")";
          case 5 -> "PERMUTE(" + variable() + ", " + variable() + ")";
          case 6 -> excludes ? "{- " + pattern(depth - 1, false) + " -}" : variable();
          case 7 -> one("()", "^", "$") + " " + variable();
          default -> "(" + pattern(depth - 1, excludes) + ")";
        };
    return random.nextInt(3) == 0 ? "(" + part + ")" + quantifier() : part;
  }

  private String variable() {
    return VARIABLES.get(random.nextInt(VARIABLES.size()));
  }

  private String quantifier() {
    return one("*", "+", "?", "{2}", "{1,2}", "{2,}", "{,3}") + one("", "", "?");
  }

  private String skip(List<String> names) {
    return switch (random.nextInt(5)) {
      case 0 -> " AFTER MATCH SKIP TO NEXT ROW";
      case 1 -> " AFTER MATCH SKIP TO LAST " + one(names);
      case 2 -> random.nextInt(3) == 0 ? " AFTER MATCH SKIP TO FIRST " + one(names) : "";
      default -> "";
    };
  }

  private String measures(List<String> names) {
    List<String> measures = new ArrayList<>(List.of("MATCH_NUMBER() AS m", "CLASSIFIER() AS c"));
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      measures.add(measure(names) + " AS m" + i);
    }
    return String.join(", ", measures);
  }

  private String measure(List<String> names) {
    String name = one(names);
    return switch (random.nextInt(12)) {
      case 0 -> name + ".x";
      case 1 ->
          one("", "FINAL ", "RUNNING ")
              + one("FIRST", "LAST")
              + "("
              + name
              + ".x, "
              + random.nextInt(3)
              + ")";
      case 2 ->
          one("PREV", "NEXT")
              + "("
              + one("FIRST", "LAST", "FINAL LAST")
              + "("
              + name
              + ".i), "
              + random.nextInt(3)
              + ")";
      case 3 -> one("", "FINAL ") + one("sum", "min", "max", "count") + "(" + name + ".x)";
      case 4 -> one("", "FINAL ") + "count(" + one("*", name + ".*") + ")";
      case 5 -> "CLASSIFIER(" + name + ")";
      case 6 -> one("PREV", "NEXT", "FIRST", "LAST") + "(CLASSIFIER())";
      case 7 -> "FINAL array_agg(CLASSIFIER(" + name + "))";
      case 8 -> "avg(x) + count(" + name + ".s)";
      case 9 -> name + ".x - PREV(x, 1) + FIRST(i)";
      case 10 -> "coalesce(" + name + ".s, 'none')";
      default -> "s || LAST(" + name + ".s)";
    };
  }

  private String definitions(List<String> used, List<String> names) {
    List<String> definitions = new ArrayList<>();
    for (String variable : used) {
      if (random.nextInt(4) > 0 || definitions.isEmpty()) {
        definitions.add(variable + " AS " + condition(variable, names));
      }
    }
    return String.join(", ", definitions);
  }

  private String condition(String variable, List<String> names) {
    String other = one(names);
    return switch (random.nextInt(16)) {
      case 0 -> "x > " + random.nextInt(10);
      case 1 -> variable + ".x < PREV(" + variable + ".x)";
      case 2 -> "s = '" + one("r", "s", "t") + "'";
      case 3 -> "x >= NEXT(x, 2) OR NEXT(x) IS NULL";
      case 4 -> variable + ".x > " + other + ".x";
      case 5 -> "x >= FIRST(" + other + ".x)";
      case 6 -> "count(*) < " + random.nextInt(5);
      case 7 -> "x + LAST(" + other + ".x, 1) > 6";
      case 8 -> "sum(" + other + ".x) < " + random.nextInt(20);
      case 9 -> "PREV(CLASSIFIER()) = '" + variable() + "'";
      case 10 -> "LAST(CLASSIFIER(), 1) IS NULL OR s <> LAST(" + other + ".s)";
      case 11 -> "x * 1.5 > " + other + ".x OR MATCH_NUMBER() = 2";
      case 12 -> "x > 1 AND avg(" + other + ".x) > 2.5";
      case 13 -> "PREV(LAST(" + other + ".x), 1) < x";
      case 14 -> "coalesce(" + other + ".x, 3) BETWEEN x - 3 AND x + 3";
      default -> "true";
    };
  }

  private String one(String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  private String one(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }
}
