package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.GetColumnStatisticsForTableRequest;
import software.amazon.awssdk.services.glue.model.GetColumnStatisticsForTableResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows what is known of a table's columns: nothing, which query engines take as it is.
final class GetColumnStatisticsForTable
    extends GlueOperation<GetColumnStatisticsForTableRequest, GetColumnStatisticsForTableResponse> {
  GetColumnStatisticsForTable(Glue glue) {
    super(
        glue,
        GetColumnStatisticsForTableRequest::builder,
        "CatalogId",
        "DatabaseName",
        "TableName",
        "ColumnNames");
  }

  @Override
  protected List<Permission> needs(GetColumnStatisticsForTableRequest request, Call call) {
    return onTable(request.catalogId(), request.databaseName(), request.tableName(), call);
  }

  @Override
  GetColumnStatisticsForTableResponse done(GetColumnStatisticsForTableRequest request, Call call) {
    catalog(request.catalogId(), call)
        .table(name(request.databaseName(), "tableName", request.tableName()));
    return GetColumnStatisticsForTableResponse.builder()
        .columnStatisticsList(List.of())
        .errors(List.of())
        .build();
  }
}
