package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.DeleteTableRequest;
import software.amazon.awssdk.services.glue.model.DeleteTableResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Deletes a table with its partitions and versions.
final class DeleteTable extends GlueOperation<DeleteTableRequest, DeleteTableResponse> {
  DeleteTable(Glue glue) {
    super(glue, DeleteTableRequest::builder, "CatalogId", "DatabaseName", "Name");
  }

  @Override
  protected List<Permission> needs(DeleteTableRequest request, Call call) {
    return onTable(request.catalogId(), request.databaseName(), request.name(), call);
  }

  @Override
  DeleteTableResponse done(DeleteTableRequest request, Call call) {
    catalog(request.catalogId(), call).delete(name(request.databaseName(), "name", request.name()));
    return DeleteTableResponse.builder().build();
  }
}
