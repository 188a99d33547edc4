package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.GetColumnStatisticsForPartitionRequest;
import software.amazon.awssdk.services.glue.model.GetColumnStatisticsForPartitionResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogTable;

/// Shows what is known of a partition's columns: nothing, which query engines take as it is.
final class GetColumnStatisticsForPartition
    extends GlueOperation<
        GetColumnStatisticsForPartitionRequest, GetColumnStatisticsForPartitionResponse> {
  GetColumnStatisticsForPartition(Glue glue) {
    super(
        glue,
        GetColumnStatisticsForPartitionRequest::builder,
        "CatalogId",
        "DatabaseName",
        "TableName",
        "PartitionValues",
        "ColumnNames");
  }

  @Override
  protected List<Permission> needs(GetColumnStatisticsForPartitionRequest request, Call call) {
    return onTable(request.catalogId(), request.databaseName(), request.tableName(), call);
  }

  @Override
  GetColumnStatisticsForPartitionResponse done(
      GetColumnStatisticsForPartitionRequest request, Call call) {
    Catalog catalog = catalog(request.catalogId(), call);
    CatalogTable table =
        catalog.table(name(request.databaseName(), "tableName", request.tableName()));
    catalog.partitions().partition(table, request.partitionValues());
    return GetColumnStatisticsForPartitionResponse.builder()
        .columnStatisticsList(List.of())
        .errors(List.of())
        .build();
  }
}
