package weir.api.iam;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The managed policies that AWS gives every account, as far as Weir has their services.
///
/// To add one, add a line; the text allows what AWS's allows in the services that Weir has.
final class AwsPolicies {
  private static final Instant SINCE = Instant.parse("2015-02-06T18:39:46Z");
  private static final Map<String, ManagedPolicy> BY_ARN = new LinkedHashMap<>();

  static {
    add("AdministratorAccess", "ANPAIWMBCKSKIEE64ZLYK", "*");
    add(
        "AmazonEC2FullAccess",
        "ANPAI3VAJF5ZCRZ7MCQE6",
        "ec2:*",
        "elasticloadbalancing:*",
        "cloudwatch:*",
        "autoscaling:*");
    add(
        "AmazonEC2ReadOnlyAccess",
        "ANPAIGDT4SV4GSETWTBZK",
        "ec2:Describe*",
        "ec2:Get*",
        "cloudwatch:ListMetrics",
        "cloudwatch:GetMetricStatistics",
        "cloudwatch:Describe*");
    add("AmazonS3FullAccess", "ANPAIFIR6V6BVTRAHWINE", "s3:*", "s3-object-lambda:*");
    add(
        "AmazonS3ReadOnlyAccess",
        "ANPAIZTJ4DXE7G6AGAE6M",
        "s3:Get*",
        "s3:List*",
        "s3:Describe*",
        "s3-object-lambda:Get*",
        "s3-object-lambda:List*");
    add(
        "AmazonVPCFullAccess",
        "ANPAJBWPGNOVKZD3JI2P2",
        "ec2:*Address*",
        "ec2:*DefaultVpc",
        "ec2:*DefaultSubnet",
        "ec2:*DhcpOptions",
        "ec2:*FlowLogs",
        "ec2:*Gateway*",
        "ec2:*NetworkAcl*",
        "ec2:*NetworkInterface*",
        "ec2:*PrefixList*",
        "ec2:*Route*",
        "ec2:*SecurityGroup*",
        "ec2:*Subnet*",
        "ec2:*Tags",
        "ec2:*Vpc*",
        "ec2:*Vpn*",
        "ec2:DescribeAccountAttributes",
        "ec2:DescribeAvailabilityZones",
        "ec2:DescribeInstances");
    add(
        "AmazonVPCReadOnlyAccess",
        "ANPAIICZJNOJN36GTG6CM",
        "ec2:Describe*",
        "ec2:GetSecurityGroupsForVpc",
        "ec2:SearchTransitGateway*",
        "ec2:GetTransitGateway*",
        "ec2:GetManagedPrefixList*");
    add(
        "CloudWatchLogsFullAccess", "ANPAJ3ZGNWK2R5HW5BQFO",
        "logs:*", "cloudwatch:GenerateQuery");
    add(
        "CloudWatchLogsReadOnlyAccess",
        "ANPAJ2YIYDYSNNEHK3VKW",
        "logs:Describe*",
        "logs:Get*",
        "logs:List*",
        "logs:StartQuery",
        "logs:StopQuery",
        "logs:TestMetricFilter",
        "logs:FilterLogEvents",
        "logs:StartLiveTail",
        "logs:StopLiveTail",
        "cloudwatch:GenerateQuery");
    add("IAMFullAccess", "ANPAI7XKCFMBPM3QQRRVQ", "iam:*");
    add(
        "IAMReadOnlyAccess",
        "ANPAJKSO7NDY4T57MWDSQ",
        "iam:GenerateCredentialReport",
        "iam:GenerateServiceLastAccessedDetails",
        "iam:Get*",
        "iam:List*",
        "iam:SimulateCustomPolicy",
        "iam:SimulatePrincipalPolicy");
    add(
        "ReadOnlyAccess",
        "ANPAILL3HVNFSB6DCOWYQ",
        "athena:BatchGet*",
        "athena:Get*",
        "athena:List*",
        "cloudtrail:Describe*",
        "cloudtrail:Get*",
        "cloudtrail:List*",
        "cloudtrail:LookupEvents",
        "cloudwatch:Describe*",
        "cloudwatch:Get*",
        "cloudwatch:List*",
        "ec2:Describe*",
        "ec2:Get*",
        "ec2:Search*",
        "firehose:Describe*",
        "firehose:List*",
        "glue:BatchGet*",
        "glue:Get*",
        "glue:List*",
        "glue:SearchTables",
        "iam:Generate*",
        "iam:Get*",
        "iam:List*",
        "iam:Simulate*",
        "kms:Describe*",
        "kms:Get*",
        "kms:List*",
        "lambda:Get*",
        "lambda:List*",
        "logs:Describe*",
        "logs:FilterLogEvents",
        "logs:Get*",
        "logs:List*",
        "logs:StartQuery",
        "logs:StopQuery",
        "logs:TestMetricFilter",
        "s3:Get*",
        "s3:List*",
        "s3:HeadBucket",
        "sns:Check*",
        "sns:Get*",
        "sns:List*",
        "sts:GetAccessKeyInfo",
        "sts:GetCallerIdentity",
        "sts:GetSessionToken");
  }

  private AwsPolicies() {}

  static Optional<ManagedPolicy> find(String arn) {
    return Optional.ofNullable(BY_ARN.get(arn));
  }

  static Collection<ManagedPolicy> all() {
    return BY_ARN.values();
  }

  private static void add(String name, String id, String... actions) {
    String text =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\""
            + String.join("\",\"", actions)
            + "\"],\"Resource\":\"*\"}]}";
    ManagedPolicy policy = ManagedPolicy.of("aws", name, "/", id, SINCE, StoredPolicy.of(text));
    BY_ARN.put(policy.arn(), policy);
  }
}
