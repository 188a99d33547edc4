package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.athena.model.ListEngineVersionsRequest;
import software.amazon.awssdk.services.athena.model.ListEngineVersionsResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the engine versions that a work group can choose.
final class ListEngineVersions
    extends AthenaOperation<ListEngineVersionsRequest, ListEngineVersionsResponse> {
  ListEngineVersions(Athena athena) {
    super(athena, ListEngineVersionsRequest::builder, "NextToken", "MaxResults");
  }

  @Override
  protected List<Permission> needs(ListEngineVersionsRequest request, Call call) {
    return List.of(Permission.of("athena:ListEngineVersions", "*"));
  }

  @Override
  public ListEngineVersionsResponse answer(ListEngineVersionsRequest request, Call call) {
    RULES.page(request.nextToken(), request.maxResults(), 10);
    return ListEngineVersionsResponse.builder().engineVersions(EngineVersions.ALL).build();
  }
}
