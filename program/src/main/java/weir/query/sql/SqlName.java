package weir.query.sql;

import java.util.Locale;

/// The full name of a table or view, in lower case. The catalogue that Weir keeps is
/// `awsdatacatalog`.
public record SqlName(String catalog, String schema, String table) {
  public SqlName {
    catalog = catalog.toLowerCase(Locale.ROOT);
    schema = schema.toLowerCase(Locale.ROOT);
    table = table.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return catalog + "." + schema + "." + table;
  }
}
