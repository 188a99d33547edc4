package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.glue.model.CreateDatabaseRequest;
import software.amazon.awssdk.services.glue.model.CreateDatabaseResponse;
import software.amazon.awssdk.services.glue.model.DatabaseInput;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogDatabase;

/// Makes a database.
final class CreateDatabase extends GlueOperation<CreateDatabaseRequest, CreateDatabaseResponse> {
  CreateDatabase(Glue glue) {
    super(glue, CreateDatabaseRequest::builder, "CatalogId", "DatabaseInput", "Tags");
  }

  @Override
  protected List<Permission> needs(CreateDatabaseRequest request, Call call) {
    return GlueTags.requested(
        onDatabase(
            request.catalogId(),
            request.databaseInput() == null ? null : request.databaseInput().name(),
            call),
        request.tags());
  }

  @Override
  CreateDatabaseResponse done(CreateDatabaseRequest request, Call call) {
    DatabaseInput input = RULES.present("databaseInput", request.databaseInput());
    Catalog catalog = catalog(request.catalogId(), call);
    CatalogDatabase database = DatabaseShapes.of(input, call.now());
    catalog.create(database);
    if (!request.tags().isEmpty()) {
      glue()
          .tags()
          .add(GlueArns.of(catalog.scope()).database(database.name()), request.tags(), call);
    }
    return CreateDatabaseResponse.builder().build();
  }
}
