package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.GetTableRequest;
import software.amazon.awssdk.services.glue.model.GetTableResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogTable;

/// Shows a table.
final class GetTable extends GlueOperation<GetTableRequest, GetTableResponse> {
  GetTable(Glue glue) {
    super(
        glue,
        GetTableRequest::builder,
        "CatalogId",
        "DatabaseName",
        "Name",
        "AuditContext",
        "IncludeStatusDetails");
  }

  @Override
  protected List<Permission> needs(GetTableRequest request, Call call) {
    return onTable(request.catalogId(), request.databaseName(), request.name(), call);
  }

  @Override
  GetTableResponse done(GetTableRequest request, Call call) {
    Catalog catalog = catalog(request.catalogId(), call);
    CatalogTable table = catalog.table(name(request.databaseName(), "name", request.name()));
    return GetTableResponse.builder().table(TableShapes.shown(table, catalog.scope())).build();
  }
}
