package weir.api.logs;

import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLookupTableRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLookupTableResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LookupTable;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows a lookup table with its CSV.
final class GetLookupTable extends LogsOperation<GetLookupTableRequest, GetLookupTableResponse> {
  private final LookupTables tables;

  GetLookupTable(Logs logs) {
    super(logs, GetLookupTableRequest::builder, "lookupTableArn");
    this.tables = new LookupTables(logs);
  }

  @Override
  protected List<Permission> needs(GetLookupTableRequest request, Call call) {
    return tables.reading(LookupTables.named(request.lookupTableArn(), call), call);
  }

  @Override
  public GetLookupTableResponse answer(GetLookupTableRequest request, Call call) {
    String name = LookupTables.named(request.lookupTableArn(), call);
    LookupTable table = logs().read(view -> LookupTables.found(view, call.scope(), name));
    return GetLookupTableResponse.builder()
        .lookupTableArn(table.lookupTableArn())
        .lookupTableName(name)
        .description(table.description())
        .tableBody(tables.csv(call.scope(), name))
        .sizeBytes(table.sizeBytes())
        .lastUpdatedTime(table.lastUpdatedTime())
        .kmsKeyId(table.kmsKeyId())
        .build();
  }
}
