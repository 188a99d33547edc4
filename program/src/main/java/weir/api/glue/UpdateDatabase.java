package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.glue.model.DatabaseInput;
import software.amazon.awssdk.services.glue.model.UpdateDatabaseRequest;
import software.amazon.awssdk.services.glue.model.UpdateDatabaseResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.catalog.CatalogDatabase;
import weir.store.catalog.TableName;

/// Changes what is said of a database.
final class UpdateDatabase extends GlueOperation<UpdateDatabaseRequest, UpdateDatabaseResponse> {
  UpdateDatabase(Glue glue) {
    super(glue, UpdateDatabaseRequest::builder, "CatalogId", "Name", "DatabaseInput");
  }

  @Override
  protected List<Permission> needs(UpdateDatabaseRequest request, Call call) {
    return onDatabase(request.catalogId(), request.name(), call);
  }

  @Override
  UpdateDatabaseResponse done(UpdateDatabaseRequest request, Call call) {
    DatabaseInput input = RULES.present("databaseInput", request.databaseInput());
    String name = GlueNames.name("name", request.name());
    CatalogDatabase wanted = DatabaseShapes.of(input, call.now());
    if (!wanted.name().equals(TableName.folded(name))) {
      throw GlueErrors.invalid(
          "DatabaseInput.Name is " + wanted.name() + " but a database keeps its name " + name);
    }
    catalog(request.catalogId(), call)
        .updateDatabase(
            name,
            before ->
                new CatalogDatabase(
                    before.name(),
                    wanted.description(),
                    wanted.location(),
                    wanted.parameters(),
                    wanted.tableGrants(),
                    before.created()));
    return UpdateDatabaseResponse.builder().build();
  }
}
