package weir.query.trino;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Questions over two small tables with NULLs: joins, groups and their sets, windows, set
/// operations, unnesting, subqueries, orders.
final class RandomTrinoQuery {
  private static final String TABLES =
      """
      WITH f(id, src, port, bytes, action, day) AS (VALUES (1, 'a', 443, BIGINT '100', 'ACCEPT', DATE '2026-11-20'), \
      (2, 'a', 22, BIGINT '40', 'REJECT', DATE '2026-11-20'), (3, 'b', 443, BIGINT '7000', 'ACCEPT', DATE '2026-11-21'), \
      (4, 'b', 53, CAST(NULL AS bigint), 'ACCEPT', DATE '2026-11-21'), (5, CAST(NULL AS varchar), CAST(NULL AS integer), \
      BIGINT '7', CAST(NULL AS varchar), CAST(NULL AS date)), (6, 'c', 22, BIGINT '40', 'REJECT', DATE '2026-11-22'), \
      (7, 'a', 443, BIGINT '250', 'ACCEPT', DATE '2026-11-22')), n(src, name, ports) AS (VALUES ('a', 'web', ARRAY[443, 80]), \
      ('b', 'db', ARRAY[5432]), ('d', CAST(NULL AS varchar), CAST(ARRAY[] AS array(integer))), (CAST(NULL AS varchar), 'none', \
      CAST(NULL AS array(integer))), ('a', 'web2', ARRAY[8080, NULL])) \
      """;

  private final Random random;

  RandomTrinoQuery(Random random) {
    this.random = random;
  }

  List<String> queries(int count) {
    List<String> queries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      queries.add((TABLES + body()).replace('\n', ' ').strip());
    }
    return queries;
  }

  private String body() {
    return switch (random.nextInt(9)) {
      case 0 -> join();
      case 1 -> groups();
      case 2 -> windows();
      case 3 -> sets();
      case 4 -> unnest();
      case 5 -> subquery();
      case 6 -> ordered();
      case 7 -> nested();
      default -> lateral();
    };
  }

  private String any(String... from) {
    return from[random.nextInt(from.length)];
  }

  private String condition(String t) {
    return any(
            "%s.bytes > 40",
            "%s.src = 'a'",
            "%s.action <> 'REJECT'",
            "%s.port IN (22, 443)",
            "%s.port NOT IN (22, NULL)",
            "%s.src LIKE 'a%%'",
            "%s.src IS NULL",
            "%s.bytes BETWEEN 7 AND 250",
            "%s.day >= DATE '2026-11-21'",
            "NOT (%s.bytes < 100)",
            "%s.day + INTERVAL '1' DAY > DATE '2026-11-21'",
            "coalesce(%s.port, 0) % 2 = 1")
        .replace("%s", t)
        .replace("%%", "%");
  }

  private String key() {
    return any("src", "port", "action", "day", "bytes % 10", "substr(action, 1, 1)", "year(day)");
  }

  private String aggregate() {
    return any(
        "count(*)",
        "count(bytes)",
        "sum(bytes)",
        "avg(bytes)",
        "min(day)",
        "max(src)",
        "count(DISTINCT port)",
        "sum(port)",
        "count_if(action = 'ACCEPT')",
        "bool_or(port = 22)",
        "array_agg(id ORDER BY id)",
        "sum(bytes) FILTER (WHERE port = 443)",
        "array_agg(DISTINCT src ORDER BY src)",
        "max_by(id, bytes + id)",
        "avg(CAST(port AS double))",
        "stddev(bytes)",
        "listagg(src, ',') WITHIN GROUP (ORDER BY id)",
        "approx_distinct(src)",
        "sum(CAST(bytes AS decimal(10,2)))",
        "geometric_mean(bytes)",
        "max(bytes, 2)",
        "corr(bytes, port)");
  }

  private String join() {
    String on = any("f.src = n.src", "f.src = n.src AND f.port = 443", "f.id < cardinality(n.ports)");
    String select =
        any("f.id, n.name, f.bytes", "*", "f.*", "n.src, f.src, cardinality(ports)", "count(*)");
    String kind = any("JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN");
    if (random.nextInt(4) == 0) {
      return "SELECT " + any("src, id, name", "*", "f.id, n.name") + " FROM f " + kind + " n USING (src)";
    }
    return "SELECT "
        + select
        + " FROM f "
        + kind
        + " n ON "
        + on
        + (random.nextBoolean() ? "" : " WHERE " + condition("f"));
  }

  private String groups() {
    String a = key();
    String b = key();
    String by =
        switch (random.nextInt(6)) {
          case 0 -> "ROLLUP (" + a + ", " + b + ")";
          case 1 -> "CUBE (" + a + ", " + b + ")";
          case 2 -> "GROUPING SETS ((" + a + "), (" + a + ", " + b + "), ())";
          case 3 -> "1, 2";
          default -> a + ", " + b;
        };
    String having = random.nextInt(3) == 0 ? " HAVING count(*) > 1" : "";
    String where = random.nextInt(3) == 0 ? " WHERE " + condition("f") : "";
    return "SELECT " + a + ", " + b + ", " + aggregate() + ", " + aggregate() + " FROM f" + where
        + " GROUP BY " + by + having;
  }

  private String windows() {
    String over =
        " OVER ("
            + any("", "PARTITION BY src ", "PARTITION BY action ")
            + "ORDER BY "
            + any("id", "bytes, id", "day DESC, id", "port NULLS FIRST, id")
            + any(
                "",
                " ROWS BETWEEN 1 PRECEDING AND CURRENT ROW",
                " ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING",
                " ROWS BETWEEN CURRENT ROW AND 2 FOLLOWING")
            + ")";
    String f =
        any(
            "sum(bytes)",
            "row_number()",
            "rank()",
            "dense_rank()",
            "lag(bytes)",
            "lead(bytes, 2, 0)",
            "first_value(src)",
            "last_value(port)",
            "ntile(3)",
            "percent_rank()",
            "cume_dist()",
            "nth_value(id, 2)",
            "count(*)",
            "avg(port)",
            "lag(src) IGNORE NULLS",
            "max(day)");
    return "SELECT id, " + f + over + " FROM f";
  }

  private String sets() {
    String op = any("UNION", "UNION ALL", "INTERSECT", "EXCEPT");
    return "SELECT "
        + any("src, port", "action, port", "src, bytes")
        + " FROM f WHERE "
        + condition("f")
        + " "
        + op
        + " SELECT "
        + any("src, cardinality(ports)", "name, 1", "src, NULL", "src")
        + " FROM n";
  }

  private String unnest() {
    return any(
        "SELECT n.src, p FROM n CROSS JOIN UNNEST(ports) AS u(p)",
        "SELECT n.src, p, o FROM n CROSS JOIN UNNEST(ports) WITH ORDINALITY AS u(p, o)",
        "SELECT n.src, p FROM n LEFT JOIN UNNEST(ports) AS u(p) ON true",
        "SELECT p, count(*) FROM n, UNNEST(ports) AS u(p) GROUP BY p",
        "SELECT k, v FROM UNNEST(MAP(ARRAY['a', 'b'], ARRAY[1, 2])) AS u(k, v)",
        "SELECT * FROM UNNEST(ARRAY[1, 2, 3], ARRAY['x']) AS u(a, b)",
        "SELECT s FROM UNNEST(sequence(DATE '2026-11-20', DATE '2026-11-22')) AS u(s)",
        "SELECT * FROM UNNEST(ARRAY[ROW(1, 'a'), ROW(2, 'b')]) AS u(a, b)");
  }

  private String subquery() {
    return "SELECT id, src, "
        + any(
            "(SELECT max(name) FROM n WHERE n.src = f.src)",
            "(SELECT count(*) FROM n WHERE n.src = f.src)",
            "bytes = (SELECT max(bytes) FROM f)",
            "(SELECT bytes FROM f)",
            "1")
        + " FROM f WHERE "
        + any(
            "src IN (SELECT src FROM n)",
            "src NOT IN (SELECT src FROM n)",
            "src NOT IN (SELECT src FROM n WHERE src IS NOT NULL)",
            "EXISTS (SELECT 1 FROM n WHERE n.src = f.src)",
            "NOT EXISTS (SELECT 1 FROM n WHERE n.src = f.src AND name LIKE 'w%')",
            "bytes > ALL (SELECT port FROM f WHERE port < 60)",
            "bytes = ANY (SELECT bytes FROM f WHERE id > 4)",
            "bytes > (SELECT avg(bytes) FROM f)",
            "(src, port) IN (SELECT src, port FROM f WHERE id < 4)",
            condition("f"));
  }

  private String ordered() {
    String column = any("src", "port", "bytes", "action", "day");
    return "SELECT id, "
        + column
        + " FROM f ORDER BY "
        + column
        + any("", " DESC", " NULLS FIRST", " DESC NULLS LAST", " DESC NULLS FIRST")
        + ", id"
        + any("", " LIMIT 3", " OFFSET 2", " OFFSET 1 LIMIT 2", " FETCH FIRST 2 ROWS ONLY");
  }

  private String nested() {
    return "SELECT x.k, x.c, x.c / 2, x.s / 3, x.s % 7, x.a || '!' FROM (SELECT "
        + any("src", "action")
        + " AS k, count(*) AS c, sum(bytes) AS s, max(action) AS a FROM f WHERE "
        + condition("f")
        + " GROUP BY 1) AS x"
        + any("", " WHERE x.c > 1", " WHERE x.k IS NOT NULL");
  }

  private String lateral() {
    return any(
        "SELECT DISTINCT src, action FROM f",
        "SELECT id, transform(filter(ports, p -> p > 100), p -> p + id) FROM f JOIN n ON f.src = n.src",
        "SELECT id, IF(bytes > 100, 'big', 'small'), CASE port WHEN 22 THEN 'ssh' WHEN 443 THEN 'web' END FROM f",
        "SELECT id, date_trunc('month', day), date_diff('day', day, DATE '2026-12-24'), date_format(day, '%Y/%m/%d') FROM f",
        "SELECT src, map_agg(id, port) FROM f WHERE id = 1 GROUP BY src",
        "SELECT reduce(ports, 0, (s, p) -> s + coalesce(p, 0), s -> s) FROM n",
        "SELECT id, try(bytes / (port - 22)), bytes / nullif(port - 22, 0) FROM f",
        "SELECT bytes / (port - 22) FROM f",
        "SELECT src, cast(row(id, src) as row(i bigint, s varchar)) FROM f",
        "SELECT t.id FROM f t WHERE " + condition("t"),
        "SELECT nothing FROM f",
        "SELECT src FROM f, n",
        "SELECT src, bytes FROM f GROUP BY src",
        "SELECT sum(src) FROM f",
        "SELECT id FROM f WHERE bytes = 'a'",
        "SELECT id, x FROM f CROSS JOIN LATERAL (SELECT max(name) FROM n WHERE n.src = f.src) AS l(x)",
        "SELECT count(*), count(DISTINCT src), approx_distinct(port) FROM f",
        "SELECT id FROM f TABLESAMPLE BERNOULLI (100)",
        "SELECT id, rank() OVER w FROM f WINDOW w AS (PARTITION BY src ORDER BY bytes, id)");
  }
}
