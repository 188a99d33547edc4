package weir.api.ec2;

import static weir.api.ec2.IntegrationTemplate.attribute;
import static weir.api.ec2.IntegrationTemplate.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AthenaIntegration;

/// The part of an [IntegrationTemplate] that adds partitions: a function, its role, and what calls
/// it, which is a schedule or, for a fixed range, the making of the stack.
final class PartitionLoader {
  private static final String FUNCTION = "/weir/api/ec2/partitions.py";

  private final AthenaIntegration integration;
  private final String number;
  private final Table table;
  private final boolean hive;
  private final boolean hourly;

  /// @param number of the integration in its template, for the names of resources
  /// @param hive whether folders are named `year=2026`
  PartitionLoader(
      AthenaIntegration integration, String number, Table table, boolean hive, boolean hourly) {
    this.integration = integration;
    this.number = number;
    this.table = table;
    this.hive = hive;
    this.hourly = hourly;
  }

  /// @param location `s3://bucket/…/`, the folder above the years
  record Table(String database, String name, String workgroup, String location) {}

  Map<String, Object> resources() {
    Map<String, Object> resources = new LinkedHashMap<>();
    resources.put("PartitionRole" + number, role());
    resources.put(function(), code());
    Schedule schedule = Schedule.of(integration.partitionLoadFrequencyAsString());
    if (schedule.expression().isEmpty()) {
      resources.put(
          "PartitionLoad" + number,
          resource("Custom::LoadPartitions", Map.of("ServiceToken", attribute(function()))));
      return resources;
    }
    resources.put(
        "PartitionSchedule" + number,
        resource(
            "AWS::Events::Rule",
            Map.of(
                "ScheduleExpression",
                schedule.expression(),
                "Targets",
                List.of(Map.of("Id", "partitions", "Arn", attribute(function()))))));
    resources.put(
        "PartitionPermission" + number,
        resource(
            "AWS::Lambda::Permission",
            Map.of(
                "Action",
                "lambda:InvokeFunction",
                "FunctionName",
                attribute(function()),
                "Principal",
                "events.amazonaws.com",
                "SourceArn",
                attribute("PartitionSchedule" + number))));
    return resources;
  }

  /// When partitions are loaded.
  ///
  /// @param expression empty for once, when the stack is made
  /// @param days that a run goes back, so that none is left out
  private record Schedule(String expression, int days) {
    static Schedule of(String frequency) {
      return switch (frequency) {
        case "daily" -> new Schedule("cron(0 1 * * ? *)", 1);
        case "weekly" -> new Schedule("cron(0 1 ? * MON *)", 7);
        case "monthly" -> new Schedule("cron(0 1 1 * ? *)", 31);
        default -> new Schedule("", 0);
      };
    }
  }

  private String function() {
    return "PartitionFunction" + number;
  }

  private Map<String, Object> role() {
    Map<String, Object> trust =
        Map.of(
            "Version",
            "2012-10-17",
            "Statement",
            List.of(
                Map.of(
                    "Effect",
                    "Allow",
                    "Principal",
                    Map.of("Service", "lambda.amazonaws.com"),
                    "Action",
                    "sts:AssumeRole")));
    Map<String, Object> allowed =
        Map.of(
            "Version",
            "2012-10-17",
            "Statement",
            List.of(
                allow(
                    List.of("*"),
                    "athena:StartQueryExecution",
                    "glue:GetTable",
                    "glue:GetDatabase",
                    "glue:BatchCreatePartition",
                    "glue:CreatePartition",
                    "glue:GetPartition",
                    "logs:CreateLogGroup",
                    "logs:CreateLogStream",
                    "logs:PutLogEvents"),
                allow(
                    List.of(bucketArn(table.location()), bucketArn(table.location()) + "/*"),
                    "s3:GetBucketLocation",
                    "s3:GetObject",
                    "s3:ListBucket"),
                allow(
                    List.of(resultsArn(), resultsArn() + "/*"),
                    "s3:GetBucketLocation",
                    "s3:GetObject",
                    "s3:ListBucket",
                    "s3:PutObject")));
    return resource(
        "AWS::IAM::Role",
        Map.of(
            "AssumeRolePolicyDocument",
            trust,
            "Policies",
            List.of(Map.of("PolicyName", "AddPartitions", "PolicyDocument", allowed))));
  }

  private static Map<String, Object> allow(List<String> resources, String... actions) {
    return Map.of("Effect", "Allow", "Action", List.of(actions), "Resource", resources);
  }

  private static String bucketArn(String url) {
    return "arn:aws:s3:::" + url.substring("s3://".length()).replaceAll("/.*", "");
  }

  private String resultsArn() {
    return "arn:aws:s3:::"
        + S3LogDestination.of(integration.integrationResultS3DestinationArn()).bucket();
  }

  private Map<String, Object> code() {
    Map<String, String> environment =
        Map.of(
            "TABLE", table.name(),
            "DATABASE", table.database(),
            "WORKGROUP", table.workgroup(),
            "LOCATION", table.location(),
            "HIVE", Boolean.toString(hive),
            "HOURS", Boolean.toString(hourly),
            "START", isoDay(integration.partitionStartDate()),
            "END", isoDay(integration.partitionEndDate()),
            "DAYS",
                Integer.toString(Schedule.of(integration.partitionLoadFrequencyAsString()).days()));
    return resource(
        "AWS::Lambda::Function",
        Map.of(
            "Runtime",
            "python3.12",
            "Handler",
            "index.handler",
            "Timeout",
            900,
            "Role",
            attribute("PartitionRole" + number),
            "Code",
            Map.of("ZipFile", python()),
            "Environment",
            Map.of("Variables", environment)),
        "Table" + number,
        "Workgroup" + number);
  }

  private static String isoDay(@Nullable Instant date) {
    return date == null ? "" : date.atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static String python() {
    try (InputStream file =
        Objects.requireNonNull(PartitionLoader.class.getResourceAsStream(FUNCTION), FUNCTION)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
