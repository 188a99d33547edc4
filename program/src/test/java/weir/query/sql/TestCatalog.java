package weir.query.sql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A catalogue of small tables whose rows are VALUES.
final class TestCatalog implements SqlCatalog {
  static final String CATALOG = "awsdatacatalog";

  private final Map<SqlName, SqlRelation> relations = new LinkedHashMap<>();
  private final Map<SqlName, String> rows = new LinkedHashMap<>();

  /// Flow records in two partitions, and what the tests join them with.
  static TestCatalog small() {
    TestCatalog catalog = new TestCatalog();
    catalog.table(
        "flows",
        """
        (2, 'eni-1', '10.0.0.1', '10.0.1.2', 49152, 443, 6, 10, 1000, 1795280400, 1795280460, 'ACCEPT', 'OK', 2, '2026/11/21', 'eu-west-1'),
        (2, 'eni-1', '10.0.0.1', '10.0.1.3', 49153, 22, 6, 1, 40, 1795280410, 1795280460, 'REJECT', 'OK', 2, '2026/11/21', 'eu-west-1'),
        (2, 'eni-2', '192.168.7.9', '10.0.0.1', 53, 5353, 17, 3, 300, 1795280460, 1795280520, 'ACCEPT', 'OK', 0, '2026/11/20', 'us-east-1'),
        (2, 'eni-2', '2001:db8::1', '2001:db8::2', 50000, 443, 6, 7, 7000, 1795284000, 1795284060, 'ACCEPT', 'OK', 18, '2026/11/20', 'us-east-1'),
        (2, 'eni-3', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1795284000, 1795284060, NULL, 'NODATA', NULL, '2026/11/20', 'us-east-1')\
        """,
        "version integer, interface_id varchar, srcaddr varchar, dstaddr varchar, srcport integer,"
            + " dstport integer, protocol bigint, packets bigint, bytes bigint, start bigint, end"
            + " bigint, action varchar, log_status varchar, tcp_flags integer, day varchar*, region"
            + " varchar*");
    catalog.table(
        "names",
        "('10.0.0.1', 'web', DATE '2026-11-01'), ('10.0.1.2', 'db', DATE '2026-11-02'),"
            + " ('10.9.9.9', 'old', NULL)",
        "address varchar, name varchar, since date");
    catalog.view("rejected", "SELECT * FROM flows WHERE action = 'REJECT'", "flows");
    return catalog;
  }

  /// @param columns `name type`, with a star after the type of a partition column
  void table(String name, String values, String columns) {
    SqlName full = new SqlName(CATALOG, "default", name);
    List<SqlColumn> list =
        List.of(columns.split(", ")).stream()
            .map(text -> {
              int blank = text.indexOf(' ');
              String type = text.substring(blank + 1);
              return new SqlColumn(
                  text.substring(0, blank),
                  SqlType.parse(type.replace("*", "")),
                  false,
                  type.endsWith("*"));
            })
            .toList();
    relations.put(full, new SqlRelation.Table(full, list));
    rows.put(full, values);
  }

  void view(String name, String sql, String like) {
    SqlName full = new SqlName(CATALOG, "default", name);
    List<SqlColumn> columns =
        relation(new SqlName(CATALOG, "default", like)).orElseThrow().columns().stream()
            .map(column -> SqlColumn.of(column.name(), column.type()))
            .toList();
    relations.put(full, new SqlRelation.View(full, sql, columns, "default"));
  }

  /// What stands in FROM for a table.
  String relationText(TableUse use) {
    StringBuilder text = new StringBuilder("(SELECT ");
    for (int i = 0; i < use.table().columns().size(); i++) {
      SqlColumn column = use.table().columns().get(i);
      text.append(i == 0 ? "" : ", ")
          .append("CAST(c")
          .append(i)
          .append(" AS ")
          .append(column.type().duckDb())
          .append(") AS ")
          .append(SqlText.name(column.name()));
    }
    text.append(" FROM (VALUES ").append(rows.get(use.table().name())).append(") AS v(");
    for (int i = 0; i < use.table().columns().size(); i++) {
      text.append(i == 0 ? "c" : ", c").append(i);
    }
    return text.append("))").toString();
  }

  @Override
  public Optional<SqlRelation> relation(SqlName name) {
    return Optional.ofNullable(relations.get(name));
  }

  @Override
  public boolean hasSchema(String schema) {
    return schema.equals("default");
  }

  @Override
  public List<SqlName> relations(String schema) {
    return List.copyOf(relations.keySet());
  }

  @Override
  public List<String> schemas() {
    return List.of("default");
  }
}
