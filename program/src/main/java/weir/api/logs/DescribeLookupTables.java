package weir.api.logs;

import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLookupTablesRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLookupTablesResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LookupTable;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows the account's lookup tables by name, without their rows.
final class DescribeLookupTables
    extends LogsOperation<DescribeLookupTablesRequest, DescribeLookupTablesResponse> {
  private static final int PAGE = 50;

  DescribeLookupTables(Logs logs) {
    super(
        logs,
        DescribeLookupTablesRequest::builder,
        "lookupTableNamePrefix",
        "maxResults",
        "nextToken");
  }

  @Override
  protected List<Permission> needs(DescribeLookupTablesRequest request, Call call) {
    return List.of(Permission.of(action(), "*"));
  }

  @Override
  public DescribeLookupTablesResponse answer(DescribeLookupTablesRequest request, Call call) {
    String prefix =
        request.lookupTableNamePrefix() == null
            ? ""
            : LookupTables.name(request.lookupTableNamePrefix());
    List<LookupTable> all = logs().read(view -> view.all(LookupTables.KIND, call.scope(), prefix));
    Page<LookupTable> page =
        Page.of(
            all,
            LookupTable::lookupTableName,
            new Page.Asked(
                request.maxResults() == null ? PAGE : request.maxResults(),
                request.nextToken(),
                100));
    return DescribeLookupTablesResponse.builder()
        .lookupTables(page.items())
        .nextToken(page.nextToken())
        .build();
  }
}
