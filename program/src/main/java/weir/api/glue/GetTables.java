package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.GetTablesRequest;
import software.amazon.awssdk.services.glue.model.GetTablesResponse;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableAttributes;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogTable;
import weir.store.catalog.NamePattern;

/// Shows the tables of a database that the caller may see.
final class GetTables extends GlueOperation<GetTablesRequest, GetTablesResponse> {
  GetTables(Glue glue) {
    super(
        glue,
        GetTablesRequest::builder,
        "CatalogId",
        "DatabaseName",
        "Expression",
        "NextToken",
        "MaxResults",
        "AuditContext",
        "IncludeStatusDetails",
        "AttributesToGet");
  }

  @Override
  protected List<Permission> needs(GetTablesRequest request, Call call) {
    return onDatabase(request.catalogId(), request.databaseName(), call);
  }

  @Override
  GetTablesResponse done(GetTablesRequest request, Call call) {
    Catalog catalog = catalog(request.catalogId(), call);
    String database = GlueNames.name("databaseName", request.databaseName());
    NamePattern wanted = NamePattern.of(request.expression() == null ? "" : request.expression());
    Page<CatalogTable> page =
        Page.of(
            catalog.tables(database).stream()
                .filter(table -> wanted.matches(table.name().table()))
                .filter(table -> sees(catalog.scope(), table.name(), call))
                .toList(),
            table -> table.name().table(),
            new Page.Asked(request.maxResults(), request.nextToken(), 100));
    return GetTablesResponse.builder()
        .tableList(
            page.items().stream()
                .map(table -> TableShapes.shown(table, catalog.scope()))
                .map(table -> attributes(request.attributesToGet(), table))
                .toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static Table attributes(List<TableAttributes> wanted, Table table) {
    if (wanted.isEmpty()) {
      return table;
    }
    Table.Builder some = Table.builder().name(table.name());
    if (wanted.contains(TableAttributes.TABLE_TYPE)) {
      some.databaseName(table.databaseName()).tableType(table.tableType());
    }
    return some.build();
  }
}
