package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.glue.model.BatchDeleteTableVersionRequest;
import software.amazon.awssdk.services.glue.model.BatchDeleteTableVersionResponse;
import software.amazon.awssdk.services.glue.model.TableVersionError;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.catalog.Catalog;
import weir.store.catalog.CatalogRefusal;
import weir.store.catalog.TableName;

/// Forgets what a table was in up to 100 versions.
final class BatchDeleteTableVersion
    extends GlueOperation<BatchDeleteTableVersionRequest, BatchDeleteTableVersionResponse> {
  BatchDeleteTableVersion(Glue glue) {
    super(
        glue,
        BatchDeleteTableVersionRequest::builder,
        "CatalogId",
        "DatabaseName",
        "TableName",
        "VersionIds");
  }

  @Override
  protected List<Permission> needs(BatchDeleteTableVersionRequest request, Call call) {
    return onTable(request.catalogId(), request.databaseName(), request.tableName(), call);
  }

  @Override
  BatchDeleteTableVersionResponse done(BatchDeleteTableVersionRequest request, Call call) {
    Catalog catalog = catalog(request.catalogId(), call);
    TableName name = name(request.databaseName(), "tableName", request.tableName());
    RULES.size("versionIds", request.versionIds(), 0, 100);
    List<TableVersionError> errors = new ArrayList<>();
    for (String version : request.versionIds()) {
      try {
        catalog.deleteVersion(name, GlueNames.version(version));
      } catch (CatalogRefusal refused) {
        errors.add(
            TableVersionError.builder()
                .tableName(name.table())
                .versionId(version)
                .errorDetail(GlueErrors.detail(refused))
                .build());
      }
    }
    return BatchDeleteTableVersionResponse.builder().errors(errors).build();
  }
}
