package weir.api.athena;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.athena.model.GetNamedQueryRequest;
import software.amazon.awssdk.services.athena.model.GetNamedQueryResponse;
import software.amazon.awssdk.services.athena.model.NamedQuery;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows a saved query.
final class GetNamedQuery extends AthenaOperation<GetNamedQueryRequest, GetNamedQueryResponse> {
  GetNamedQuery(Athena athena) {
    super(athena, GetNamedQueryRequest::builder, "NamedQueryId");
  }

  @Override
  protected List<Permission> needs(GetNamedQueryRequest request, Call call) {
    Optional<NamedQuery> query =
        athena().read(view -> NamedQueries.find(view, call.scope(), request.namedQueryId()));
    return onWorkGroup(query.map(NamedQuery::workGroup).orElse(WorkGroups.PRIMARY), call);
  }

  @Override
  public GetNamedQueryResponse answer(GetNamedQueryRequest request, Call call) {
    NamedQuery query =
        athena().read(view -> NamedQueries.get(view, call.scope(), request.namedQueryId()));
    return GetNamedQueryResponse.builder().namedQuery(query).build();
  }
}
