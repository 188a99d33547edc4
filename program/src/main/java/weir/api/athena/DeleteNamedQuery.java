package weir.api.athena;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.athena.model.DeleteNamedQueryRequest;
import software.amazon.awssdk.services.athena.model.DeleteNamedQueryResponse;
import software.amazon.awssdk.services.athena.model.NamedQuery;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Deletes a saved query.
final class DeleteNamedQuery
    extends AthenaOperation<DeleteNamedQueryRequest, DeleteNamedQueryResponse> {
  DeleteNamedQuery(Athena athena) {
    super(athena, DeleteNamedQueryRequest::builder, "NamedQueryId");
  }

  @Override
  protected List<Permission> needs(DeleteNamedQueryRequest request, Call call) {
    Optional<NamedQuery> query =
        athena().read(view -> NamedQueries.find(view, call.scope(), request.namedQueryId()));
    return onWorkGroup(query.map(NamedQuery::workGroup).orElse(WorkGroups.PRIMARY), call);
  }

  @Override
  public DeleteNamedQueryResponse answer(DeleteNamedQueryRequest request, Call call) {
    athena()
        .change(change -> {
          NamedQuery query = NamedQueries.get(change, call.scope(), request.namedQueryId());
          NamedQueries.forget(change, call.scope(), query);
          return query;
        });
    return DeleteNamedQueryResponse.builder().build();
  }
}
