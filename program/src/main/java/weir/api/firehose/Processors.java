package weir.api.firehose;

import static weir.api.firehose.FirehoseErrors.RULES;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.ProcessorParameter;
import weir.delivery.streams.RecordShaping;

/// Turns a list of processors into what becomes of each record.
final class Processors {
  private Processors() {}

  static RecordShaping of(@Nullable ProcessingConfiguration configuration) {
    if (configuration == null || Boolean.FALSE.equals(configuration.enabled())) {
      return RecordShaping.NONE;
    }
    boolean decompresses = false;
    boolean extracts = false;
    String delimiter = "";
    for (Processor processor : configuration.processors()) {
      switch (String.valueOf(processor.typeAsString())) {
        case "Decompression" -> {
          DestinationPlans.oneOf(
              "CompressionFormat",
              parameters(processor, "CompressionFormat").get("CompressionFormat"),
              "GZIP");
          decompresses = true;
        }
        case "CloudWatchLogProcessing" -> {
          String wanted =
              parameters(processor, "DataMessageExtraction")
                  .getOrDefault("DataMessageExtraction", "false");
          extracts =
              DestinationPlans.oneOf("DataMessageExtraction", wanted, "true", "false")
                  .equals("true");
        }
        case "AppendDelimiterToRecord" ->
            delimiter =
                parameters(processor, "Delimiter")
                    .getOrDefault("Delimiter", "\\n")
                    .replace("\\n", "\n");
        case "Lambda" ->
            throw FirehoseErrors.invalid(
                "The processor Lambda transforms records with a function, but Weir has no functions"
                    + " yet; leave it out");
        default ->
            throw FirehoseErrors.invalid(
                "The processor's Type is "
                    + processor.typeAsString()
                    + " but must be one of AppendDelimiterToRecord, CloudWatchLogProcessing,"
                    + " Decompression");
      }
    }
    if (extracts && !decompresses) {
      throw FirehoseErrors.invalid(
          "CloudWatchLogProcessing needs the processor Decompression: subscriptions send gzip");
    }
    return new RecordShaping(decompresses, extracts, delimiter);
  }

  private static Map<String, String> parameters(Processor processor, String... known) {
    Map<String, String> values = new HashMap<>();
    for (ProcessorParameter parameter : processor.parameters()) {
      String name = String.valueOf(parameter.parameterNameAsString());
      if (!Set.of(known).contains(name)) {
        throw FirehoseErrors.invalid(
            "The parameter "
                + name
                + " of "
                + processor.typeAsString()
                + " must be one of "
                + String.join(", ", known));
      }
      values.put(name, RULES.text("parameterValue", parameter.parameterValue(), 1, 5120));
    }
    return values;
  }
}
