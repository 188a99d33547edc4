package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.glue.model.BatchDeleteTableRequest;
import software.amazon.awssdk.services.glue.model.BatchDeleteTableResponse;
import software.amazon.awssdk.services.glue.model.TableError;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogRefusal;
import weir.store.catalog.TableName;

/// Deletes up to 100 tables of a database.
final class BatchDeleteTable
    extends GlueOperation<BatchDeleteTableRequest, BatchDeleteTableResponse> {
  BatchDeleteTable(Glue glue) {
    super(glue, BatchDeleteTableRequest::builder, "CatalogId", "DatabaseName", "TablesToDelete");
  }

  @Override
  protected List<Permission> needs(BatchDeleteTableRequest request, Call call) {
    return onTables(request.catalogId(), request.databaseName(), request.tablesToDelete(), call);
  }

  @Override
  BatchDeleteTableResponse done(BatchDeleteTableRequest request, Call call) {
    Catalog catalog = catalog(request.catalogId(), call);
    String database = GlueNames.name("databaseName", request.databaseName());
    RULES.size("tablesToDelete", request.tablesToDelete(), 0, 100);
    List<TableError> errors = new ArrayList<>();
    for (String table : request.tablesToDelete()) {
      try {
        catalog.delete(new TableName(database, table));
      } catch (CatalogRefusal refused) {
        errors.add(
            TableError.builder().tableName(table).errorDetail(GlueErrors.detail(refused)).build());
      }
    }
    return BatchDeleteTableResponse.builder().errors(errors).build();
  }
}
