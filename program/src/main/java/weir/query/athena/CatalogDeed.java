package weir.query.athena;

/// Something that is done to the catalogue, for which policies are asked.
///
/// @param action of Glue: `glue:GetTable`
/// @param database empty for the catalogue itself
/// @param table empty for the database itself; `*` for all of them
public record CatalogDeed(String action, String database, String table) {
  public static CatalogDeed onTable(String action, String database, String table) {
    return new CatalogDeed(action, database, table);
  }

  public static CatalogDeed onDatabase(String action, String database) {
    return new CatalogDeed(action, database, "");
  }

  public static CatalogDeed onCatalog(String action) {
    return new CatalogDeed(action, "", "");
  }
}
