package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;
import weir.api.gateway.Call;
import weir.query.insights.InsightsQuery;
import weir.query.insights.Source;
import weir.query.insights.SourceChoice;
import weir.store.state.Scope;
import weir.store.state.StateView;

/// The groups that a query asks about, by the request or by its own text.
///
/// @param own those of the query itself
/// @param inner those of the queries inside of it
record QueryGroups(List<GroupAddress> own, Map<Source, List<GroupAddress>> inner) {
  private static final int MOST_NAMED = 50;
  private static final int MOST_FOUND = 10_000;

  /// @throws weir.api.protocol.ApiException when the request names none, or in more than one way
  static QueryGroups of(Logs logs, StartQueryRequest request, InsightsQuery query, Call call) {
    List<GroupAddress> named = named(request, call);
    Map<Source, List<GroupAddress>> inner = new LinkedHashMap<>();
    for (Source source : query.innerSources()) {
      inner.put(source, found(logs, source, call));
    }
    if (query.source().isPresent()) {
      if (!named.isEmpty()) {
        throw LogsErrors.invalid(
            "the query names its log groups by SOURCE and the request does too; leave one of them"
                + " out");
      }
      return new QueryGroups(found(logs, query.source().orElseThrow(), call), inner);
    }
    if (named.isEmpty()) {
      throw LogsErrors.invalid(
          "Either a logGroupName, logGroupNames, logGroupIdentifiers or a SOURCE command in the"
              + " query must be given.");
    }
    return new QueryGroups(named, inner);
  }

  private static List<GroupAddress> named(StartQueryRequest request, Call call) {
    long ways =
        Stream.of(
                request.logGroupName() != null,
                !request.logGroupNames().isEmpty(),
                !request.logGroupIdentifiers().isEmpty())
            .filter(given -> given)
            .count();
    if (ways > 1) {
      throw LogsErrors.invalid(
          "logGroupName, logGroupNames and logGroupIdentifiers are mutually exclusive parameters.");
    }
    Set<GroupAddress> groups = new LinkedHashSet<>();
    if (request.logGroupName() != null) {
      groups.add(GroupAddress.named(request.logGroupName(), call.scope()));
    }
    RULES
        .size("logGroupNames", request.logGroupNames(), 0, MOST_NAMED)
        .forEach(name -> groups.add(GroupAddress.named(name, call.scope())));
    RULES
        .size("logGroupIdentifiers", request.logGroupIdentifiers(), 0, MOST_NAMED)
        .forEach(identifier -> groups.add(GroupAddress.of(null, identifier, call.scope())));
    return List.copyOf(groups);
  }

  private static List<GroupAddress> found(Logs logs, Source source, Call call) {
    if (!source.groups().isEmpty()) {
      return source.groups().stream()
          .map(name -> GroupAddress.of(null, name, call.scope()))
          .distinct()
          .toList();
    }
    for (String account : source.choice().accounts()) {
      if (!account.equals(call.scope().accountId())) {
        throw LogsErrors.invalid(
            "SOURCE names the account "
                + account
                + ", but Weir's queries choose among the groups of one account; name the groups by"
                + " their ARNs");
      }
    }
    for (String dataSource : source.choice().dataSources()) {
      if (!dataSource.equals(Source.FLOW_LOGS)) {
        throw LogsErrors.invalid(
            "SOURCE names the data source "
                + dataSource
                + " but Weir has one only: "
                + Source.FLOW_LOGS);
      }
    }
    List<GroupAddress> all =
        logs
            .read(view ->
                view.all(LogsDocuments.GROUP, call.scope()).stream()
                    .filter(group -> holds(source.choice(), group, view, call.scope()))
                    .toList())
            .stream()
            .map(group -> new GroupAddress(call.scope(), group.logGroupName()))
            .filter(address ->
                source.choice().dataSources().isEmpty()
                    || !logs.groups().formats(address).isEmpty())
            .toList();
    if (all.isEmpty()) {
      throw LogsErrors.notFound("no log group is as SOURCE says");
    }
    if (all.size() > MOST_FOUND) {
      throw LogsErrors.limitExceeded(
          all.size() + " log groups are as SOURCE says, but a query may ask " + MOST_FOUND);
    }
    return all;
  }

  private static boolean holds(SourceChoice choice, LogGroup group, StateView view, Scope scope) {
    List<String> classes =
        choice.classes().isEmpty() ? List.of(LogGroupClass.STANDARD.toString()) : choice.classes();
    if (!classes.contains(group.logGroupClassAsString())
        || !choice.prefixes().isEmpty()
            && choice.prefixes().stream().noneMatch(group.logGroupName()::startsWith)) {
      return false;
    }
    Map<String, String> tags =
        choice.tags().isEmpty()
            ? Map.of()
            : GroupTags.of(view, new GroupAddress(scope, group.logGroupName()));
    return choice.tags().stream().allMatch(tag -> tag.isAmong(tags));
  }

  /// Every group once, in the order of the query.
  List<GroupAddress> all() {
    Set<GroupAddress> all = new LinkedHashSet<>(own);
    inner.values().forEach(all::addAll);
    return List.copyOf(all);
  }
}
