package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogRecordRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogRecordResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;
import weir.query.insights.DiscoveredFields;
import weir.query.insights.EventPointer;
import weir.store.logs.LogCursor;
import weir.store.logs.LogPosition;
import weir.store.logs.LogRange;

/// Shows all fields of one event, which a query's row points to.
final class GetLogRecord extends LogsOperation<GetLogRecordRequest, GetLogRecordResponse> {
  GetLogRecord(Logs logs) {
    // There are no masked events: whoever asks for one unmasked gets it.
    super(logs, GetLogRecordRequest::builder, "logRecordPointer", "unmask");
  }

  @Override
  protected List<Permission> needs(GetLogRecordRequest request, Call call) {
    return List.of(on(group(pointer(request)), call));
  }

  private static EventPointer pointer(GetLogRecordRequest request) {
    return EventPointer.parse(RULES.present("logRecordPointer", request.logRecordPointer()))
        .orElseThrow(
            () -> LogsErrors.invalid("logRecordPointer must be the @ptr of a query's row"));
  }

  private GroupAddress group(EventPointer pointer) {
    return logs().address(pointer.group()).orElseThrow(GetLogRecord::gone);
  }

  private static ApiException gone() {
    return LogsErrors.notFound("The log record does not exist any more.");
  }

  @Override
  public GetLogRecordResponse answer(GetLogRecordRequest request, Call call) {
    EventPointer pointer = pointer(request);
    OpenGroups.OpenGroup group = logs().groups().open(group(pointer));
    LogPosition place = pointer.place();
    LogRange range =
        LogRange.ALL
            .times(place.timestampMillis(), place.timestampMillis() + 1)
            .after(new LogPosition(place.timestampMillis(), place.sequence() - 1));
    try (LogCursor cursor = group.events().read(range)) {
      if (!cursor.next() || cursor.sequence() != place.sequence()) {
        throw gone();
      }
      Map<String, String> fields =
          new TreeMap<>(
              DiscoveredFields.of(cursor.message(), logs().groups().formats(group.address())));
      fields.put("@message", cursor.message());
      fields.put("@timestamp", Long.toString(cursor.timestamp()));
      fields.put("@ingestionTime", Long.toString(cursor.ingestionTime()));
      fields.put("@logStream", cursor.stream());
      fields.put("@log", group.address().scope().accountId() + ":" + group.address().name());
      fields.put("@ptr", pointer.text());
      return GetLogRecordResponse.builder().logRecord(fields).build();
    }
  }
}
