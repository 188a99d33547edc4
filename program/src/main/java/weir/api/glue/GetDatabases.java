package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.DatabaseAttributes;
import software.amazon.awssdk.services.glue.model.GetDatabasesRequest;
import software.amazon.awssdk.services.glue.model.GetDatabasesResponse;
import software.amazon.awssdk.services.glue.model.ResourceShareType;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogDatabase;

/// Shows the databases that the caller may see.
final class GetDatabases extends GlueOperation<GetDatabasesRequest, GetDatabasesResponse> {
  GetDatabases(Glue glue) {
    super(
        glue,
        GetDatabasesRequest::builder,
        "CatalogId",
        "NextToken",
        "MaxResults",
        "ResourceShareType",
        "AttributesToGet");
  }

  @Override
  protected List<Permission> needs(GetDatabasesRequest request, Call call) {
    return onCatalog(request.catalogId(), call);
  }

  @Override
  GetDatabasesResponse done(GetDatabasesRequest request, Call call) {
    Catalog catalog = catalog(request.catalogId(), call);
    boolean namesOnly = request.attributesToGet().equals(List.of(DatabaseAttributes.NAME));
    List<CatalogDatabase> visible =
        request.resourceShareType() == ResourceShareType.FOREIGN
                || request.resourceShareType() == ResourceShareType.FEDERATED
            ? List.of()
            : catalog.databases().stream()
                .filter(one -> sees(catalog.scope(), one.name(), call))
                .toList();
    Page<CatalogDatabase> page =
        Page.of(
            visible,
            CatalogDatabase::name,
            new Page.Asked(request.maxResults(), request.nextToken(), 100));
    return GetDatabasesResponse.builder()
        .databaseList(
            page.items().stream()
                .map(one ->
                    namesOnly
                        ? Database.builder().name(one.name()).build()
                        : DatabaseShapes.shown(one, catalog.scope()))
                .toList())
        .nextToken(page.nextToken())
        .build();
  }
}
