package weir.query.files;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import weir.model.aws.Fault;
import weir.query.pruning.FilePruning;
import weir.query.session.TrinoErrors;
import weir.query.sql.SimpleType;
import weir.query.sql.SqlCatalog;
import weir.query.sql.SqlColumn;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlName;
import weir.query.sql.SqlRelation;
import weir.query.sql.SqlType;

/// The catalogue in which `flow_logs` is the one table.
///
/// @param table the table
record FlowLogCatalog(SqlRelation.Table table) implements SqlCatalog {
  private static final SqlName NAME = new SqlName("awsdatacatalog", "default", FilePruning.TABLE);

  static FlowLogCatalog of(FlowLogTable table) {
    return new FlowLogCatalog(
        new SqlRelation.Table(
            NAME,
            table.columns().stream()
                .map(column -> SqlColumn.of(column.name(), type(column.type())))
                .toList()));
  }

  private static SqlType type(TableColumn.Type type) {
    return switch (type) {
      case INTEGER -> SimpleType.INTEGER;
      case BIGINT -> SimpleType.BIGINT;
      case VARCHAR -> new SqlType.Varchar(OptionalInt.empty());
    };
  }

  /// What DuckDB says of a translated query, in Trino's words.
  static Fault fault(SQLException error) {
    SqlFault fault = TrinoErrors.of(error);
    return switch (fault.errorName()) {
      case "USER_CANCELED" -> new Fault.Unavailable("the query was cancelled");
      case "EXCEEDED_SPILL_LIMIT", "EXCEEDED_LOCAL_MEMORY_LIMIT", "GENERIC_INTERNAL_ERROR" ->
          new Fault.Unavailable(fault.message(), fault);
      default -> new Fault.Invalid(fault.message());
    };
  }

  @Override
  public Optional<SqlRelation> relation(SqlName name) {
    return name.equals(NAME) ? Optional.of(table) : Optional.empty();
  }

  @Override
  public boolean hasSchema(String schema) {
    return schema.equals(NAME.schema());
  }

  @Override
  public List<SqlName> relations(String schema) {
    return hasSchema(schema) ? List.of(NAME) : List.of();
  }

  @Override
  public List<String> schemas() {
    return List.of(NAME.schema());
  }
}
