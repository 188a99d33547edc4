package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

import java.util.List;
import java.util.OptionalLong;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.glue.model.UpdateTableRequest;
import software.amazon.awssdk.services.glue.model.UpdateTableResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.catalog.TableDefinition;
import weir.store.catalog.TableName;

/// Puts a table in the place of what it was.
final class UpdateTable extends GlueOperation<UpdateTableRequest, UpdateTableResponse> {
  UpdateTable(Glue glue) {
    super(
        glue,
        UpdateTableRequest::builder,
        "CatalogId",
        "DatabaseName",
        "Name",
        "TableInput",
        "SkipArchive",
        "VersionId",
        "Force");
  }

  @Override
  protected List<Permission> needs(UpdateTableRequest request, Call call) {
    return onTable(
        request.catalogId(),
        request.databaseName(),
        request.tableInput() == null ? request.name() : request.tableInput().name(),
        call);
  }

  @Override
  UpdateTableResponse done(UpdateTableRequest request, Call call) {
    TableInput input = RULES.present("tableInput", request.tableInput());
    TableName name = name(request.databaseName(), "tableInput.name", input.name());
    if (request.name() != null && !TableName.folded(request.name()).equals(name.table())) {
      throw GlueErrors.invalid(
          "TableInput.Name is " + input.name() + " but a table keeps its name " + request.name());
    }
    TableDefinition wanted = TableShapes.of(input);
    catalog(request.catalogId(), call)
        .update(
            name,
            before -> wanted,
            request.versionId() == null
                ? OptionalLong.empty()
                : OptionalLong.of(GlueNames.version(request.versionId())),
            !Boolean.TRUE.equals(request.skipArchive()));
    return UpdateTableResponse.builder().build();
  }
}
