package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.glue.model.CreateTableRequest;
import software.amazon.awssdk.services.glue.model.CreateTableResponse;
import software.amazon.awssdk.services.glue.model.TableInput;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.catalog.TableName;

/// Makes a table.
final class CreateTable extends GlueOperation<CreateTableRequest, CreateTableResponse> {
  CreateTable(Glue glue) {
    super(glue, CreateTableRequest::builder, "CatalogId", "DatabaseName", "Name", "TableInput");
  }

  @Override
  protected List<Permission> needs(CreateTableRequest request, Call call) {
    return onTable(
        request.catalogId(),
        request.databaseName(),
        request.tableInput() == null ? request.name() : request.tableInput().name(),
        call);
  }

  @Override
  CreateTableResponse done(CreateTableRequest request, Call call) {
    TableInput input = RULES.present("tableInput", request.tableInput());
    TableName name =
        new TableName(
            GlueNames.name("databaseName", request.databaseName()),
            GlueNames.name("tableInput.name", input.name()));
    if (request.name() != null && !TableName.folded(request.name()).equals(name.table())) {
      throw GlueErrors.invalid(
          "Name is " + request.name() + " but TableInput.Name is " + input.name());
    }
    catalog(request.catalogId(), call)
        .create(name, TableShapes.of(input), String.valueOf(call.caller().arn()));
    return CreateTableResponse.builder().build();
  }
}
