package weir.query.insights;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import weir.model.flow.RecordField;

/// The relation of what is unusual about patterns over time, as [Anomaly] describes it.
///
/// Every word of an event that varies is a row, and the event itself is one too, as its word number
/// 1, so that one pass over the events counts all there is to compare. A series is a number for
/// each part of the time: of a pattern or a word, and of one kind.
///
/// @param words what stands for the words of a pattern that are fields of flow records; none when
///   the texts are no records of one format
record AnomalySql(PatternCommand.Patterned of, List<RecordField> words) {
  static final int PARTS = 20;
  static final int FEWEST_PARTS = 5;
  static final int MARGIN = 10;
  static final int MOST_WORDS = 50;

  /// The first group is the number of a word that is one but for a name before it, a unit behind it
  /// and marks around it: `took=12.5ms,`, `{"status":404}`.
  private static final String NUMBER =
      "^[\\[{(\"]*(?:[A-Za-z_][A-Za-z0-9_.\"-]*[=:])?[\\[{(\"]*(-?\\d+(?:\\.\\d+)?)"
          + "(?:ms|us|ns|s|m|h|%|[kKMGT]?i?B)?[\"\\])};:.]*$";

  private static final String IS_STATUS = "(?i)status|code|http/";

  AnomalySql {
    words = List.copyOf(words);
  }

  /// The names of its columns.
  ///
  /// @param pattern the pattern that a row is about
  /// @param severe 2 for a status of 500 and above, 1 for another one, else 0
  record Columns(
      Value pattern,
      Value type,
      Value token,
      Value description,
      Value first,
      Value last,
      Value severe) {
    static Columns of(Plan plan) {
      return new Columns(
          Value.ofText(plan.newColumn()),
          Value.ofText(plan.newColumn()),
          Value.ofText(plan.newColumn()),
          Value.ofText(plan.newColumn()),
          Value.time(plan.newColumn()),
          Value.time(plan.newColumn()),
          Value.integer(plan.newColumn()));
    }
  }

  String sql(Columns as) {
    return "(WITH "
        + String.join(", ", events(), tokens(), SERIES, UNUSUAL, NEW)
        + " SELECT p AS "
        + as.pattern().sql()
        + ", type AS "
        + as.type().sql()
        + ", "
        + token()
        + " AS "
        + as.token().sql()
        + ", "
        + description()
        + " AS "
        + as.description().sql()
        + ", first_at AS "
        + as.first().sql()
        + ", last_at AS "
        + as.last().sql()
        + ", severe AS "
        + as.severe().sql()
        + FOUND
        + ")";
  }

  /// The events with their patterns and parts; parts are numbered without those that have none.
  private String events() {
    return """
    texts AS (SELECT %s AS p, %s AS t, %s AS at FROM %s WHERE %s IS NOT NULL), \
    timed AS (SELECT p, t, at, (hi - lo + 1) / %d.0E3 AS seconds, CAST(floor(CAST(at - lo AS\
     double) * %d.0E0 / (hi - lo + 1)) AS bigint) AS part FROM texts CROSS JOIN (SELECT min(at)\
     AS lo, max(at) AS hi FROM texts)), \
    parts AS (SELECT part, seconds, row_number() OVER (ORDER BY part) AS k, count(*) OVER () AS\
     n, first_at, last_at FROM (SELECT part, max(seconds) AS seconds, min(at) AS first_at,\
     max(at) AS last_at FROM timed GROUP BY part))\
    """
        .formatted(
            of.pattern(), of.text(), EventColumns.TIMESTAMP, of.rows(), of.text(), PARTS, PARTS);
  }

  private static String tokens() {
    String split = "split(regexp_replace(t, '[\\s,]+', ' '), ' ')";
    return """
    counted AS (SELECT p, i, w, k, n, seconds, count(*) AS c, min(o) AS o, min(at) AS first_at,\
     max(at) AS last_at FROM (SELECT p, at, k, n, parts.seconds, slice(%s, 1, %d) AS ws FROM timed\
     JOIN parts ON timed.part = parts.part WHERE n >= %d) CROSS JOIN UNNEST(concat(ARRAY[''],\
     ws), concat(ARRAY['', ''], ws)) WITH ORDINALITY AS u (w, o, i) WHERE i = 1 OR\
     regexp_like(w, '[0-9]') GROUP BY p, i, w, k, n, seconds), \
    tokens AS (SELECT *, CASE WHEN x BETWEEN 400E0 AND 599E0 AND regexp_like(o || ' ' || w, %s)\
     THEN x END AS fault FROM (SELECT *, TRY_CAST(regexp_extract(w, %s, 1) AS double) AS x FROM\
     counted))\
    """
        .formatted(split, MOST_WORDS, FEWEST_PARTS, Sql.text(IS_STATUS), Sql.text(NUMBER));
  }

  private static final String SERIES =
      """
      measures AS (SELECT p, i, k, n, seconds, count(*) AS variants, sum(c) AS events,\
       sum(CASE WHEN x IS NOT NULL THEN c END) AS numbers, sum(c * ln(1E0 + abs(x))) AS logs,\
       sum(CASE WHEN fault IS NOT NULL THEN c END) AS faults, max(fault) AS fault FROM tokens\
       GROUP BY p, i, k, n, seconds), \
      series AS (SELECT type, p, i, max(n) AS n, max(seconds) AS seconds, max(fault) AS fault,\
       map_agg(k, y) AS ys, array_sort(array_agg(y)) AS sorted FROM measures CROSS JOIN\
       UNNEST(ARRAY['PATTERN_FREQUENCY', 'TOKEN_VARIATION', 'NUMERICAL_TOKEN',\
       'HTTP_ERROR_CODE'], ARRAY[CASE WHEN i = 1 THEN CAST(events AS double) END, CASE WHEN i > 1\
       THEN CAST(variants AS double) END, CASE WHEN i > 1 AND numbers >= %d THEN logs / numbers\
       END, CASE WHEN i > 1 THEN CAST(faults AS double) END]) AS u (type, y) WHERE y IS NOT NULL\
       GROUP BY type, p, i)\
      """
          .formatted(MARGIN);

  /// What four of five parts have at least and at most, and what lies beyond. Where there is no
  /// count it is 0; where there is no mean there is nothing to compare.
  private static final String UNUSUAL =
      """
      usual AS (SELECT *, CASE WHEN (m + 4) / 5 > gaps THEN element_at(sorted, (m + 4) / 5 - gaps)\
       ELSE 0E0 END AS least_usual, CASE WHEN (4 * m + 4) / 5 > gaps THEN element_at(sorted, (4 * m\
       + 4) / 5 - gaps) ELSE 0E0 END AS most_usual FROM (SELECT *, m - cardinality(sorted) AS gaps\
       FROM (SELECT *, CASE WHEN type = 'NUMERICAL_TOKEN' THEN cardinality(sorted) ELSE n END AS m\
       FROM series) WHERE m >= %1$d)), \
      bounds AS (SELECT *, most_usual + CASE WHEN type = 'NUMERICAL_TOKEN' THEN greatest(ln(3E0),\
       3E0 * (most_usual - least_usual)) ELSE greatest(%2$d.0E0, 2E0 * most_usual, 3E0 *\
       (most_usual - least_usual)) END AS above, CASE WHEN type = 'NUMERICAL_TOKEN' THEN\
       least_usual - greatest(ln(3E0), 3E0 * (most_usual - least_usual)) WHEN type =\
       'PATTERN_FREQUENCY' THEN least_usual - greatest(%2$d.0E0, 2E0 * least_usual / 3E0, 3E0 *\
       (most_usual - least_usual)) ELSE -1E0 END AS below FROM usual), \
      unusual AS (SELECT type, p, i, CAST(NULL AS varchar) AS w, CASE WHEN more THEN max(y) ELSE\
       min(y) END AS y, max(least_usual) AS a, max(most_usual) AS b, max(seconds) AS seconds,\
       min(first_at) AS first_at, max(last_at) AS last_at, max(fault) AS fault, CASE WHEN type <> 'HTTP_ERROR_CODE' THEN\
       0 WHEN max(fault) >= 500E0 THEN 2 ELSE 1 END AS severe FROM (SELECT l.type, l.p, l.i, l.y,\
       l.y > l.above AS more, l.least_usual, l.most_usual, l.seconds, l.fault, parts.first_at,\
       parts.last_at FROM (SELECT *, coalesce(element_at(ys, k), CASE WHEN type <>\
       'NUMERICAL_TOKEN' THEN 0E0 END) AS y FROM bounds CROSS JOIN UNNEST(sequence(1, n)) AS u (k)\
       WHERE element_at(sorted, -1) > above OR CASE WHEN gaps > 0 THEN 0E0 ELSE element_at(sorted,\
       1) END < below) AS l JOIN parts ON parts.k = l.k WHERE l.y > l.above OR l.y < l.below) GROUP\
       BY type, p, i, more)\
      """
          .formatted(FEWEST_PARTS, MARGIN);

  /// What began too late to have come by chance, be it any of the patterns, or of the values of a
  /// word. A word of which much is always new, such as a time, has nothing that is.
  private static final String NEW =
      """
      begun AS (SELECT p, i, w, max(n) AS n, min(k) AS k, sum(c) AS c, min(first_at) AS first_at,\
       max(last_at) AS last_at FROM tokens WHERE i = 1 OR x IS NULL GROUP BY p, i, w), \
      late AS (SELECT *, power((n - k + 1) / CAST(n AS double), c) * count(*)\
       OVER (PARTITION BY CASE WHEN i > 1 THEN p END, i) < 1E-4 AS is_late FROM begun), \
      new_ones AS (SELECT CASE WHEN i = 1 THEN 'NEW_PATTERN' ELSE 'TOKEN_VARIATION' END AS type, p,\
       i, w, CAST(c AS double) AS y, (k - 1) * 100E0 / n AS a, 0E0 AS b, 0E0 AS seconds, first_at,\
       last_at, CAST(NULL AS double) AS fault, 0 AS severe FROM (SELECT *, count_if(is_late) OVER (PARTITION BY p, i) AS lates,\
       count_if(4 * k <= n + 3) OVER (PARTITION BY p, i) AS olds FROM late) WHERE is_late AND lates\
       <= greatest(1, olds / 3))\
      """;

  /// Of a new pattern nothing else is said. Numbers are rounded for who reads them.
  private static final String FOUND =
      " FROM (SELECT *, max(CASE WHEN type = 'NEW_PATTERN' THEN 1 ELSE 0 END) OVER (PARTITION BY p)"
          + " AS is_new, "
          + rounded("y")
          + ", "
          + rounded("a")
          + ", "
          + rounded("b")
          + ", round(seconds, 1) AS seconds_shown FROM (SELECT * FROM unusual UNION ALL SELECT *"
          + " FROM new_ones)) WHERE is_new = 0 OR type = 'NEW_PATTERN'";

  private static String rounded(String number) {
    String plain =
        "(CASE WHEN type = 'NUMERICAL_TOKEN' THEN exp("
            + number
            + ") - 1E0 ELSE "
            + number
            + " END)";
    return "CASE WHEN "
        + plain
        + " >= 1E2 THEN round("
        + plain
        + ") ELSE round("
        + plain
        + ", 1) END AS "
        + number
        + "_shown";
  }

  private static String shown(String number) {
    return Value.number(number + "_shown").asText();
  }

  private static String description() {
    return "(CASE WHEN type = 'NEW_PATTERN' OR w IS NOT NULL THEN coalesce(nullif(w, '') || ' ',"
        + " '') || "
        + shown("y")
        + " || ' times, first after ' || "
        + shown("a")
        + " || '% of the time' ELSE (CASE type WHEN 'PATTERN_FREQUENCY' THEN "
        + shown("y")
        + " || ' times' WHEN 'TOKEN_VARIATION' THEN "
        + shown("y")
        + " || ' different values' WHEN 'NUMERICAL_TOKEN' THEN 'about ' || "
        + shown("y")
        + " ELSE "
        + shown("y")
        + " || ' times 400 or above, up to ' || CAST(CAST(fault AS bigint) AS varchar) END) || ' in"
        + " ' || "
        + shown("seconds")
        + " || ' s, mostly ' || "
        + shown("a")
        + " || ' to ' || "
        + shown("b")
        + " END)";
  }

  /// The word that a row is about.
  private String token() {
    String split = "split(regexp_replace(p, '[\\s,]+', ' '), ' ')";
    String place = "CAST(i - 1 AS varchar) || ': ' || element_at(" + split + ", i - 1)";
    if (!words.isEmpty()) {
      String field =
          IntStream.range(0, words.size())
              .mapToObj(word ->
                  " WHEN "
                      + (word + 2)
                      + " THEN "
                      + Sql.text(EventColumns.insightsName(words.get(word))))
              .collect(Collectors.joining("", "CASE i", " END"));
      place =
          "CASE WHEN cardinality("
              + split
              + ") = "
              + words.size()
              + " THEN "
              + field
              + " ELSE "
              + place
              + " END";
    }
    return "(CASE WHEN i > 1 THEN " + place + " END)";
  }
}
