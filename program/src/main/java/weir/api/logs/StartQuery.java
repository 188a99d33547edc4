package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;
import weir.query.engine.LogGroupSource;
import weir.query.insights.InsightsQuery;
import weir.query.insights.InsightsQuestion;
import weir.query.insights.LookupTable;
import weir.query.insights.MalformedQuery;
import weir.query.insights.QueryTimes;
import weir.query.insights.Source;

/// Begins a query over the events of some groups.
final class StartQuery extends LogsOperation<StartQueryRequest, StartQueryResponse> {
  private static final int MOST_ROWS = 100_000;
  private static final int ROWS = 10_000;

  /// Seconds as large as this are of the year 5138; they are milliseconds then.
  private static final long LEAST_MILLIS = 100_000_000_000L;

  private final InsightsQueries queries;
  private final LookupTables tables;

  StartQuery(Logs logs, InsightsQueries queries) {
    super(
        logs,
        StartQueryRequest::builder,
        "queryLanguage",
        "logGroupName",
        "logGroupNames",
        "logGroupIdentifiers",
        "startTime",
        "endTime",
        "queryString",
        "limit");
    this.queries = queries;
    this.tables = new LookupTables(logs);
  }

  @Override
  protected List<Permission> needs(StartQueryRequest request, Call call) {
    List<Permission> needed = new ArrayList<>();
    InsightsQuery query = query(request);
    QueryGroups.of(logs(), request, query, call)
        .all()
        .forEach(group -> needed.add(on(group, call)));
    query.lookupTables().forEach(name -> needed.addAll(tables.reading(name, call)));
    return needed;
  }

  @Override
  public boolean readOnly() {
    return true;
  }

  private static InsightsQuery query(StartQueryRequest request) {
    QueryLanguages.requireOurs(request.queryLanguageAsString());
    String text = RULES.text("queryString", request.queryString(), 0, InsightsQuery.LONGEST);
    try {
      return InsightsQuery.parse(text);
    } catch (MalformedQuery malformed) {
      throw ApiException.badRequest(
          "MalformedQueryException",
          malformed.sentence(),
          Map.of(
              "queryCompileError",
              Map.of(
                  "message",
                  malformed.sentence(),
                  "location",
                  Map.of(
                      "startCharOffset",
                      (long) malformed.start(),
                      "endCharOffset",
                      (long) malformed.end()))));
    }
  }

  @Override
  public StartQueryResponse answer(StartQueryRequest request, Call call) {
    InsightsQuery query = query(request);
    int limit = RULES.within("limit", request.limit(), 1, MOST_ROWS, ROWS);
    QueryGroups groups = QueryGroups.of(logs(), request, query, call);
    QueryTimes times = times(request, query, call);
    List<OpenGroups.OpenGroup> own = opened(groups.own(), query);
    List<OpenGroups.OpenGroup> asked = new ArrayList<>(own);
    Map<Source, List<LogGroupSource.Group>> inner = new LinkedHashMap<>();
    groups
        .inner()
        .forEach((source, addresses) -> {
          List<OpenGroups.OpenGroup> inside = opened(addresses, query);
          asked.addAll(inside);
          inner.put(source, sources(inside));
        });
    Map<String, LookupTable> lookedUp = new LinkedHashMap<>();
    query.lookupTables().forEach(name -> lookedUp.put(name, tables.rows(call.scope(), name)));
    String text = shown(request, query, groups);
    String id =
        queries.start(
            new InsightsQueries.Title(call.scope(), groups.all(), text),
            new InsightsQuestion(query, sources(own), inner, lookedUp, times, limit),
            AnswerLock.of(asked, logs().groups().keys()).orElse(null));
    return StartQueryResponse.builder().queryId(id).build();
  }

  private static QueryTimes times(StartQueryRequest request, InsightsQuery query, Call call) {
    long from = millis(RULES.present("startTime", request.startTime()), "startTime", 0);
    long to = millis(RULES.present("endTime", request.endTime()), "endTime", 999);
    Source source = query.source().orElse(null);
    if (source != null) {
      from = source.fromMillis().orElse(from);
      to = source.toMillis().orElse(to);
    }
    if (from > to) {
      throw LogsErrors.invalid(
          "startTime is "
              + request.startTime()
              + " and endTime is "
              + request.endTime()
              + ", but a query must not end before it starts");
    }
    return new QueryTimes(call.now(), from, to);
  }

  /// Both ends belong to the range, with the whole of the last second.
  private static long millis(long given, String member, long more) {
    RULES.notNegative(member, given, 0);
    return given >= LEAST_MILLIS ? given : given * 1000 + more;
  }

  private List<OpenGroups.OpenGroup> opened(List<GroupAddress> addresses, InsightsQuery query) {
    List<OpenGroups.OpenGroup> groups = new ArrayList<>();
    for (GroupAddress address : addresses) {
      boolean there =
          logs()
              .read(view ->
                  view.find(LogsDocuments.GROUP, address.scope(), address.name()).isPresent());
      if (!there) {
        throw LogsErrors.notFound(
            "Log group '"
                + address.name()
                + "' does not exist for account ID '"
                + address.scope().accountId()
                + "' (Service: AWSLogs; Status Code: 400; Error Code: ResourceNotFoundException)");
      }
      OpenGroups.OpenGroup group = logs().groups().open(address);
      LogGroupClass kind = group.document().logGroupClass();
      if (kind == LogGroupClass.DELIVERY) {
        group.requireReadable("StartQuery");
      }
      if (kind == LogGroupClass.INFREQUENT_ACCESS) {
        query
            .lackingInfrequentAccess()
            .ifPresent(why -> {
              throw LogsErrors.invalid(
                  "The log group "
                      + address.name()
                      + " is of log-group-class INFREQUENT_ACCESS, whose queries "
                      + why);
            });
      }
      groups.add(group);
    }
    return groups;
  }

  private List<LogGroupSource.Group> sources(List<OpenGroups.OpenGroup> groups) {
    return groups.stream()
        .map(group ->
            new LogGroupSource.Group(
                group.events(),
                group.address().scope().accountId() + ":" + group.address().name(),
                logs().groups().formats(group.address())))
        .toList();
  }

  /// The query with its groups and its range, as AWS shows it.
  private static String shown(StartQueryRequest request, InsightsQuery query, QueryGroups groups) {
    if (query.source().isPresent()) {
      return request.queryString();
    }
    String names =
        groups.own().stream()
            .map(group -> "\"" + group.name() + "\"")
            .collect(Collectors.joining(", "));
    return "SOURCE "
        + names
        + " START="
        + millis(request.startTime(), "startTime", 0)
        + " END="
        + millis(request.endTime(), "endTime", 999)
        + " | "
        + request.queryString();
  }
}
