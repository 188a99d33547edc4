package weir.api.glue;

import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.glue.model.GetTableVersionsRequest;
import software.amazon.awssdk.services.glue.model.GetTableVersionsResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogTable;

/// Shows what a table is and was, the latest first.
final class GetTableVersions
    extends GlueOperation<GetTableVersionsRequest, GetTableVersionsResponse> {
  GetTableVersions(Glue glue) {
    super(
        glue,
        GetTableVersionsRequest::builder,
        "CatalogId",
        "DatabaseName",
        "TableName",
        "NextToken",
        "MaxResults",
        "AuditContext");
  }

  @Override
  protected List<Permission> needs(GetTableVersionsRequest request, Call call) {
    return onTable(request.catalogId(), request.databaseName(), request.tableName(), call);
  }

  @Override
  GetTableVersionsResponse done(GetTableVersionsRequest request, Call call) {
    Catalog catalog = catalog(request.catalogId(), call);
    List<CatalogTable> versions =
        catalog.versions(name(request.databaseName(), "tableName", request.tableName()));
    Page<CatalogTable> page =
        Page.of(
            versions,
            one -> String.format(Locale.ROOT, "%012d", 999_999_999_999L - one.history().version()),
            new Page.Asked(request.maxResults(), request.nextToken(), 100));
    return GetTableVersionsResponse.builder()
        .tableVersions(
            page.items().stream().map(one -> TableShapes.version(one, catalog.scope())).toList())
        .nextToken(page.nextToken())
        .build();
  }
}
