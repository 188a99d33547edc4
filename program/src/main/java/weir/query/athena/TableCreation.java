package weir.query.athena;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import weir.query.engine.OutputFormat;
import weir.query.engine.WrittenRows;
import weir.query.objects.ObjectAddress;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlQuery;
import weir.query.sql.SqlStatement;
import weir.store.catalog.CatalogColumn;
import weir.store.catalog.CatalogStorage;
import weir.store.catalog.TableDefinition;
import weir.store.catalog.TableName;

/// `CREATE TABLE … AS SELECT …`: the rows as objects, and a table over them.
record TableCreation(StatementRun run, SqlStatement.CreateTableAs statement) {
  private static final Set<String> PROPERTIES =
      Set.of(
          "format",
          "external_location",
          "partitioned_by",
          "write_compression",
          "parquet_compression",
          "field_delimiter",
          "table_type",
          "is_external");

  StatementOutcome outcome() {
    TableName name = NamedRelation.of(statement.name(), run.session());
    run.requester().require(CatalogDeed.onDatabase("glue:GetDatabase", name.database()));
    run.requester().require(CatalogDeed.onTable("glue:CreateTable", name.database(), name.table()));
    WriteProperties properties =
        new WriteProperties("CREATE TABLE", statement.properties(), PROPERTIES);
    requireHive(properties);
    requirePlace(properties);
    if (run.catalog().findDatabase(name.database()).isEmpty()) {
      throw new AthenaFault(
          "SCHEMA_NOT_FOUND: Schema " + name.database() + " does not exist",
          ErrorKind.of("SCHEMA_NOT_FOUND"));
    }
    if (run.catalog().find(name).isPresent()) {
      return there(name);
    }
    return create(name, properties);
  }

  private static void requireHive(WriteProperties properties) {
    if (!properties.text("table_type", "HIVE").equalsIgnoreCase("HIVE")) {
      throw AthenaFault.named(
          "NOT_SUPPORTED",
          "table_type is " + properties.text("table_type", "") + "; Weir has tables of Hive only");
    }
  }

  private void requirePlace(WriteProperties properties) {
    if (run.order().target().enforced() && properties.has("external_location")) {
      throw AthenaFault.named(
          "INVALID_TABLE_PROPERTY",
          "The Create Table As Select query failed because it was submitted with an"
              + " 'external_location' property to an Athena Workgroup that enforces a centralized"
              + " output location for all queries. Please remove the 'external_location' property"
              + " and resubmit the query.");
    }
  }

  private StatementOutcome there(TableName name) {
    if (!statement.ifNotExists()) {
      throw AthenaFault.named(
          "TABLE_ALREADY_EXISTS",
          "line 1:1: Destination table '" + CallerCatalog.NAME + "." + name + "' already exists");
    }
    WrittenData nothing =
        new WrittenData(
            run,
            new ObjectAddress("", "/"),
            new OutputFormat.Json(false),
            List.of(),
            "CREATE TABLE");
    return nothing.leave(new WrittenRows(0, List.of()));
  }

  private StatementOutcome create(TableName name, WriteProperties properties) {
    OutputFormat format = properties.format("PARQUET", false);
    List<String> partitionedBy = properties.texts("partitioned_by");
    CallerCatalog seen = new CallerCatalog(run.catalog(), run.requester());
    AnalyzedQuery query = AnalyzedQuery.of(query(), seen, run.session());
    ColumnNames.require(query.outputs());
    if (!partitionedBy.isEmpty()) {
      WrittenData.requireLast(query.outputs(), partitionedBy);
      run.requester()
          .require(CatalogDeed.onTable("glue:BatchCreatePartition", name.database(), name.table()));
    }
    String own = run.order().target().uri("tables/" + run.order().id() + "/");
    ObjectAddress folder = ObjectAddress.of(properties.text("external_location", own)).folder();
    WrittenData data = new WrittenData(run, folder, format, partitionedBy, "CREATE TABLE");
    data.requireEmpty(
        "Target directory for table '"
            + name
            + "' already exists: "
            + folder
            + ". You may need to manually clean the data at location '"
            + folder
            + "' before retrying. Athena will not delete data in your account.");
    WrittenRows written =
        statement.withData() ? data.write(query, seen) : new WrittenRows(0, List.of());
    try {
      run.catalog()
          .create(name, definition(query, folder, format, partitionedBy), run.requester().name());
      NewPartitions.register(run, name, written, folder);
    } catch (RuntimeException failed) {
      data.remove(written);
      throw failed;
    }
    return data.leave(written);
  }

  /// With the names of the statement's column list, if it has one.
  private SqlQuery query() {
    return statement.columns().isEmpty()
        ? statement.query()
        : CastQuery.renamed(statement.query(), statement.columns());
  }

  private static TableDefinition definition(
      AnalyzedQuery query, ObjectAddress folder, OutputFormat format, List<String> partitionedBy) {
    List<CatalogColumn> columns = new ArrayList<>();
    query
        .outputs()
        .forEach(output ->
            columns.add(
                CatalogColumn.of(
                    output.name().toLowerCase(Locale.ROOT), output.type().hiveText())));
    int keys = columns.size() - partitionedBy.size();
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("EXTERNAL", "TRUE");
    parameters.put("has_encrypted_data", "false");
    CatalogStorage storage =
        CatalogStorage.of(
            columns.subList(0, keys), folder.toString(), WrittenFormat.storage(format));
    return TableDefinition.external(storage, columns.subList(keys, columns.size()), parameters);
  }
}
