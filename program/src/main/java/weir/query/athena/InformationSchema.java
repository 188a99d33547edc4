package weir.query.athena;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weir.query.hive.StoredView;
import weir.query.sql.SimpleType;
import weir.query.sql.SqlColumn;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlName;
import weir.query.sql.SqlRelation;
import weir.query.sql.SqlType;
import weir.store.catalog.CatalogColumn;
import weir.store.catalog.CatalogTable;

/// `information_schema`: what of the catalogue a person may see, as tables.
///
/// @param catalog theirs
record InformationSchema(CallerCatalog catalog) {
  /// Empty when there is no such table.
  Optional<SqlRelation> relation(SqlName name) {
    return switch (name.table()) {
      case "schemata" -> Optional.of(schemata(name));
      case "tables" -> Optional.of(tables(name));
      case "columns" -> Optional.of(columns(name));
      case "views" -> Optional.of(views(name));
      default -> Optional.empty();
    };
  }

  private SqlRelation schemata(SqlName name) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (String schema : schemas()) {
      rows.add(List.of(CallerCatalog.NAME, schema));
    }
    return ValuesView.of(name, texts("catalog_name", "schema_name"), rows);
  }

  private List<String> schemas() {
    return Stream.concat(catalog.schemas().stream(), Stream.of("information_schema"))
        .sorted()
        .toList();
  }

  private List<CatalogTable> all() {
    return catalog.schemas().stream().flatMap(schema -> catalog.visible(schema).stream()).toList();
  }

  private SqlRelation tables(SqlName name) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (CatalogTable table : all()) {
      rows.add(
          List.of(
              CallerCatalog.NAME,
              table.name().database(),
              table.name().table(),
              table.isView() ? "VIEW" : "BASE TABLE"));
    }
    return ValuesView.of(
        name, texts("table_catalog", "table_schema", "table_name", "table_type"), rows);
  }

  private SqlRelation columns(SqlName name) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (CatalogTable table : all()) {
      int position = 0;
      for (CatalogColumn column : table.columns()) {
        rows.add(column(table, column, ++position, null));
      }
      for (CatalogColumn key : table.partitionKeys()) {
        rows.add(column(table, key, ++position, "partition key"));
      }
    }
    List<SqlColumn> columns =
        new ArrayList<>(texts("table_catalog", "table_schema", "table_name", "column_name"));
    columns.add(SqlColumn.of("ordinal_position", SimpleType.BIGINT));
    columns.addAll(texts("column_default", "is_nullable", "data_type", "comment", "extra_info"));
    return ValuesView.of(name, columns, rows);
  }

  private static List<@Nullable String> column(
      CatalogTable table, CatalogColumn column, int position, @Nullable String extra) {
    return Arrays.asList(
        CallerCatalog.NAME,
        table.name().database(),
        table.name().table(),
        column.name().toLowerCase(Locale.ROOT),
        Integer.toString(position),
        null,
        "YES",
        type(column),
        column.comment().isEmpty() ? null : column.comment(),
        extra);
  }

  /// A type that SQL does not know is shown as it stands.
  private static String type(CatalogColumn column) {
    try {
      return SqlType.ofHive(column.type()).text();
    } catch (SqlFault unknown) {
      return column.type();
    }
  }

  private SqlRelation views(SqlName name) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (CatalogTable table : all()) {
      if (table.isView()) {
        rows.add(
            List.of(
                CallerCatalog.NAME,
                table.name().database(),
                table.name().table(),
                StoredView.of(table).map(StoredView::sql).orElse("")));
      }
    }
    return ValuesView.of(
        name, texts("table_catalog", "table_schema", "table_name", "view_definition"), rows);
  }

  private static List<SqlColumn> texts(String... names) {
    return Stream.of(names)
        .map(name -> SqlColumn.of(name, new SqlType.Varchar(OptionalInt.empty())))
        .toList();
  }
}
