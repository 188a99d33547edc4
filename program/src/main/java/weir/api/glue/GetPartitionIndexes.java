package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.GetPartitionIndexesRequest;
import software.amazon.awssdk.services.glue.model.GetPartitionIndexesResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows a table's partition indexes, of which there are none: partitions are found fast without.
final class GetPartitionIndexes
    extends GlueOperation<GetPartitionIndexesRequest, GetPartitionIndexesResponse> {
  GetPartitionIndexes(Glue glue) {
    super(
        glue,
        GetPartitionIndexesRequest::builder,
        "CatalogId",
        "DatabaseName",
        "TableName",
        "NextToken");
  }

  @Override
  protected List<Permission> needs(GetPartitionIndexesRequest request, Call call) {
    return onTable(request.catalogId(), request.databaseName(), request.tableName(), call);
  }

  @Override
  GetPartitionIndexesResponse done(GetPartitionIndexesRequest request, Call call) {
    catalog(request.catalogId(), call)
        .table(name(request.databaseName(), "tableName", request.tableName()));
    return GetPartitionIndexesResponse.builder().partitionIndexDescriptorList(List.of()).build();
  }
}
