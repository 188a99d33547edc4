package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.LookupTable;
import software.amazon.awssdk.services.cloudwatchlogs.model.UpdateLookupTableRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UpdateLookupTableResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Replaces everything in a lookup table.
final class UpdateLookupTable
    extends LogsOperation<UpdateLookupTableRequest, UpdateLookupTableResponse> {
  private final LookupTables tables;

  UpdateLookupTable(Logs logs) {
    super(
        logs,
        UpdateLookupTableRequest::builder,
        "lookupTableArn",
        "description",
        "tableBody",
        "kmsKeyId");
    this.tables = new LookupTables(logs);
  }

  @Override
  protected List<Permission> needs(UpdateLookupTableRequest request, Call call) {
    String name = LookupTables.named(request.lookupTableArn(), call);
    return List.of(Permission.of(action(), LookupTables.arn(call.scope(), name)));
  }

  @Override
  public UpdateLookupTableResponse answer(UpdateLookupTableRequest request, Call call) {
    String name = LookupTables.named(request.lookupTableArn(), call);
    LookupTable before = logs().read(view -> LookupTables.found(view, call.scope(), name));
    LookupTables.Made made =
        tables.made(
            new LookupTables.Contents(
                name,
                RULES.present("tableBody", request.tableBody()),
                request.kmsKeyId() == null ? before.kmsKeyId() : request.kmsKeyId(),
                request.description() == null ? before.description() : request.description()),
            call);
    return logs()
        .change(change -> {
          LookupTables.found(change, call.scope(), name);
          made.keep(change, call.scope());
          return UpdateLookupTableResponse.builder()
              .lookupTableArn(made.table().lookupTableArn())
              .lastUpdatedTime(made.table().lastUpdatedTime())
              .build();
        });
  }
}
