package weir.model.network;

import java.util.EnumMap;
import java.util.Map;
import weir.model.aws.Fault;
import weir.model.flow.RecordField;

/// The ECS task behind an interface: values of the `ecs-…` fields, those that apply.
public record EcsTask(Map<RecordField, String> values) {
  public EcsTask {
    for (RecordField field : values.keySet()) {
      if (!field.fieldName().startsWith("ecs-")) {
        throw new Fault.Invalid(
            field.fieldName() + " does not describe an ECS task; its fields begin with ecs-");
      }
    }
    values =
        values.isEmpty() ? Map.of() : java.util.Collections.unmodifiableMap(new EnumMap<>(values));
  }
}
