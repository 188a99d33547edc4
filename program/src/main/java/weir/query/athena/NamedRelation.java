package weir.query.athena;

import java.util.List;
import weir.query.sql.SqlSession;
import weir.store.catalog.TableName;

/// A table's name as Trino's SQL has it: one to three parts.
final class NamedRelation {
  private NamedRelation() {}

  /// The table that is meant.
  ///
  /// @throws AthenaFault when it lies in another catalogue
  static TableName of(List<String> parts, SqlSession session) {
    return switch (parts.size()) {
      case 1 -> new TableName(session.schema(), parts.get(0));
      case 2 -> new TableName(parts.get(0), parts.get(1));
      case 3 -> {
        if (!TableName.folded(parts.get(0)).equals(CallerCatalog.NAME)) {
          throw AthenaFault.named(
              "CATALOG_NOT_FOUND", "Catalog '" + parts.get(0) + "' does not exist");
        }
        yield new TableName(parts.get(1), parts.get(2));
      }
      default ->
          throw AthenaFault.named("SYNTAX_ERROR", "Invalid table name " + String.join(".", parts));
    };
  }
}
