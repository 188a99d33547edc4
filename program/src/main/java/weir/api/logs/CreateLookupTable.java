package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLookupTableRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLookupTableResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Makes a lookup table of a CSV.
final class CreateLookupTable
    extends LogsOperation<CreateLookupTableRequest, CreateLookupTableResponse> {
  private final LookupTables tables;

  CreateLookupTable(Logs logs) {
    super(
        logs,
        CreateLookupTableRequest::builder,
        "lookupTableName",
        "description",
        "tableBody",
        "kmsKeyId");
    this.tables = new LookupTables(logs);
  }

  @Override
  protected List<Permission> needs(CreateLookupTableRequest request, Call call) {
    String name = LookupTables.name(request.lookupTableName());
    return List.of(Permission.of(action(), LookupTables.arn(call.scope(), name)));
  }

  @Override
  public CreateLookupTableResponse answer(CreateLookupTableRequest request, Call call) {
    String name = LookupTables.name(request.lookupTableName());
    LookupTables.Made made =
        tables.made(
            new LookupTables.Contents(
                name,
                RULES.present("tableBody", request.tableBody()),
                request.kmsKeyId(),
                request.description()),
            call);
    return logs()
        .change(change -> {
          if (change.find(LookupTables.KIND, call.scope(), name).isPresent()) {
            throw LogsErrors.exists("The lookup table " + name + " already exists.");
          }
          if (change.ids(LookupTables.KIND, call.scope(), "").size() >= LookupTables.MOST) {
            throw LogsErrors.limitExceeded(
                "the account has "
                    + LookupTables.MOST
                    + " lookup tables in this region, which is as many as it may have");
          }
          made.keep(change, call.scope());
          return CreateLookupTableResponse.builder()
              .lookupTableArn(made.table().lookupTableArn())
              .createdAt(made.table().lastUpdatedTime())
              .build();
        });
  }
}
