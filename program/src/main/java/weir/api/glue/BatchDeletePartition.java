package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.glue.model.BatchDeletePartitionRequest;
import software.amazon.awssdk.services.glue.model.BatchDeletePartitionResponse;
import software.amazon.awssdk.services.glue.model.PartitionValueList;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogTable;

/// Deletes up to 25 partitions, as many of them as are there.
final class BatchDeletePartition
    extends GlueOperation<BatchDeletePartitionRequest, BatchDeletePartitionResponse> {
  BatchDeletePartition(Glue glue) {
    super(
        glue,
        BatchDeletePartitionRequest::builder,
        "CatalogId",
        "DatabaseName",
        "TableName",
        "PartitionsToDelete");
  }

  @Override
  protected List<Permission> needs(BatchDeletePartitionRequest request, Call call) {
    return onTable(request.catalogId(), request.databaseName(), request.tableName(), call);
  }

  @Override
  BatchDeletePartitionResponse done(BatchDeletePartitionRequest request, Call call) {
    Catalog catalog = catalog(request.catalogId(), call);
    CatalogTable table =
        catalog.table(name(request.databaseName(), "tableName", request.tableName()));
    List<List<String>> values =
        RULES.size("partitionsToDelete", request.partitionsToDelete(), 0, 25).stream()
            .map(PartitionValueList::values)
            .toList();
    return BatchDeletePartitionResponse.builder()
        .errors(PartitionShapes.errors(catalog.partitions().delete(table, values)))
        .build();
  }
}
