package weir.query.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Makes queries that are right, of every command and function.
final class RandomQuery {
  private static final List<String> NAMES =
      List.of("a", "srcAddr", "bytes", "@message", "@timestamp", "x.y.0", "`odd name`.z", "filter");

  private final Random random;

  RandomQuery(Random random) {
    this.random = random;
  }

  private String any(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String many(int most, String between, java.util.function.Supplier<String> one) {
    return IntStream.rangeClosed(0, random.nextInt(most))
        .mapToObj(_ -> one.get())
        .collect(Collectors.joining(between));
  }

  String query() {
    List<String> commands = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      commands.add(command());
    }
    if (random.nextInt(9) == 0) {
      commands.removeIf(command -> !command.matches("(?s)(fields|filter|parse|sort).*"));
      if (random.nextBoolean()) {
        commands.add("pattern " + any(NAMES));
      }
      commands.add(any(List.of("diff", "DIFF previousWeek", "logcompare timeshift 3h")));
    }
    if (random.nextInt(5) == 0) {
      commands.add("dedup " + many(3, ", ", () -> any(NAMES)));
    }
    if (random.nextInt(9) == 0) {
      commands.addFirst(
          "SOURCE "
              + any(
                  List.of(
                      "'a', \"b\" START=5 END=9",
                      "logGroups()",
                      "dataSource(['amazon_vpc.flow']) logGroups(namePrefix: ['a', 'b'])",
                      "logGroupTags([{key: 'k', values: ['a*', '!b']}, {\"key\": \"l\"}])",
                      "logGroupTags([{key: 'k'}]) dataSource(['x'])")));
    }
    return String.join(random.nextBoolean() ? " | " : "\n|  # next\n", commands);
  }

  private String command() {
    return switch (random.nextInt(21)) {
      case 0 -> "fields " + many(3, ", ", () -> item(value(2)));
      case 1 -> "display " + many(3, ", ", () -> item(value(2)));
      case 2 -> (random.nextBoolean() ? "filter " : "WHERE ") + value(3);
      case 3 ->
          "stats "
              + many(3, ", ", () -> item(aggregate()))
              + (random.nextBoolean() ? " by " + many(2, ", ", () -> item(value(1))) : "");
      case 4 -> "sort " + many(2, ", ", () -> value(1) + any(List.of("", " asc", " DESC")));
      case 5 -> "limit " + (random.nextBoolean() ? "any " : "") + (1 + random.nextInt(9999));
      case 6 -> "parse " + any(NAMES) + " 'a* b=*' as p, q";
      case 18 ->
          "lookup t a"
              + any(List.of("", " as " + any(NAMES)))
              + any(List.of(", bytes", ""))
              + any(List.of(" OUTPUT ", " outputnew "))
              + any(List.of("srcAddr", "bytes as b, a as n1"));
      case 19 ->
          "cidrlookup t "
              + any(NAMES)
              + any(List.of("", " AS srcAddr"))
              + " OUTPUT a, bytes as `odd name`";
      case 17 -> "pattern " + any(NAMES);
      case 7 -> "parse @message /(?<n>\\w+)\\/[a-z]+/";
      case 8 -> "accum " + item(any(NAMES));
      case 9 -> "addtotals fieldname=T col=true " + many(2, ", ", () -> any(NAMES));
      case 10 -> "autoregress " + item(any(NAMES)) + any(List.of("", " p=3", " p=1-" + 4));
      case 11 -> "count_frequent " + many(2, ", ", () -> any(NAMES));
      case 12 -> item("sessionize a, b " + any(List.of("", "maxspan 1h", "maxspan 90secs")));
      case 13 -> "outlier param=1.5 mark=true " + many(3, " ", () -> any(NAMES));
      case 14 -> "filldown " + any(List.of("", "*", "src* a", "a.*, `odd name`"));
      case 15 -> "expand " + any(NAMES);
      case 16 ->
          "relevantfields " + any(List.of("", "a, srcAddr ", "bytes ")) + "where " + value(2);
      default -> "unnest " + value(1) + " into item";
    };
  }

  private String item(String expression) {
    return expression + (random.nextBoolean() ? " as n" + random.nextInt(3) : "");
  }

  private String aggregate() {
    return any(
        List.of(
            "count(*)",
            "sum(" + value(1) + ")",
            "pct(" + any(NAMES) + ", 95)",
            "max(" + value(1) + ") / 1024",
            "1 + latest(" + any(NAMES) + ")"));
  }

  private String value(int depth) {
    if (depth == 0) {
      return any(
          List.of(
              any(NAMES),
              Integer.toString(random.nextInt(1000)),
              "0." + random.nextInt(100),
              "'it\\'s'",
              "\"say \\\"hi\\\" \\\\ ö\"",
              "true"));
    }
    return switch (random.nextInt(12)) {
      case 0 -> "(" + value(depth - 1) + ")";
      case 1 ->
          value(depth - 1) + any(List.of(" + ", " - ", "*", " / ", " % ", "^")) + value(depth - 1);
      case 2 ->
          value(depth - 1) + any(List.of(" = ", "!=", " < ", "<=", ">", " >= ")) + value(depth - 1);
      case 3 -> value(depth - 1) + any(List.of(" and ", " OR ")) + value(depth - 1);
      case 4 -> "not " + value(depth - 1);
      case 5 -> "-" + value(depth - 1);
      case 6 ->
          value(0) + any(List.of(" in ", " not in ")) + "[" + many(3, ", ", () -> value(0)) + "]";
      case 7 -> value(0) + any(List.of(" like \"x\"", " not like /[x]a(?i)/", " =~ /b+/"));
      default ->
          any(
              List.of(
                  "strlen(" + value(depth - 1) + ")",
                  "concat(" + value(depth - 1) + ", " + value(depth - 1) + ")",
                  "bin(5m)",
                  "datefloor(@timestamp, 1 h)".replace("1 h", "1h"),
                  "isIpInSubnet(srcAddr, \"10.0.0.0/8\")",
                  "if(" + value(depth - 1) + ", 1, 2)"));
    };
  }
}
