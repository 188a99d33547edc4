package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// What clients are told when a flow log is asked for that AWS would not make.
class ServeFlowLogsTest {
  @Test
  void errorsAreThoseThatClientsKnow() {
    try (Served served = Served.ephemeral()) {
      String said =
          served.boto3(
              """
              ec2, s3 = client("ec2"), client("s3")
              s3.create_bucket(Bucket="there")
              vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
              def wanted(bucket, **more):
                  return dict(ResourceType="VPC", ResourceIds=[vpc], TrafficType="ALL",
                      LogDestinationType="s3", LogDestination=f"arn:aws:s3:::{bucket}", **more)
              print(code_of(ec2.create_flow_logs, DryRun=True, **wanted("there")))
              item = ec2.create_flow_logs(**wanted("missing"))["Unsuccessful"][0]
              print(item["ResourceId"] == vpc, item["Error"]["Code"], item["Error"]["Message"])
              first = ec2.create_flow_logs(ClientToken="t", **wanted("there"))["FlowLogIds"]
              again = ec2.create_flow_logs(ClientToken="t", **wanted("there"))["FlowLogIds"]
              print(first == again, len(ec2.describe_flow_logs()["FlowLogs"]))
              print(code_of(ec2.create_flow_logs, **wanted("there")))
              print(code_of(ec2.create_flow_logs, ClientToken="t", **wanted("elsewhere")))
              print(code_of(ec2.create_flow_logs, MaxAggregationInterval=61, **wanted("there")))
              gone = ec2.delete_flow_logs(FlowLogIds=["fl-0123456789abcdef0"])["Unsuccessful"]
              print(gone[0]["Error"]["Code"])
              ec2.create_tags(Resources=first, Tags=[{"Key": "team", "Value": "net"}])
              print(ec2.describe_flow_logs(Filter=[
                  {"Name": "tag:team", "Values": ["net"]}])["FlowLogs"][0]["Tags"])
              print(ec2.delete_flow_logs(FlowLogIds=first)["Unsuccessful"])
              """);
      assertEquals(
          """
          DryRunOperation
          True 400 LogDestination: missing does not exist
          True 1
          FlowLogAlreadyExists
          IdempotentParameterMismatch
          InvalidParameter
          InvalidFlowLogId.NotFound
          [{'Key': 'team', 'Value': 'net'}]
          []\
          """,
          said);
      Outcome dry = served.aws("ec2", "create-vpc", "--cidr-block", "10.1.0.0/16", "--dry-run");
      assertTrue(dry.err().contains("(DryRunOperation)"), dry::err);
    }
  }
}
