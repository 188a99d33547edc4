package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.UpdatePartitionRequest;
import software.amazon.awssdk.services.glue.model.UpdatePartitionResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogTable;

/// Puts a partition in the place of another.
final class UpdatePartition extends GlueOperation<UpdatePartitionRequest, UpdatePartitionResponse> {
  UpdatePartition(Glue glue) {
    super(
        glue,
        UpdatePartitionRequest::builder,
        "CatalogId",
        "DatabaseName",
        "TableName",
        "PartitionValueList",
        "PartitionInput");
  }

  @Override
  protected List<Permission> needs(UpdatePartitionRequest request, Call call) {
    return onTable(request.catalogId(), request.databaseName(), request.tableName(), call);
  }

  @Override
  UpdatePartitionResponse done(UpdatePartitionRequest request, Call call) {
    Catalog catalog = catalog(request.catalogId(), call);
    CatalogTable table =
        catalog.table(name(request.databaseName(), "tableName", request.tableName()));
    PartitionInput input = RULES.present("partitionInput", request.partitionInput());
    catalog
        .partitions()
        .update(
            table,
            request.partitionValueList(),
            before -> PartitionShapes.of(input, before.created()));
    return UpdatePartitionResponse.builder().build();
  }
}
