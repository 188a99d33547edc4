package weir.query.athena;

import java.util.List;
import java.util.Set;
import weir.query.engine.OutputFormat;
import weir.query.objects.ObjectAddress;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlStatement;

/// `UNLOAD (SELECT …) TO 's3://…' WITH (…)`
record Unloading(StatementRun run, SqlStatement.Unload statement) {
  private static final Set<String> PROPERTIES =
      Set.of("format", "compression", "field_delimiter", "partitioned_by");

  StatementOutcome outcome() {
    WriteProperties properties = new WriteProperties("UNLOAD", statement.properties(), PROPERTIES);
    if (!properties.has("format")) {
      throw AthenaFault.named(
          "INVALID_TABLE_PROPERTY", "UNLOAD needs the property format: WITH (format = 'PARQUET')");
    }
    OutputFormat format = properties.format("PARQUET", false);
    List<String> partitionedBy = properties.texts("partitioned_by");
    CallerCatalog seen = new CallerCatalog(run.catalog(), run.requester());
    AnalyzedQuery query = AnalyzedQuery.of(statement.query(), seen, run.session());
    if (!partitionedBy.isEmpty()) {
      WrittenData.requireLast(query.outputs(), partitionedBy);
    }
    ObjectAddress folder = ObjectAddress.of(statement.location()).folder();
    WrittenData data = new WrittenData(run, folder, format, partitionedBy, "UNLOAD");
    data.requireEmpty(
        "Target directory '"
            + statement.location()
            + "' already exists or has files in it; UNLOAD needs a location without any");
    return data.leave(data.write(query, seen));
  }
}
