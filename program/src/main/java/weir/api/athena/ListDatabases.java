package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.athena.model.ListDatabasesRequest;
import software.amazon.awssdk.services.athena.model.ListDatabasesResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.query.athena.CatalogDeed;
import weir.store.catalog.CatalogDatabase;

/// Lists the databases of the catalogue that the caller may see.
final class ListDatabases extends AthenaOperation<ListDatabasesRequest, ListDatabasesResponse> {
  ListDatabases(Athena athena) {
    super(
        athena,
        ListDatabasesRequest::builder,
        "CatalogName",
        "NextToken",
        "MaxResults",
        "WorkGroup");
  }

  @Override
  protected List<Permission> needs(ListDatabasesRequest request, Call call) {
    return CatalogReads.needs(
        "ListDatabases", request.catalogName(), CatalogDeed.onCatalog("glue:GetDatabases"), call);
  }

  @Override
  public ListDatabasesResponse answer(ListDatabasesRequest request, Call call) {
    int size = RULES.page(request.nextToken(), request.maxResults(), 50);
    DataCatalogs.require(request.catalogName());
    List<CatalogDatabase> seen =
        athena().catalogs().of(call.scope()).databases().stream()
            .filter(database ->
                CatalogReads.permits(
                    call, CatalogDeed.onDatabase("glue:GetDatabases", database.name())))
            .toList();
    Page<CatalogDatabase> page = Page.of(seen, CatalogDatabase::name, request.nextToken(), size);
    return ListDatabasesResponse.builder()
        .databaseList(page.items().stream().map(CatalogReads::shown).toList())
        .nextToken(page.nextToken())
        .build();
  }
}
