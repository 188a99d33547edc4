package weir.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import weir.model.aws.Fault;
import weir.model.flow.RecordField;
import weir.query.engine.LogColumns;
import weir.query.files.QueryTable;
import weir.query.insights.EventRelation;
import weir.query.sql.SqlCatalog;
import weir.query.sql.SqlName;
import weir.query.sql.SqlRelation;

/// The records of flow-log files as events: a view of `flow_logs` with the columns that
/// [LogColumns] names.
///
/// @param fields that the files have
/// @param catalog in which the view is
record RecordEvents(List<RecordField> fields, SqlCatalog catalog) {
  private static final String VIEW = "weir_record_events";

  /// @throws Fault.Invalid when the files do not say when the records start
  static RecordEvents of(QueryTable table, TimeOptions.Range range) {
    List<RecordField> fields =
        table.columns().stream()
            .flatMap(column ->
                Stream.of(RecordField.values()).filter(field -> field.columnName().equals(column)))
            .toList();
    if (!fields.contains(RecordField.START)) {
      throw new Fault.Invalid(
          "the files do not have the field start, so their records have no time to ask about; ask"
              + " them with weir sql");
    }
    SqlName name = new SqlName(FileSql.CATALOG, FileSql.SCHEMA, VIEW);
    SqlRelation view =
        new SqlRelation.View(name, sql(fields, range), LogColumns.of(fields), FileSql.SCHEMA);
    return new RecordEvents(fields, new WithView(table.catalog(), view));
  }

  /// What queries are planned over.
  EventRelation relation() {
    return new EventRelation(VIEW, fields, false, fields);
  }

  private static String sql(List<RecordField> fields, TimeOptions.Range range) {
    String message =
        fields.stream()
            .map(field -> "coalesce(CAST(" + name(field) + " AS varchar), '-')")
            .collect(Collectors.joining(" || ' ' || "));
    String stream =
        fields.contains(RecordField.INTERFACE_ID)
            ? name(RecordField.INTERFACE_ID)
            : "CAST(NULL AS varchar)";
    String columns =
        fields.stream()
            .map(field ->
                field.isNumber()
                    ? "CAST(" + name(field) + " AS bigint) AS " + name(field)
                    : name(field))
            .collect(Collectors.joining(", "));
    return """
    SELECT CAST("start" AS bigint) * 1000 AS "%s", %s AS "%s", CAST(NULL AS varchar) AS "%s",
      CAST("start" AS bigint) * 1000 AS "%s", %s AS "%s", 'files' AS "%s",
      BIGINT '0' AS "%s", BIGINT '0' AS "%s", %s
    FROM flow_logs WHERE "start" BETWEEN %d AND %d\
    """
        .formatted(
            LogColumns.TIMESTAMP,
            message,
            LogColumns.MESSAGE,
            LogColumns.TEXT,
            LogColumns.INGESTED,
            stream,
            LogColumns.STREAM,
            LogColumns.LOG,
            LogColumns.GROUP,
            LogColumns.SEQUENCE,
            columns,
            range.start().getEpochSecond(),
            range.end().getEpochSecond());
  }

  private static String name(RecordField field) {
    return '"' + field.columnName() + '"';
  }

  /// A catalogue and one more view.
  private record WithView(SqlCatalog catalog, SqlRelation view) implements SqlCatalog {
    @Override
    public Optional<SqlRelation> relation(SqlName name) {
      return name.equals(view.name()) ? Optional.of(view) : catalog.relation(name);
    }

    @Override
    public boolean hasSchema(String schema) {
      return catalog.hasSchema(schema);
    }

    @Override
    public List<SqlName> relations(String schema) {
      return catalog.relations(schema);
    }

    @Override
    public List<String> schemas() {
      return catalog.schemas();
    }
  }
}
