package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.glue.model.CreatePartitionRequest;
import software.amazon.awssdk.services.glue.model.CreatePartitionResponse;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogTable;

/// Makes a partition.
final class CreatePartition extends GlueOperation<CreatePartitionRequest, CreatePartitionResponse> {
  CreatePartition(Glue glue) {
    super(
        glue,
        CreatePartitionRequest::builder,
        "CatalogId",
        "DatabaseName",
        "TableName",
        "PartitionInput");
  }

  @Override
  protected List<Permission> needs(CreatePartitionRequest request, Call call) {
    return onTable(request.catalogId(), request.databaseName(), request.tableName(), call);
  }

  @Override
  CreatePartitionResponse done(CreatePartitionRequest request, Call call) {
    Catalog catalog = catalog(request.catalogId(), call);
    CatalogTable table =
        catalog.table(name(request.databaseName(), "tableName", request.tableName()));
    PartitionInput input = RULES.present("partitionInput", request.partitionInput());
    PartitionShapes.requireAll(
        catalog.partitions().create(table, List.of(PartitionShapes.of(input, call.now()))));
    return CreatePartitionResponse.builder().build();
  }
}
