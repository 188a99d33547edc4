package weir.api.ec2;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import software.amazon.awssdk.services.ec2.model.AthenaIntegration;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;

/// A CloudFormation template that makes a flow log's files a table of Athena: database, workgroup,
/// table, queries, and what loads the partitions.
final class IntegrationTemplate {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private final FlowLog log;
  private final RecordFormat format;
  private final String accountId;
  private final String region;
  private final Map<String, Object> resources = new LinkedHashMap<>();

  IntegrationTemplate(FlowLog log, String accountId, String region) {
    this.log = log;
    this.format = RecordFormat.parse(log.logFormat());
    this.accountId = accountId;
    this.region = region;
  }

  /// The template's text in YAML.
  String print(List<AthenaIntegration> integrations) {
    resources.put(
        "VpcFlowLogsDatabase",
        resource(
            "AWS::Glue::Database",
            Map.of("CatalogId", accountId, "DatabaseInput", Map.of("Name", database()))));
    for (int i = 0; i < integrations.size(); i++) {
      add(integrations.get(i), Integer.toString(i + 1));
    }
    Map<String, Object> template = new LinkedHashMap<>();
    template.put("AWSTemplateFormatVersion", "2010-09-09");
    template.put("Description", "Athena over the flow log " + log.flowLogId());
    template.put("Resources", resources);
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setDereferenceAliases(true)
            .build();
    return new Dump(settings).dumpToString(template);
  }

  private String database() {
    return "vpcflowlogsathenadatabase" + plainId();
  }

  private String plainId() {
    return log.flowLogId().replace("-", "");
  }

  private void add(AthenaIntegration integration, String number) {
    String frequency = integration.partitionLoadFrequencyAsString();
    String table =
        plainId()
            + frequency
            + day(integration.partitionStartDate())
            + day(integration.partitionEndDate());
    String workgroup = table + "workgroup";
    resources.put(
        "Workgroup" + number,
        resource(
            "AWS::Athena::WorkGroup",
            Map.of(
                "Name",
                workgroup,
                "RecursiveDeleteOption",
                true,
                "WorkGroupConfiguration",
                Map.of(
                    "ResultConfiguration",
                    Map.of(
                        "OutputLocation", url(integration.integrationResultS3DestinationArn()))))));
    resources.put(
        "Table" + number,
        resource(
            "AWS::Glue::Table",
            Map.of("CatalogId", accountId, "DatabaseName", database(), "TableInput", table(table)),
            "VpcFlowLogsDatabase"));
    addQueries(table, workgroup, number);
    resources.putAll(
        new PartitionLoader(
                integration,
                number,
                new PartitionLoader.Table(database(), table, workgroup, location()),
                hive(),
                hourly())
            .resources());
  }

  private static String day(@Nullable Instant date) {
    return date == null ? "" : DAY.format(date);
  }

  private static String url(String bucketArn) {
    S3LogDestination place = S3LogDestination.of(bucketArn);
    return "s3://" + place.bucket() + "/" + place.prefix();
  }

  private Map<String, Object> table(String name) {
    boolean parquet = log.destinationOptions().fileFormatAsString().equals("parquet");
    Map<String, Object> storage = new LinkedHashMap<>();
    storage.put("Columns", columns());
    storage.put("Location", location());
    String hive = "org.apache.hadoop.hive.ql.io.";
    storage.put(
        "InputFormat",
        parquet
            ? hive + "parquet.MapredParquetInputFormat"
            : "org.apache.hadoop.mapred.TextInputFormat");
    storage.put(
        "OutputFormat",
        parquet
            ? hive + "parquet.MapredParquetOutputFormat"
            : hive + "HiveIgnoreKeyTextOutputFormat");
    storage.put(
        "SerdeInfo",
        parquet
            ? Map.of("SerializationLibrary", hive + "parquet.serde.ParquetHiveSerDe")
            : Map.of(
                "SerializationLibrary",
                "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe",
                "Parameters",
                Map.of("field.delim", " ", "serialization.format", " ")));
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("Name", name);
    input.put("TableType", "EXTERNAL_TABLE");
    input.put(
        "Parameters", parquet ? Map.of("EXTERNAL", "true") : Map.of("skip.header.line.count", "1"));
    input.put(
        "PartitionKeys",
        partitionKeys().stream().map(key -> Map.of("Name", key, "Type", "string")).toList());
    input.put("StorageDescriptor", storage);
    return input;
  }

  private List<Map<String, String>> columns() {
    return format.fields().stream()
        .map(field -> Map.of("Name", field.columnName(), "Type", type(field)))
        .toList();
  }

  private static String type(RecordField field) {
    return switch (field.type()) {
      case INT32 -> "int";
      case INT64 -> "bigint";
      case STRING, ADDRESS -> "string";
    };
  }

  private List<String> partitionKeys() {
    List<String> keys = new ArrayList<>(List.of("year", "month", "day"));
    if (hourly()) {
      keys.add("hour");
    }
    return keys;
  }

  private boolean hourly() {
    return Boolean.TRUE.equals(log.destinationOptions().perHourPartition());
  }

  private boolean hive() {
    return Boolean.TRUE.equals(log.destinationOptions().hiveCompatiblePartitions());
  }

  private String location() {
    S3LogDestination place = S3LogDestination.of(log.logDestination());
    return "s3://"
        + place.bucket()
        + "/"
        + place.accountFolder(accountId, hive())
        + (hive()
            ? "aws-service=vpcflowlogs/aws-region=" + region + "/"
            : "vpcflowlogs/" + region + "/");
  }

  private void addQueries(String table, String workgroup, String number) {
    Set<String> columns =
        format.fields().stream().map(RecordField::columnName).collect(Collectors.toSet());
    for (IntegrationQueries.NamedQuery query : IntegrationQueries.ALL) {
      if (columns.containsAll(query.columns())) {
        resources.put(
            query.name() + number,
            resource(
                "AWS::Athena::NamedQuery",
                Map.of(
                    "Name",
                    "VpcFlowLogs" + query.name(),
                    "Description",
                    query.description(),
                    "Database",
                    database(),
                    "WorkGroup",
                    workgroup,
                    "QueryString",
                    String.format(Locale.ROOT, query.sql(), table)),
                "Workgroup" + number,
                "VpcFlowLogsDatabase"));
      }
    }
  }

  static Map<String, Object> attribute(String resource) {
    return Map.of("Fn::GetAtt", List.of(resource, "Arn"));
  }

  static Map<String, Object> resource(
      String type, Map<String, Object> properties, String... dependsOn) {
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("Type", type);
    if (dependsOn.length > 0) {
      resource.put("DependsOn", List.of(dependsOn));
    }
    resource.put("Properties", new TreeMap<>(properties));
    return resource;
  }
}
