package weir.store.state;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import weir.model.aws.Fault;
import weir.model.flow.AggregationInterval;
import weir.model.flow.RecordFormat;
import weir.model.flow.TrafficType;
import weir.model.network.FlowLog;
import weir.model.network.ResourceId;

/// Reads flow logs.
final class FlowLogReader {
  private static final List<ResourceKind> RECORDED =
      List.of(ResourceKind.VPC, ResourceKind.SUBNET, ResourceKind.INTERFACE);
  private static final int MOST_TAG_KEYS = 2;

  private final Names names;
  private final Mistakes mistakes;
  private final Function<String, Optional<String>> accountOfVpc;

  FlowLogReader(Names names, Mistakes mistakes, Function<String, Optional<String>> accountOfVpc) {
    this.names = names;
    this.mistakes = mistakes;
    this.accountOfVpc = accountOfVpc;
  }

  Optional<FlowLog> read(Section section) {
    TrafficType traffic = section.choice("traffic", words()).orElse(TrafficType.ALL);
    RecordFormat format =
        section.find("format").flatMap(node -> format(section, node)).orElse(RecordFormat.DEFAULT);
    AggregationInterval interval =
        section.value("interval", FlowLogReader::interval).orElse(AggregationInterval.TEN_MINUTES);
    FlowLog.LogDestination destination =
        new FlowLog.LogDestination(
            section.value("destination", FlowLogReader::target).orElse("flow-logs"),
            new FlowLog.FileOptions(
                section.choice("file-format", fileFormats()).orElse(FlowLog.FileFormat.PLAIN_TEXT),
                section.flag("hive-partitions"),
                section.flag("per-hour")),
            new FlowLog.Access(
                section.text("role").orElse(null),
                section.text("cross-account-role").orElse(null),
                section.text("endpoint").orElse(null)));
    FlowLog.TagFields tags =
        section
            .section("tag-fields", Shape.TAG_FIELDS)
            .map(this::tagFields)
            .orElse(FlowLog.TagFields.NONE);
    return section
        .need("resource", "resource: my-vpc")
        .flatMap(
            node -> section.scalar(node).flatMap(text -> names.resolve(RECORDED, "", node, text)))
        .flatMap(resource -> {
          String vpcId = resource.kind() == ResourceKind.VPC ? resource.id() : resource.vpcId();
          return section
              .value("account", ResourceId::requireAccount)
              .or(() -> accountOfVpc.apply(vpcId))
              .map(account ->
                  new FlowLog(
                      names.of(section).id(),
                      account,
                      resource.id(),
                      traffic,
                      format,
                      interval,
                      destination,
                      tags));
        });
  }

  /// A format in one text or as a list of fields; a mistake is reported at the very field.
  private Optional<RecordFormat> format(Section section, Node node) {
    if (node instanceof SequenceNode list) {
      boolean known = true;
      for (Node item : list.getValue()) {
        known &= section.value(item, RecordFormat::ofNames).isPresent();
      }
      return known
          ? mistakes.attempt(
              node,
              () ->
                  new RecordFormat(
                      list.getValue().stream()
                          .flatMap(item ->
                              section.scalar(item).stream()
                                  .flatMap(name -> RecordFormat.ofNames(name).fields().stream()))
                          .toList()))
          : Optional.empty();
    }
    return section.value(
        node,
        text ->
            text.indexOf('$') >= 0 && text.indexOf(',') < 0
                ? RecordFormat.parse(text)
                : RecordFormat.ofNames(text));
  }

  private FlowLog.TagFields tagFields(Section section) {
    return new FlowLog.TagFields(
        tagKeys(section, "instance"),
        tagKeys(section, "interface"),
        tagKeys(section, "auto-scaling-group"));
  }

  private List<String> tagKeys(Section section, String key) {
    List<String> keys = section.values(key, Function.identity());
    if (keys.size() > MOST_TAG_KEYS) {
      mistakes.at(
          section.find(key).orElse(section.node()),
          keys.size() + " tag keys stand here but a flow log can show at most " + MOST_TAG_KEYS);
    }
    return keys;
  }

  private static AggregationInterval interval(String text) {
    return AggregationInterval.ofSeconds(
        Math.toIntExact(Math.min(Integer.MAX_VALUE, DurationText.parse(text).toSeconds())));
  }

  private static String target(String text) {
    boolean known =
        !text.startsWith("arn:")
            || text.startsWith("arn:aws:s3:::")
            || text.startsWith("arn:aws:logs:")
            || text.startsWith("arn:aws:firehose:");
    if (!known) {
      throw new Fault.Invalid(
          "\""
              + text
              + "\" must be a folder, s3://bucket/prefix, or the ARN of a bucket, a log group or a"
              + " Firehose delivery stream");
    }
    return text;
  }

  private static Map<String, TrafficType> words() {
    return Arrays.stream(TrafficType.values())
        .collect(
            Collectors.toMap(
                TrafficType::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
  }

  private static Map<String, FlowLog.FileFormat> fileFormats() {
    return Arrays.stream(FlowLog.FileFormat.values())
        .collect(
            Collectors.toMap(
                FlowLog.FileFormat::wireName,
                Function.identity(),
                (a, b) -> a,
                LinkedHashMap::new));
  }
}
