package weir.query.sql;

import java.util.List;
import java.util.Optional;

/// The tables that a query can name. Whoever asks sees only what he may.
public interface SqlCatalog {
  Optional<SqlRelation> relation(SqlName name);

  boolean hasSchema(String schema);

  List<SqlName> relations(String schema);

  List<String> schemas();
}
