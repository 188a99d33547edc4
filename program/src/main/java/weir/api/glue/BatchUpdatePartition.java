package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.glue.model.BatchUpdatePartitionFailureEntry;
import software.amazon.awssdk.services.glue.model.BatchUpdatePartitionRequest;
import software.amazon.awssdk.services.glue.model.BatchUpdatePartitionRequestEntry;
import software.amazon.awssdk.services.glue.model.BatchUpdatePartitionResponse;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogRefusal;
import weir.store.catalog.CatalogTable;

/// Puts up to 100 partitions in the place of others.
final class BatchUpdatePartition
    extends GlueOperation<BatchUpdatePartitionRequest, BatchUpdatePartitionResponse> {
  BatchUpdatePartition(Glue glue) {
    super(
        glue,
        BatchUpdatePartitionRequest::builder,
        "CatalogId",
        "DatabaseName",
        "TableName",
        "Entries");
  }

  @Override
  protected List<Permission> needs(BatchUpdatePartitionRequest request, Call call) {
    return onTable(request.catalogId(), request.databaseName(), request.tableName(), call);
  }

  @Override
  BatchUpdatePartitionResponse done(BatchUpdatePartitionRequest request, Call call) {
    Catalog catalog = catalog(request.catalogId(), call);
    CatalogTable table =
        catalog.table(name(request.databaseName(), "tableName", request.tableName()));
    List<BatchUpdatePartitionFailureEntry> errors = new ArrayList<>();
    for (BatchUpdatePartitionRequestEntry entry :
        RULES.size("entries", request.entries(), 0, 100)) {
      PartitionInput input =
          RULES.present("entries.1.member.partitionInput", entry.partitionInput());
      try {
        catalog
            .partitions()
            .update(
                table,
                entry.partitionValueList(),
                before -> PartitionShapes.of(input, before.created()));
      } catch (CatalogRefusal refused) {
        errors.add(
            BatchUpdatePartitionFailureEntry.builder()
                .partitionValueList(entry.partitionValueList())
                .errorDetail(GlueErrors.detail(refused))
                .build());
      }
    }
    return BatchUpdatePartitionResponse.builder().errors(errors).build();
  }
}
