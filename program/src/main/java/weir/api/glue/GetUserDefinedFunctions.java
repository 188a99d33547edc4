package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.GetUserDefinedFunctionsRequest;
import software.amazon.awssdk.services.glue.model.GetUserDefinedFunctionsResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows functions of users, of which there are none.
final class GetUserDefinedFunctions
    extends GlueOperation<GetUserDefinedFunctionsRequest, GetUserDefinedFunctionsResponse> {
  GetUserDefinedFunctions(Glue glue) {
    super(
        glue,
        GetUserDefinedFunctionsRequest::builder,
        "CatalogId",
        "DatabaseName",
        "Pattern",
        "FunctionType",
        "NextToken",
        "MaxResults");
  }

  @Override
  protected List<Permission> needs(GetUserDefinedFunctionsRequest request, Call call) {
    return onCatalog(request.catalogId(), call);
  }

  @Override
  GetUserDefinedFunctionsResponse done(GetUserDefinedFunctionsRequest request, Call call) {
    if (request.databaseName() != null) {
      catalog(request.catalogId(), call).database(request.databaseName());
    }
    return GetUserDefinedFunctionsResponse.builder().userDefinedFunctions(List.of()).build();
  }
}
