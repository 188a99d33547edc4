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

  public static OperationsApi of(Logs logs) {
    return new OperationsApi(
            SHAPE,
            new LogsWording(),
            List.of(
                new AssociateKmsKey(logs),
                new CreateLogGroup(logs),
                new CreateLogStream(logs),
                new DeleteLogGroup(logs),
                new DeleteLogStream(logs),
                new DeleteResourcePolicy(logs),
                new DeleteRetentionPolicy(logs),
                new DescribeLogGroups(logs),
                new DescribeLogStreams(logs),
                new DescribeResourcePolicies(logs),
                new DisassociateKmsKey(logs),
                new FilterLogEvents(logs),
                new GetLogEvents(logs),
                new ListLogGroups(logs),
                new ListTagsForResource(logs),
                new ListTagsLogGroup(logs),
                new PutLogEvents(logs),
                new PutLogGroupDeletionProtection(logs),
                new PutResourcePolicy(logs),
                new PutRetentionPolicy(logs),
                new TagLogGroup(logs),
                new TagResource(logs),
                new UntagLogGroup(logs),
                new UntagResource(logs)))
        .inflatingBodies();
  }
}
