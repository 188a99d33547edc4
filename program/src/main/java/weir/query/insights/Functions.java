package weir.query.insights;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// All functions of the language.
final class Functions {
  static final List<FunctionGroup> GROUPS =
      List.of(
          NumberFunctions.GROUP,
          TimeFunctions.GROUP,
          GeneralFunctions.GROUP,
          TextFunctions.GROUP,
          EncodingFunctions.GROUP,
          AddressFunctions.GROUP,
          JsonFunctions.GROUP,
          AggregateFunctions.GROUP,
          DistributionFunctions.GROUP,
          ChoiceFunctions.GROUP);

  private static final Map<String, InsightsFunction> BY_NAME = byName();

  private Functions() {}

  private static Map<String, InsightsFunction> byName() {
    Map<String, InsightsFunction> all = new HashMap<>();
    for (FunctionGroup group : GROUPS) {
      for (InsightsFunction function : group.functions()) {
        for (String name : function.names()) {
          all.put(name.toLowerCase(Locale.ROOT), function);
        }
      }
    }
    return Map.copyOf(all);
  }

  /// By its name in any case.
  static Optional<InsightsFunction> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  static List<String> names() {
    return GROUPS.stream()
        .flatMap(group -> group.functions().stream())
        .map(InsightsFunction::name)
        .toList();
  }
}
