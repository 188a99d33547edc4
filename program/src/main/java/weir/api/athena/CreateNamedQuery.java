package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.athena.model.CreateNamedQueryRequest;
import software.amazon.awssdk.services.athena.model.CreateNamedQueryResponse;
import software.amazon.awssdk.services.athena.model.NamedQuery;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Saves a query under a name.
final class CreateNamedQuery
    extends AthenaOperation<CreateNamedQueryRequest, CreateNamedQueryResponse> {
  CreateNamedQuery(Athena athena) {
    super(
        athena,
        CreateNamedQueryRequest::builder,
        "Name",
        "Description",
        "Database",
        "QueryString",
        "ClientRequestToken",
        "WorkGroup");
  }

  @Override
  protected List<Permission> needs(CreateNamedQueryRequest request, Call call) {
    return onWorkGroup(WorkGroups.named(request.workGroup()), call);
  }

  @Override
  public CreateNamedQueryResponse answer(CreateNamedQueryRequest request, Call call) {
    String token = RULES.optional("clientRequestToken", request.clientRequestToken(), 32, 128);
    NamedQuery asked =
        NamedQuery.builder()
            .namedQueryId(UUID.randomUUID().toString())
            .name(RULES.text("name", request.name(), 1, 128))
            .description(RULES.optional("description", request.description(), 1, 1024))
            .database(RULES.text("database", request.database(), 1, 255))
            .queryString(RULES.text("queryString", request.queryString(), 1, 262_144))
            .workGroup(WorkGroups.named(request.workGroup()))
            .build();
    String id =
        athena()
            .change(change -> {
              WorkGroups.get(change, call.scope(), asked.workGroup());
              return NamedQueries.create(change, call.scope(), asked, token == null ? "" : token);
            });
    return CreateNamedQueryResponse.builder().namedQueryId(id).build();
  }
}
