package weir.api.logs;

import java.util.EnumSet;
import java.util.List;
import weir.api.gateway.OperationsApi;
import weir.api.protocol.Protocol;
import weir.api.protocol.ServiceShape;

/// The operations of CloudWatch Logs.
public final class LogsApi {
  private static final ServiceShape SHAPE =
      new ServiceShape(
          "logs", "Logs_20140328", "2014-03-28", "", "", EnumSet.of(Protocol.AWS_JSON_1_1));

  private LogsApi() {}

  public static OperationsApi of(Logs logs, LogWatchers watchers) {
    return new OperationsApi(
            SHAPE,
            new LogsWording(),
            List.of(
                new AssociateKmsKey(logs),
                new CancelExportTask(logs),
                new CreateExportTask(logs, watchers.exports()),
                new CreateLogGroup(logs),
                new CreateLogStream(logs),
                new CreateLookupTable(logs),
                new DeleteLogGroup(logs),
                new DeleteLogStream(logs),
                new DeleteLookupTable(logs),
                new DeleteMetricFilter(logs),
                new DeleteQueryDefinition(logs),
                new DeleteResourcePolicy(logs),
                new DeleteRetentionPolicy(logs),
                new DeleteSubscriptionFilter(logs),
                new DescribeExportTasks(logs),
                new DescribeLogGroups(logs),
                new DescribeLogStreams(logs),
                new DescribeLookupTables(logs),
                new DescribeMetricFilters(logs),
                new DescribeQueries(logs, watchers.queries()),
                new DescribeQueryDefinitions(logs),
                new DescribeResourcePolicies(logs),
                new DescribeSubscriptionFilters(logs),
                new DisassociateKmsKey(logs),
                new FilterLogEvents(logs),
                new GetLogEvents(logs),
                new GetLogGroupFields(logs),
                new GetLogRecord(logs),
                new GetLookupTable(logs),
                new GetQueryResults(logs, watchers.queries()),
                new ListLogGroups(logs),
                new ListTagsForResource(logs),
                new ListTagsLogGroup(logs),
                new PutLogEvents(logs),
                new PutLogGroupDeletionProtection(logs),
                new PutMetricFilter(logs),
                new PutQueryDefinition(logs),
                new PutResourcePolicy(logs),
                new PutRetentionPolicy(logs),
                new PutSubscriptionFilter(logs, watchers.subscriptions()),
                new StartLiveTail(logs, watchers.tails()),
                new StartQuery(logs, watchers.queries()),
                new StopQuery(logs, watchers.queries()),
                new TagLogGroup(logs),
                new TagResource(logs),
                new TestMetricFilter(logs),
                new UntagLogGroup(logs),
                new UntagResource(logs),
                new UpdateLookupTable(logs)))
        .inflatingBodies();
  }
}
