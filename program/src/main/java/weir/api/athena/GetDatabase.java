package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.athena.model.GetDatabaseRequest;
import software.amazon.awssdk.services.athena.model.GetDatabaseResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.query.athena.CatalogDeed;
import weir.store.catalog.TableName;

/// Shows a database.
final class GetDatabase extends AthenaOperation<GetDatabaseRequest, GetDatabaseResponse> {
  GetDatabase(Athena athena) {
    super(athena, GetDatabaseRequest::builder, "CatalogName", "DatabaseName", "WorkGroup");
  }

  @Override
  protected List<Permission> needs(GetDatabaseRequest request, Call call) {
    String database = RULES.text("databaseName", request.databaseName(), 1, 128);
    return CatalogReads.needs(
        "GetDatabase",
        request.catalogName(),
        CatalogDeed.onDatabase("glue:GetDatabase", TableName.folded(database)),
        call);
  }

  @Override
  public GetDatabaseResponse answer(GetDatabaseRequest request, Call call) {
    DataCatalogs.require(request.catalogName());
    return GetDatabaseResponse.builder()
        .database(
            CatalogReads.shown(
                CatalogReads.found(
                    () -> athena().catalogs().of(call.scope()).database(request.databaseName()))))
        .build();
  }
}
