package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.athena.model.GetTableMetadataRequest;
import software.amazon.awssdk.services.athena.model.GetTableMetadataResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.query.athena.CatalogDeed;
import weir.store.catalog.TableName;

/// Shows a table's columns, partition keys and parameters.
final class GetTableMetadata
    extends AthenaOperation<GetTableMetadataRequest, GetTableMetadataResponse> {
  GetTableMetadata(Athena athena) {
    super(
        athena,
        GetTableMetadataRequest::builder,
        "CatalogName",
        "DatabaseName",
        "TableName",
        "WorkGroup");
  }

  @Override
  protected List<Permission> needs(GetTableMetadataRequest request, Call call) {
    String database = RULES.text("databaseName", request.databaseName(), 1, 128);
    String table = RULES.text("tableName", request.tableName(), 1, 128);
    TableName name = new TableName(database, table);
    return CatalogReads.needs(
        "GetTableMetadata",
        request.catalogName(),
        CatalogDeed.onTable("glue:GetTable", name.database(), name.table()),
        call);
  }

  @Override
  public GetTableMetadataResponse answer(GetTableMetadataRequest request, Call call) {
    DataCatalogs.require(request.catalogName());
    TableName name = new TableName(request.databaseName(), request.tableName());
    return GetTableMetadataResponse.builder()
        .tableMetadata(
            CatalogReads.shown(
                CatalogReads.found(() -> athena().catalogs().of(call.scope()).table(name))))
        .build();
  }
}
