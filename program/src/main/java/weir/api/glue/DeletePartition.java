package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.DeletePartitionRequest;
import software.amazon.awssdk.services.glue.model.DeletePartitionResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogTable;

/// Deletes a partition.
final class DeletePartition extends GlueOperation<DeletePartitionRequest, DeletePartitionResponse> {
  DeletePartition(Glue glue) {
    super(
        glue,
        DeletePartitionRequest::builder,
        "CatalogId",
        "DatabaseName",
        "TableName",
        "PartitionValues");
  }

  @Override
  protected List<Permission> needs(DeletePartitionRequest request, Call call) {
    return onTable(request.catalogId(), request.databaseName(), request.tableName(), call);
  }

  @Override
  DeletePartitionResponse done(DeletePartitionRequest request, Call call) {
    Catalog catalog = catalog(request.catalogId(), call);
    CatalogTable table =
        catalog.table(name(request.databaseName(), "tableName", request.tableName()));
    PartitionShapes.requireAll(
        catalog.partitions().delete(table, List.of(request.partitionValues())));
    return DeletePartitionResponse.builder().build();
  }
}
