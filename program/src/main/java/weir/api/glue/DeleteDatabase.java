package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.DeleteDatabaseRequest;
import software.amazon.awssdk.services.glue.model.DeleteDatabaseResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.catalog.Catalog;

/// Deletes a database with its tables.
final class DeleteDatabase extends GlueOperation<DeleteDatabaseRequest, DeleteDatabaseResponse> {
  DeleteDatabase(Glue glue) {
    super(glue, DeleteDatabaseRequest::builder, "CatalogId", "Name");
  }

  @Override
  protected List<Permission> needs(DeleteDatabaseRequest request, Call call) {
    return onDatabaseWithAll(request.catalogId(), request.name(), call);
  }

  @Override
  DeleteDatabaseResponse done(DeleteDatabaseRequest request, Call call) {
    Catalog catalog = catalog(request.catalogId(), call);
    String name = GlueNames.name("name", request.name());
    catalog.deleteDatabase(name);
    glue().tags().forget(GlueArns.of(catalog.scope()).database(name), call);
    return DeleteDatabaseResponse.builder().build();
  }
}
