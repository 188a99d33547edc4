package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.GetPartitionRequest;
import software.amazon.awssdk.services.glue.model.GetPartitionResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogPartition;
import weir.store.catalog.CatalogTable;

/// Shows a partition.
final class GetPartition extends GlueOperation<GetPartitionRequest, GetPartitionResponse> {
  GetPartition(Glue glue) {
    super(
        glue,
        GetPartitionRequest::builder,
        "CatalogId",
        "DatabaseName",
        "TableName",
        "PartitionValues",
        "AuditContext");
  }

  @Override
  protected List<Permission> needs(GetPartitionRequest request, Call call) {
    return onTable(request.catalogId(), request.databaseName(), request.tableName(), call);
  }

  @Override
  GetPartitionResponse done(GetPartitionRequest request, Call call) {
    Catalog catalog = catalog(request.catalogId(), call);
    CatalogTable table =
        catalog.table(name(request.databaseName(), "tableName", request.tableName()));
    CatalogPartition partition = catalog.partitions().partition(table, request.partitionValues());
    return GetPartitionResponse.builder()
        .partition(PartitionShapes.shown(partition, table, catalog.scope()))
        .build();
  }
}
