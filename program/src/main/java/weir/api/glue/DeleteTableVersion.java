package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.DeleteTableVersionRequest;
import software.amazon.awssdk.services.glue.model.DeleteTableVersionResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Forgets what a table was in a version.
final class DeleteTableVersion
    extends GlueOperation<DeleteTableVersionRequest, DeleteTableVersionResponse> {
  DeleteTableVersion(Glue glue) {
    super(
        glue,
        DeleteTableVersionRequest::builder,
        "CatalogId",
        "DatabaseName",
        "TableName",
        "VersionId");
  }

  @Override
  protected List<Permission> needs(DeleteTableVersionRequest request, Call call) {
    return onTable(request.catalogId(), request.databaseName(), request.tableName(), call);
  }

  @Override
  DeleteTableVersionResponse done(DeleteTableVersionRequest request, Call call) {
    catalog(request.catalogId(), call)
        .deleteVersion(
            name(request.databaseName(), "tableName", request.tableName()),
            GlueNames.version(request.versionId()));
    return DeleteTableVersionResponse.builder().build();
  }
}
