package weir.api.athena;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.model.EngineVersion;

/// The engine versions that can be chosen: the third, by its name or by `AUTO`.
final class EngineVersions {
  private static final String THIRD = "Athena engine version 3";

  static final EngineVersion AUTO = version("AUTO");

  /// What an execution says.
  static final EngineVersion RUNNING = version(THIRD);

  static final List<EngineVersion> ALL = List.of(AUTO, RUNNING);

  private EngineVersions() {}

  private static EngineVersion version(String selected) {
    return EngineVersion.builder()
        .selectedEngineVersion(selected)
        .effectiveEngineVersion(THIRD)
        .build();
  }

  /// @return `AUTO` when nothing is asked for
  static EngineVersion chosen(@Nullable EngineVersion asked) {
    String selected = asked == null ? null : asked.selectedEngineVersion();
    if (selected == null || selected.equals("AUTO")) {
      return AUTO;
    }
    if (selected.equals(THIRD)) {
      return RUNNING;
    }
    throw AthenaErrors.invalid(
        "SelectedEngineVersion is " + selected + " but must be AUTO or " + THIRD);
  }
}
