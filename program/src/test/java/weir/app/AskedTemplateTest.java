package weir.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AthenaIntegration;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;

/// What a flow log's integration template describes, made by hand as CloudFormation would, and its
/// queries asked.
@Timeout(120)
class AskedTemplateTest {
  private static final String FORMAT =
      "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport}"
          + " ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status} ${vpc-id}"
          + " ${subnet-id} ${instance-id} ${tcp-flags} ${type} ${pkt-srcaddr} ${pkt-dstaddr}";

  @Test
  void everyQueryOfATemplateRuns() {
    try (Fitting fitting = new Fitting(null);
        Questions root = new Questions(fitting);
        Ec2Client ec2 = root.client(Ec2Client.builder());
        GlueClient glue = root.client(GlueClient.builder())) {
      root.s3.createBucket(create -> create.bucket("results"));
      root.s3.createBucket(create -> create.bucket("data"));
      String vpc = ec2.createVpc(create -> create.cidrBlock("10.0.0.0/16")).vpc().vpcId();
      String log =
          ec2.createFlowLogs(create ->
                  create
                      .resourceIds(vpc)
                      .resourceType("VPC")
                      .trafficType("ALL")
                      .logDestinationType("s3")
                      .logDestination("arn:aws:s3:::data")
                      .logFormat(FORMAT))
              .flowLogIds()
              .getFirst();
      String template =
          ec2.getFlowLogsIntegrationTemplate(get ->
                  get.flowLogId(log)
                      .configDeliveryS3DestinationArn("arn:aws:s3:::results/templates/")
                      .integrateServices(services ->
                          services.athenaIntegrations(
                              AthenaIntegration.builder()
                                  .integrationResultS3DestinationArn("arn:aws:s3:::results/asked/")
                                  .partitionLoadFrequency("none")
                                  .partitionStartDate(Instant.parse("2026-11-01T00:00:00Z"))
                                  .partitionEndDate(Instant.parse("2026-11-02T00:00:00Z"))
                                  .build())))
              .result();
      assertEquals(
          template,
          root.s3
              .getObjectAsBytes(
                  get -> get.bucket("results").key("templates/VpcFlowLogs-" + log + ".yml"))
              .asUtf8String());
      Map<?, ?> resources =
          map(new Load(LoadSettings.builder().build()).loadFromString(template), "Resources");
      Map<?, ?> table = map(properties(resources, "Table1"), "TableInput");
      String database = text(properties(resources, "Table1"), "DatabaseName");
      String name = text(table, "Name");
      glue.createDatabase(create -> create.databaseInput(input -> input.name(database)));
      glue.createTable(create ->
          create
              .databaseName(database)
              .tableInput(input ->
                  input
                      .name(name)
                      .tableType(text(table, "TableType"))
                      .parameters(texts(map(table, "Parameters")))
                      .partitionKeys(columns(table, "PartitionKeys"))
                      .storageDescriptor(storage(map(table, "StorageDescriptor")))));
      String location = text(map(table, "StorageDescriptor"), "Location");
      root.s3.putObject(
          put ->
              put.bucket("data")
                  .key(location.substring("s3://data/".length()) + "2026/11/01/flows.log"),
          RequestBody.fromBytes(lines().getBytes(StandardCharsets.UTF_8)));
      root.succeed(
          "ALTER TABLE "
              + database
              + "."
              + name
              + " ADD PARTITION (year='2026', month='11', day='01') LOCATION '"
              + location
              + "2026/11/01/'");
      String group = text(properties(resources, "Workgroup1"), "Name");
      root.athena.createWorkGroup(create ->
          create
              .name(group)
              .configuration(c ->
                  c.resultConfiguration(r ->
                      r.outputLocation(
                          text(
                              map(
                                  map(
                                      properties(resources, "Workgroup1"),
                                      "WorkGroupConfiguration"),
                                  "ResultConfiguration"),
                              "OutputLocation")))));
      List<String> asked = new ArrayList<>();
      for (Map.Entry<?, ?> resource : resources.entrySet()) {
        Map<?, ?> properties = properties(resources, resource.getKey().toString());
        if (text((Map<?, ?>) resource.getValue(), "Type").equals("AWS::Athena::NamedQuery")) {
          String id =
              root.athena
                  .createNamedQuery(create ->
                      create
                          .name(text(properties, "Name"))
                          .database(database)
                          .workGroup(group)
                          .queryString(text(properties, "QueryString")))
                  .namedQueryId();
          String sql =
              root.athena.getNamedQuery(get -> get.namedQueryId(id)).namedQuery().queryString();
          List<String> rows =
              root.rows(
                  root.succeed(
                      sql,
                      start ->
                          start
                              .workGroup(group)
                              .queryExecutionContext(context -> context.database(database))));
          assertTrue(rows.size() > 1 || sql.contains("'10.0.0.1'"), sql);
          asked.add(text(properties, "Name"));
        }
      }
      assertEquals(16, asked.size());
    }
  }

  private static String lines() {
    StringBuilder lines = new StringBuilder(FORMAT.replaceAll("[${}]", "")).append('\n');
    for (int i = 0; i < 8; i++) {
      boolean six = i % 4 == 3;
      String source = six ? "2001:db8::" + i : "10.0.1." + i;
      String destination = six ? "2001:db8::ff" : "10.0.2.7";
      lines.append(
          "5 123456789012 eni-1 %s %s %d %d 6 %d %d 1793491200 1793491260 %s OK vpc-1 subnet-1 i-%d 2 %s %s %s\n"
              .formatted(
                  source,
                  destination,
                  40_000 + i,
                  i % 2 == 0 ? 443 : 22,
                  i + 1,
                  100 * (i + 1),
                  i % 3 == 0 ? "REJECT" : "ACCEPT",
                  i % 2,
                  six ? "IPv6" : "IPv4",
                  source,
                  destination));
    }
    return lines.toString();
  }

  private static Map<?, ?> properties(Map<?, ?> resources, String name) {
    Map<?, ?> resource = map(resources, name);
    return resource.containsKey("Properties") ? map(resource, "Properties") : Map.of();
  }

  private static Map<?, ?> map(Object parent, String name) {
    return (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) parent).get(name), name);
  }

  private static String text(Map<?, ?> parent, String name) {
    return Objects.requireNonNull(parent.get(name), name).toString();
  }

  private static Map<String, String> texts(Map<?, ?> map) {
    Map<String, String> texts = new java.util.TreeMap<>();
    map.forEach((name, value) -> texts.put(name.toString(), value.toString()));
    return texts;
  }

  private static List<Column> columns(Map<?, ?> parent, String name) {
    return ((List<?>) Objects.requireNonNull(parent.get(name)))
        .stream()
            .map(column -> (Map<?, ?>) column)
            .map(column ->
                Column.builder().name(text(column, "Name")).type(text(column, "Type")).build())
            .toList();
  }

  private static StorageDescriptor storage(Map<?, ?> storage) {
    Map<?, ?> serde = map(storage, "SerdeInfo");
    return StorageDescriptor.builder()
        .columns(columns(storage, "Columns"))
        .location(text(storage, "Location"))
        .inputFormat(text(storage, "InputFormat"))
        .outputFormat(text(storage, "OutputFormat"))
        .serdeInfo(
            SerDeInfo.builder()
                .serializationLibrary(text(serde, "SerializationLibrary"))
                .parameters(texts(map(serde, "Parameters")))
                .build())
        .build();
  }
}
