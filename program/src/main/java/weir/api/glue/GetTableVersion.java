package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.GetTableVersionRequest;
import software.amazon.awssdk.services.glue.model.GetTableVersionResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogTable;

/// Shows what a table was in a version, or what it is.
final class GetTableVersion extends GlueOperation<GetTableVersionRequest, GetTableVersionResponse> {
  GetTableVersion(Glue glue) {
    super(
        glue,
        GetTableVersionRequest::builder,
        "CatalogId",
        "DatabaseName",
        "TableName",
        "VersionId");
  }

  @Override
  protected List<Permission> needs(GetTableVersionRequest request, Call call) {
    return onTable(request.catalogId(), request.databaseName(), request.tableName(), call);
  }

  @Override
  GetTableVersionResponse done(GetTableVersionRequest request, Call call) {
    Catalog catalog = catalog(request.catalogId(), call);
    List<CatalogTable> versions =
        catalog.versions(name(request.databaseName(), "tableName", request.tableName()));
    CatalogTable wanted =
        request.versionId() == null
            ? versions.getFirst()
            : versions.stream()
                .filter(one -> one.history().version() == GlueNames.version(request.versionId()))
                .findFirst()
                .orElseThrow(() -> GlueErrors.notFound("Table version not found."));
    return GetTableVersionResponse.builder()
        .tableVersion(TableShapes.version(wanted, catalog.scope()))
        .build();
  }
}
