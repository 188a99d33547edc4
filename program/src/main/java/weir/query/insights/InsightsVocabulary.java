package weir.query.insights;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import weir.model.flow.RecordField;

/// The words of the language of Logs Insights, for those who complete what is being typed.
public final class InsightsVocabulary {
  private InsightsVocabulary() {}

  /// `fields`, `stats`, ….
  public static List<String> commands() {
    return Commands.words();
  }

  /// Names of functions, as AWS spells them.
  public static List<String> functions() {
    return Functions.names();
  }

  /// Fields that events may have: `@timestamp`, `srcAddr`, ….
  public static List<String> fields() {
    return Stream.concat(
            EventColumns.system().keySet().stream(),
            Arrays.stream(RecordField.values()).map(EventColumns::insightsName))
        .toList();
  }
}
