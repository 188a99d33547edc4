package weir.query.hive;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `ROW FORMAT` says.
public sealed interface HiveRowFormat {
  /// Nothing.
  record Unsaid() implements HiveRowFormat {}

  /// `DELIMITED FIELDS TERMINATED BY ' '`: each text empty when it is not said.
  ///
  /// @param nulls what stands for null, which may be nothing at all; null when it is not said
  record Delimited(
      String field,
      String escape,
      String items,
      String mapKeys,
      String lines,
      @Nullable String nulls)
      implements HiveRowFormat {}

  /// `SERDE 'class' WITH SERDEPROPERTIES (…)`
  record Serde(String library, Map<String, String> properties) implements HiveRowFormat {
    public Serde {
      properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }
  }
}
