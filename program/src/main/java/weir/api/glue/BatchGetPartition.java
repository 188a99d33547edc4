package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.glue.model.BatchGetPartitionRequest;
import software.amazon.awssdk.services.glue.model.BatchGetPartitionResponse;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionValueList;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogTable;

/// Shows up to 1,000 partitions by their values.
final class BatchGetPartition
    extends GlueOperation<BatchGetPartitionRequest, BatchGetPartitionResponse> {
  BatchGetPartition(Glue glue) {
    super(
        glue,
        BatchGetPartitionRequest::builder,
        "CatalogId",
        "DatabaseName",
        "TableName",
        "PartitionsToGet",
        "AuditContext",
        "QuerySessionContext");
  }

  @Override
  protected List<Permission> needs(BatchGetPartitionRequest request, Call call) {
    return onTable(request.catalogId(), request.databaseName(), request.tableName(), call);
  }

  @Override
  public boolean readOnly() {
    return true;
  }

  @Override
  BatchGetPartitionResponse done(BatchGetPartitionRequest request, Call call) {
    Catalog catalog = catalog(request.catalogId(), call);
    CatalogTable table =
        catalog.table(name(request.databaseName(), "tableName", request.tableName()));
    List<PartitionValueList> wanted =
        RULES.size("partitionsToGet", request.partitionsToGet(), 0, 1_000);
    List<Partition> found = new ArrayList<>();
    List<PartitionValueList> missing = new ArrayList<>();
    for (PartitionValueList values : wanted) {
      catalog
          .partitions()
          .find(table, values.values())
          .ifPresentOrElse(
              one -> found.add(PartitionShapes.shown(one, table, catalog.scope())),
              () -> missing.add(values));
    }
    return BatchGetPartitionResponse.builder().partitions(found).unprocessedKeys(missing).build();
  }
}
