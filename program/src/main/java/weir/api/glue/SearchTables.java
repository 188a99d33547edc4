package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.SearchTablesRequest;
import software.amazon.awssdk.services.glue.model.SearchTablesResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogTable;

/// Finds tables by words in them and by their properties.
final class SearchTables extends GlueOperation<SearchTablesRequest, SearchTablesResponse> {
  SearchTables(Glue glue) {
    super(
        glue,
        SearchTablesRequest::builder,
        "CatalogId",
        "NextToken",
        "Filters",
        "SearchText",
        "SortCriteria",
        "MaxResults",
        "ResourceShareType",
        "IncludeStatusDetails");
  }

  @Override
  protected List<Permission> needs(SearchTablesRequest request, Call call) {
    return onCatalog(request.catalogId(), call);
  }

  @Override
  public boolean readOnly() {
    return true;
  }

  @Override
  SearchTablesResponse done(SearchTablesRequest request, Call call) {
    Catalog catalog = catalog(request.catalogId(), call);
    TableSearch search = TableSearch.of(request);
    List<CatalogTable> found =
        catalog.tables().stream()
            .filter(search::matches)
            .filter(table -> sees(catalog.scope(), table.name(), call))
            .sorted(search.order())
            .toList();
    Page<CatalogTable> page =
        Page.numbered(found, new Page.Asked(request.maxResults(), request.nextToken(), 1_000));
    return SearchTablesResponse.builder()
        .tableList(
            page.items().stream().map(table -> TableShapes.shown(table, catalog.scope())).toList())
        .nextToken(page.nextToken())
        .build();
  }
}
