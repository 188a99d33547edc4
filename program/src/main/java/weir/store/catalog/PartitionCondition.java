package weir.store.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A node of a filter over partitions. A partition whose value is null makes comparisons unknown,
/// as in SQL.
sealed interface PartitionCondition {
  /// What Hive writes in the place of null.
  String NULL = "__HIVE_DEFAULT_PARTITION__";

  Truth of(List<String> values);

  enum Truth {
    TRUE,
    FALSE,
    UNKNOWN;

    static Truth of(boolean value) {
      return value ? TRUE : FALSE;
    }

    Truth not() {
      return switch (this) {
        case TRUE -> FALSE;
        case FALSE -> TRUE;
        case UNKNOWN -> UNKNOWN;
      };
    }
  }

  /// A partition key.
  record Key(int index, KeyType type) {
    /// @return null for null
    @Nullable Comparable<?> value(List<String> values) {
      String text = values.get(index);
      return text.equals(NULL) ? null : type.value(text);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // values of one key are of one type
    static int compare(Comparable<?> left, Comparable<?> right) {
      return ((Comparable) left).compareTo(right);
    }
  }

  record And(PartitionCondition left, PartitionCondition right) implements PartitionCondition {
    @Override
    public Truth of(List<String> values) {
      Truth first = left.of(values);
      if (first == Truth.FALSE) {
        return Truth.FALSE;
      }
      Truth second = right.of(values);
      return second == Truth.TRUE ? first : second;
    }
  }

  record Or(PartitionCondition left, PartitionCondition right) implements PartitionCondition {
    @Override
    public Truth of(List<String> values) {
      Truth first = left.of(values);
      if (first == Truth.TRUE) {
        return Truth.TRUE;
      }
      Truth second = right.of(values);
      return second == Truth.FALSE ? first : second;
    }
  }

  record Not(PartitionCondition test) implements PartitionCondition {
    @Override
    public Truth of(List<String> values) {
      return test.of(values).not();
    }
  }

  /// @param sign one of `= <> < > <= >=`
  record Comparison(Key key, String sign, Comparable<?> with) implements PartitionCondition {
    @Override
    public Truth of(List<String> values) {
      Comparable<?> value = key.value(values);
      if (value == null) {
        return Truth.UNKNOWN;
      }
      int order = Key.compare(value, with);
      return Truth.of(
          switch (sign) {
            case "=" -> order == 0;
            case "<>" -> order != 0;
            case "<" -> order < 0;
            case ">" -> order > 0;
            case "<=" -> order <= 0;
            case ">=" -> order >= 0;
            default -> throw new IllegalStateException(sign);
          });
    }
  }

  record In(Key key, List<Comparable<?>> items) implements PartitionCondition {
    @Override
    public Truth of(List<String> values) {
      Comparable<?> value = key.value(values);
      return value == null
          ? Truth.UNKNOWN
          : Truth.of(items.stream().anyMatch(item -> Key.compare(value, item) == 0));
    }
  }

  record Between(Key key, Comparable<?> low, Comparable<?> high) implements PartitionCondition {
    @Override
    public Truth of(List<String> values) {
      Comparable<?> value = key.value(values);
      return value == null
          ? Truth.UNKNOWN
          : Truth.of(Key.compare(value, low) >= 0 && Key.compare(value, high) <= 0);
    }
  }

  /// @param pattern with `%` for any signs and `_` for one
  record Like(Key key, String pattern) implements PartitionCondition {
    @Override
    public Truth of(List<String> values) {
      String value = values.get(key.index());
      return value.equals(NULL) ? Truth.UNKNOWN : Truth.of(matches(value, pattern));
    }

    /// Goes back to the last `%` only, so that its time is bounded by the product of the lengths.
    static boolean matches(String text, String pattern) {
      int at = 0;
      int in = 0;
      int star = -1;
      int held = 0;
      while (at < text.length()) {
        char sign = in < pattern.length() ? pattern.charAt(in) : 0;
        if (in < pattern.length() && sign == '%') {
          star = in++;
          held = at;
        } else if (in < pattern.length() && (sign == '_' || sign == text.charAt(at))) {
          at++;
          in++;
        } else if (star >= 0) {
          in = star + 1;
          at = ++held;
        } else {
          return false;
        }
      }
      while (in < pattern.length() && pattern.charAt(in) == '%') {
        in++;
      }
      return in == pattern.length();
    }
  }

  record IsNull(Key key) implements PartitionCondition {
    @Override
    public Truth of(List<String> values) {
      return Truth.of(values.get(key.index()).equals(NULL));
    }
  }
}
