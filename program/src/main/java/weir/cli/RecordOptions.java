package weir.cli;

import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;
import weir.capture.aggregate.RecordingPlan;
import weir.model.aws.Fault;
import weir.model.flow.AggregationInterval;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.model.flow.TrafficType;
import weir.model.net.IpAddress;

/// The options of commands that print records: which fields, windows and flows, and how.
final class RecordOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "default",
      description = {
        "Fields and their order: default (AWS's 14), all, or names such as 'srcaddr dstaddr"
            + " action';",
        "$${srcaddr} as in AWS's formats is understood too."
      })
  private String format = "default";

  @Option(
      names = "--interval",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long a record covers at most: 60 or 600.")
  private int interval = 60;

  @Option(
      names = "--action",
      paramLabel = "ACTION",
      defaultValue = "ALL",
      description = "Which flows to print: ${COMPLETION-CANDIDATES}.")
  private TrafficType action = TrafficType.ALL;

  @Option(
      names = "--json",
      description = "Prints a JSON object per record and line, keyed by AWS's field names.")
  private boolean json;

  @Option(names = "--no-header", description = "Leaves out the line of field names.")
  private boolean withoutHeader;

  RecordFormat format() {
    RecordFormat parsed = RecordFormat.ofNames(format);
    for (RecordField field : parsed.fields()) {
      if (field.scope() == RecordField.Scope.TRANSIT_GATEWAY) {
        throw new Fault.Invalid(
            field.fieldName()
                + " belongs to transit gateways' own flow logs, which Weir reads but does not"
                + " record");
      }
    }
    return parsed;
  }

  RecordingPlan plan() {
    Set<RecordField> fields = EnumSet.copyOf(format().fields());
    return new RecordingPlan(Set.of(AggregationInterval.ofSeconds(interval)), fields);
  }

  RecordPrinter printer(OutputStream out) {
    return json
        ? RecordPrinter.json(format(), action, out)
        : RecordPrinter.text(format(), action, !withoutHeader, out);
  }

  static List<IpAddress> addresses(List<String> texts) {
    return texts.stream()
        .map(text ->
            IpAddress.find(text)
                .orElseThrow(() ->
                    new Fault.Invalid(
                        "\""
                            + text
                            + "\" is not an IP address; write it like 10.0.1.5 or 2001:db8::5")))
        .toList();
  }
}
