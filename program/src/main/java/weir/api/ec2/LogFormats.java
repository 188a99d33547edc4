package weir.api.ec2;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.api.protocol.ApiException;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;

/// Reads log formats with AWS's words for what is wrong with them.
final class LogFormats {
  private static final Pattern FORM = Pattern.compile("\\$\\{[^ {}]+}(?: \\$\\{[^ {}]+})*");
  private static final Pattern TOKEN = Pattern.compile("\\$\\{([^ {}]+)}");

  private LogFormats() {}

  /// @param text null for the default of the resource
  static RecordFormat read(@Nullable String text, FlowLogResource resource) {
    if (text == null) {
      return resource.isTransitGateway()
          ? RecordFormat.TRANSIT_GATEWAY_DEFAULT
          : RecordFormat.DEFAULT;
    }
    if (!FORM.matcher(text).matches()) {
      throw Ec2Errors.invalidValue(
          "1 validation error detected: Value '" + text + "' at 'logFormat' has an invalid format");
    }
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      String name = token.group(1);
      boolean known =
          RecordField.find(name)
              .filter(field -> field.fieldName().equals(name) && isFor(field, resource))
              .isPresent();
      if (!known) {
        throw ApiException.badRequest("InvalidParameter", "Unknown fields provided");
      }
    }
    return RecordFormat.parse(text);
  }

  private static boolean isFor(RecordField field, FlowLogResource resource) {
    return switch (field.scope()) {
      case BOTH -> true;
      case TRANSIT_GATEWAY -> resource.isTransitGateway();
      case VPC -> !resource.isTransitGateway();
    };
  }

  /// Whether a field shows a tag, whose key TagFieldSpecifications names.
  static boolean showsTags(RecordFormat format) {
    return format.fields().stream().anyMatch(LogFormats::isTag);
  }

  private static boolean isTag(RecordField field) {
    return switch (field) {
      case INSTANCE_TAG, INSTANCE_TAG_2, INTERFACE_TAG, INTERFACE_TAG_2, ASG_TAG, ASG_TAG_2 -> true;
      default -> false;
    };
  }

  /// The actions on other services that whoever wants such records must be allowed.
  static Set<String> neededActions(RecordFormat format) {
    Set<String> actions = new TreeSet<>();
    for (RecordField field : format.fields()) {
      actions.addAll(neededActions(field));
    }
    return actions;
  }

  private static List<String> neededActions(RecordField field) {
    return switch (field) {
      case INSTANCE_TAG, INSTANCE_TAG_2, INTERFACE_TAG, INTERFACE_TAG_2 ->
          List.of("ec2:DescribeTags");
      case ASG_TAG, ASG_TAG_2 -> List.of("autoscaling:DescribeTags");
      case ECS_CONTAINER_INSTANCE_ARN, ECS_CONTAINER_INSTANCE_ID ->
          List.of("ecs:ListClusters", "ecs:ListContainerInstances");
      case ECS_SERVICE_NAME -> List.of("ecs:ListClusters", "ecs:ListServices");
      case ECS_TASK_DEFINITION_ARN -> List.of("ecs:ListClusters", "ecs:ListTaskDefinitions");
      case ECS_TASK_ARN, ECS_TASK_ID -> List.of("ecs:ListClusters", "ecs:ListTasks");
      default -> field.fieldName().startsWith("ecs-") ? List.of("ecs:ListClusters") : List.of();
    };
  }
}
