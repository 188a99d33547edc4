package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;
import software.amazon.awssdk.services.cloudwatchlogs.model.StandardUnit;
import weir.model.aws.Fault;
import weir.query.pattern.FilterPattern;

/// What a metric filter makes of a matching event, as far as AWS takes it.
final class MetricTransformations {
  private static final Pattern NAME = Pattern.compile("[^:*$]*");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
  private static final int MOST_DIMENSIONS = 3;

  private MetricTransformations() {}

  /// @param pattern the filter's, which names what can be taken out of an event
  static List<MetricTransformation> checked(
      List<MetricTransformation> given, FilterPattern pattern) {
    RULES.size("metricTransformations", given, 1, 1);
    check(given.getFirst(), pattern);
    return given;
  }

  private static void check(MetricTransformation transformation, FilterPattern pattern) {
    name("metricName", transformation.metricName());
    name("metricNamespace", transformation.metricNamespace());
    String value = RULES.text(at("metricValue"), transformation.metricValue(), 0, 100);
    if (!NUMBER.matcher(value).matches() && !isTaken(value, pattern)) {
      throw LogsErrors.invalid(
          "Invalid metric value: "
              + value
              + " must be a number, a selector of a JSON pattern such as $.latency, or a field of a"
              + " space-delimited pattern such as $bytes");
    }
    RULES.oneOf(
        at("unit"),
        transformation.unitAsString(),
        StandardUnit.knownValues().stream().map(StandardUnit::toString).sorted().toList());
    dimensions(transformation, pattern);
  }

  private static void dimensions(MetricTransformation transformation, FilterPattern pattern) {
    Map<String, String> dimensions = transformation.dimensions();
    if (dimensions.isEmpty()) {
      return;
    }
    RULES.size(at("dimensions"), dimensions.keySet(), 0, MOST_DIMENSIONS);
    if (transformation.defaultValue() != null) {
      throw LogsErrors.invalid(
          "Invalid metric transformation: dimensions and default value are mutually exclusive"
              + " properties.");
    }
    dimensions.forEach((name, value) -> {
      RULES.text(at("dimensions.key"), name, 1, 255);
      RULES.text(at("dimensions.value"), value, 1, 255);
      if (!isTaken(value, pattern)) {
        throw LogsErrors.invalid(
            "Invalid metric transformation: the value of dimension "
                + name
                + " is "
                + value
                + " but must be a selector of a JSON pattern such as $.host, or a field of a"
                + " space-delimited pattern such as $action");
      }
    });
  }

  private static boolean isTaken(String value, FilterPattern pattern) {
    try {
      return pattern.extraction(value).isPresent();
    } catch (Fault.Invalid misspelled) {
      return false;
    }
  }

  private static void name(String member, @Nullable String given) {
    RULES.matches(at(member), RULES.text(at(member), given, 0, 255), NAME);
  }

  private static String at(String member) {
    return "metricTransformations.1.member." + member;
  }
}
