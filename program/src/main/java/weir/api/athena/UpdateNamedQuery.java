package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.athena.model.NamedQuery;
import software.amazon.awssdk.services.athena.model.UpdateNamedQueryRequest;
import software.amazon.awssdk.services.athena.model.UpdateNamedQueryResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Changes a saved query's name, description and text.
final class UpdateNamedQuery
    extends AthenaOperation<UpdateNamedQueryRequest, UpdateNamedQueryResponse> {
  UpdateNamedQuery(Athena athena) {
    super(
        athena,
        UpdateNamedQueryRequest::builder,
        "NamedQueryId",
        "Name",
        "Description",
        "QueryString");
  }

  @Override
  protected List<Permission> needs(UpdateNamedQueryRequest request, Call call) {
    Optional<NamedQuery> query =
        athena().read(view -> NamedQueries.find(view, call.scope(), request.namedQueryId()));
    return onWorkGroup(query.map(NamedQuery::workGroup).orElse(WorkGroups.PRIMARY), call);
  }

  @Override
  public UpdateNamedQueryResponse answer(UpdateNamedQueryRequest request, Call call) {
    String name = RULES.text("name", request.name(), 1, 128);
    String text = RULES.text("queryString", request.queryString(), 1, 262_144);
    String description = RULES.optional("description", request.description(), 0, 1024);
    athena()
        .change(change -> {
          NamedQuery query = NamedQueries.get(change, call.scope(), request.namedQueryId());
          NamedQuery.Builder changed = query.toBuilder().name(name).queryString(text);
          if (description != null) {
            changed.description(description);
          }
          change.put(
              AthenaDocuments.NAMED_QUERY, call.scope(), query.namedQueryId(), changed.build());
          return query;
        });
    return UpdateNamedQueryResponse.builder().build();
  }
}
