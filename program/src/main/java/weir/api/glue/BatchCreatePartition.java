package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.glue.model.BatchCreatePartitionRequest;
import software.amazon.awssdk.services.glue.model.BatchCreatePartitionResponse;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogPartition;
import weir.store.catalog.CatalogTable;

/// Makes up to 100 partitions, as many of them as can be.
final class BatchCreatePartition
    extends GlueOperation<BatchCreatePartitionRequest, BatchCreatePartitionResponse> {
  BatchCreatePartition(Glue glue) {
    super(
        glue,
        BatchCreatePartitionRequest::builder,
        "CatalogId",
        "DatabaseName",
        "TableName",
        "PartitionInputList");
  }

  @Override
  protected List<Permission> needs(BatchCreatePartitionRequest request, Call call) {
    return onTable(request.catalogId(), request.databaseName(), request.tableName(), call);
  }

  @Override
  BatchCreatePartitionResponse done(BatchCreatePartitionRequest request, Call call) {
    Catalog catalog = catalog(request.catalogId(), call);
    CatalogTable table =
        catalog.table(name(request.databaseName(), "tableName", request.tableName()));
    List<PartitionInput> inputs =
        RULES.size("partitionInputList", request.partitionInputList(), 0, 100);
    List<CatalogPartition> wanted =
        inputs.stream().map(input -> PartitionShapes.of(input, call.now())).toList();
    return BatchCreatePartitionResponse.builder()
        .errors(PartitionShapes.errors(catalog.partitions().create(table, wanted)))
        .build();
  }
}
