package weir.query.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The catalogue of functions.
final class SqlFunctions {
  /// A group of functions, as the reference page shows them.
  record Group(String title, List<SqlFunction> functions) {}

  private static final List<Group> GROUPS =
      List.of(
          new Group("Dates and times", DateFunctions.all()),
          new Group("Text of dates and times", DateTextFunctions.all()),
          new Group("IP addresses", IpFunctions.all()),
          new Group("Strings", StringFunctions.all()),
          new Group("Regular expressions", RegexFunctions.all()),
          new Group("JSON", JsonFunctions.all()),
          new Group("Arrays", ArrayFunctions.all()),
          new Group("Maps", MapFunctions.all()),
          new Group("Mathematics", MathFunctions.all()),
          new Group("Bits", BitwiseFunctions.all()),
          new Group("Binary data", BinaryFunctions.all()),
          new Group("Conversion", ConversionFunctions.all()),
          new Group("Aggregates", Aggregates.all()),
          new Group("Windows", WindowFunctions.all()));

  private static final Map<String, List<SqlFunction>> BY_NAME = byName();

  private SqlFunctions() {}

  static List<Group> groups() {
    return GROUPS;
  }

  private static Map<String, List<SqlFunction>> byName() {
    Map<String, List<SqlFunction>> names = new LinkedHashMap<>();
    for (Group group : GROUPS) {
      for (SqlFunction function : group.functions()) {
        names.computeIfAbsent(function.name(), name -> new ArrayList<>()).add(function);
      }
    }
    return names;
  }

  /// The functions of a name, which differ in their parameters.
  static List<SqlFunction> named(String name) {
    return BY_NAME.getOrDefault(name, List.of());
  }

  static boolean isAggregate(String name) {
    List<SqlFunction> functions = named(name);
    return !functions.isEmpty() && functions.getFirst().kind() == SqlFunction.Kind.AGGREGATE;
  }
}
