package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.athena.model.ListTableMetadataRequest;
import software.amazon.awssdk.services.athena.model.ListTableMetadataResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.query.athena.CatalogDeed;
import weir.store.catalog.CatalogTable;
import weir.store.catalog.NamePattern;
import weir.store.catalog.TableName;

/// Lists the tables of a database that the caller may see.
final class ListTableMetadata
    extends AthenaOperation<ListTableMetadataRequest, ListTableMetadataResponse> {
  ListTableMetadata(Athena athena) {
    super(
        athena,
        ListTableMetadataRequest::builder,
        "CatalogName",
        "DatabaseName",
        "Expression",
        "NextToken",
        "MaxResults",
        "WorkGroup");
  }

  @Override
  protected List<Permission> needs(ListTableMetadataRequest request, Call call) {
    String database = RULES.text("databaseName", request.databaseName(), 1, 128);
    return CatalogReads.needs(
        "ListTableMetadata",
        request.catalogName(),
        CatalogDeed.onDatabase("glue:GetTables", TableName.folded(database)),
        call);
  }

  @Override
  public ListTableMetadataResponse answer(ListTableMetadataRequest request, Call call) {
    int size = RULES.page(request.nextToken(), request.maxResults(), 50);
    DataCatalogs.require(request.catalogName());
    NamePattern wanted = NamePattern.of(Objects.requireNonNullElse(request.expression(), ""));
    List<CatalogTable> seen =
        CatalogReads.found(
                () -> athena().catalogs().of(call.scope()).tables(request.databaseName()))
            .stream()
            .filter(table -> wanted.matches(table.name().table()))
            .filter(table ->
                CatalogReads.permits(
                    call,
                    CatalogDeed.onTable(
                        "glue:GetTables", table.name().database(), table.name().table())))
            .toList();
    Page<CatalogTable> page =
        Page.of(seen, table -> table.name().table(), request.nextToken(), size);
    return ListTableMetadataResponse.builder()
        .tableMetadataList(page.items().stream().map(CatalogReads::shown).toList())
        .nextToken(page.nextToken())
        .build();
  }
}
