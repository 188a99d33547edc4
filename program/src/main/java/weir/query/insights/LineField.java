package weir.query.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A field of lines that services of AWS write in a form of their own: what Lambda says of an
/// invocation, and Route 53 of a query.
///
/// @param pattern its first group is the value
/// @param times what numbers are multiplied by: Lambda writes MB, and the field has bytes
record LineField(String name, Pattern pattern, Kind kind, long times) {
  private static final List<String> ROUTE_53 =
      List.of(
          "version",
          "queryTimestamp",
          "hostedZoneId",
          "queryName",
          "queryType",
          "responseCode",
          "protocol",
          "edgeLocation",
          "resolverIp",
          "ednsClientSubnet");

  private static final List<String> ROUTE_53_WORDS =
      List.of(
          "1\\.[0-9]+",
          "\\S+Z",
          "Z[A-Z0-9]+",
          "\\S+",
          "[A-Z0-9]+",
          "[A-Z]+",
          "(?:UDP|TCP)",
          "\\S+",
          "\\S+",
          "\\S+");

  static final List<LineField> ALL = all();

  private static List<LineField> all() {
    List<LineField> all = new ArrayList<>();
    all.add(text("@type", "^(START|END|REPORT) RequestId: "));
    all.add(
        text(
            "@requestId",
            "(?:RequestId: |\\t|Z"
                + " )([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"));
    all.add(
        new LineField(
            "@duration",
            Pattern.compile("^REPORT RequestId: \\S+\\s+Duration: ([0-9.]+) ms"),
            Kind.NUMBER,
            1));
    all.add(reported("@billedDuration", "Billed Duration: ([0-9.]+) ms", Kind.NUMBER, 1));
    all.add(reported("@initDuration", "Init Duration: ([0-9.]+) ms", Kind.NUMBER, 1));
    all.add(reported("@memorySize", "Memory Size: ([0-9]+) MB", Kind.NUMBER, 1_000_000));
    all.add(reported("@maxMemoryUsed", "Max Memory Used: ([0-9]+) MB", Kind.NUMBER, 1_000_000));
    all.add(reported("@xrayTraceId", "XRAY TraceId: (\\S+)", Kind.TEXT, 1));
    all.add(reported("@xraySegmentId", "SegmentId: (\\S+)", Kind.TEXT, 1));
    for (int i = 0; i < ROUTE_53.size(); i++) {
      int field = i;
      all.add(
          text(
              ROUTE_53.get(i),
              IntStream.range(0, ROUTE_53.size())
                  .mapToObj(word ->
                      word == field
                          ? "(" + ROUTE_53_WORDS.get(word) + ")"
                          : ROUTE_53_WORDS.get(word))
                  .collect(Collectors.joining(" ", "^", "$"))));
    }
    return List.copyOf(all);
  }

  private static LineField text(String name, String pattern) {
    return new LineField(name, Pattern.compile(pattern), Kind.TEXT, 1);
  }

  private static LineField reported(String name, String pattern, Kind kind, long times) {
    return new LineField(
        name, Pattern.compile("(?s)^REPORT RequestId: .*\\s" + pattern), kind, times);
  }

  static Optional<LineField> find(String name) {
    return ALL.stream().filter(field -> field.name.equals(name)).findFirst();
  }

  /// The field of the text that a column has.
  Value of(String column) {
    String found = "regexp_extract(" + column + ", " + Sql.text(pattern.pattern()) + ", 1)";
    return kind == Kind.TEXT
        ? Value.ofText(found)
        : Value.number("(TRY_CAST(" + found + " AS double) * " + times + "E0)");
  }

  /// The field of a message, as rows show it; empty when it is no such line.
  Optional<String> in(String message) {
    Matcher found = pattern.matcher(message);
    if (!found.find()) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        kind == Kind.TEXT
            ? found.group(1)
            : InsightsCell.text(Double.parseDouble(found.group(1)) * times, kind));
  }
}
