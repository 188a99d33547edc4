package weir.query.hive;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// `PARTITION (day='2026-11-21', hour=7)`: keys in small letters, and their values as text.
public record PartitionSpec(Map<String, String> values) {
  static final PartitionSpec NONE = new PartitionSpec(Map.of());

  public PartitionSpec {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  boolean isNone() {
    return values.isEmpty();
  }
}
