package weir.query.insights;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import weir.model.flow.RecordField;

/// The words of the language of Logs Insights, for those who complete what is being typed.
public final class InsightsVocabulary {
  private InsightsVocabulary() {}

  /// Fields that events may have, commands, and functions, as AWS spells them.
  public static List<String> words() {
    return Stream.of(
            EventColumns.system().keySet(),
            Arrays.stream(RecordField.values()).map(EventColumns::insightsName).toList(),
            Commands.words(),
            Functions.names())
        .flatMap(Collection::stream)
        .distinct()
        .toList();
  }
}
