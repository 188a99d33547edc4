package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.GetDatabaseRequest;
import software.amazon.awssdk.services.glue.model.GetDatabaseResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogDatabase;

/// Shows a database.
final class GetDatabase extends GlueOperation<GetDatabaseRequest, GetDatabaseResponse> {
  GetDatabase(Glue glue) {
    super(glue, GetDatabaseRequest::builder, "CatalogId", "Name");
  }

  @Override
  protected List<Permission> needs(GetDatabaseRequest request, Call call) {
    return onDatabase(request.catalogId(), request.name(), call);
  }

  @Override
  GetDatabaseResponse done(GetDatabaseRequest request, Call call) {
    Catalog catalog = catalog(request.catalogId(), call);
    CatalogDatabase database = catalog.database(GlueNames.name("name", request.name()));
    return GetDatabaseResponse.builder()
        .database(DatabaseShapes.shown(database, catalog.scope()))
        .build();
  }
}
