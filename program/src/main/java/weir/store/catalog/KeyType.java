package weir.store.catalog;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;

/// How values of a partition key are compared.
enum KeyType {
  INTEGER {
    @Override
    Comparable<?> parsed(String text) {
      return Long.valueOf(text.strip());
    }

    @Override
    String complaint(String text) {
      return "\"" + text + "\" is not an integer.";
    }
  },
  NUMBER {
    @Override
    Comparable<?> parsed(String text) {
      return new BigDecimal(text.strip());
    }

    @Override
    String complaint(String text) {
      return text + " is not a decimal.";
    }
  },
  TEXT {
    @Override
    Comparable<?> parsed(String text) {
      return text;
    }

    @Override
    String complaint(String text) {
      throw new IllegalStateException(text);
    }
  },
  DATE {
    @Override
    Comparable<?> parsed(String text) {
      return LocalDate.parse(text);
    }

    @Override
    String complaint(String text) {
      return text + " is not a date.";
    }
  },
  TIMESTAMP {
    @Override
    Comparable<?> parsed(String text) {
      return LocalDateTime.parse(text.replace(' ', 'T'));
    }

    @Override
    String complaint(String text) {
      return "Timestamp format must be yyyy-mm-dd hh:mm:ss[.fffffffff] "
          + text
          + " is not a timestamp.";
    }
  };

  abstract Comparable<?> parsed(String text);

  abstract String complaint(String text);

  /// @throws CatalogRefusal for a type that cannot be compared
  static KeyType of(CatalogColumn key) {
    String type = key.type().toLowerCase(Locale.ROOT).strip();
    int parenthesis = type.indexOf('(');
    return switch (parenthesis < 0 ? type : type.substring(0, parenthesis).strip()) {
      case "tinyint", "smallint", "int", "integer", "bigint", "long" -> INTEGER;
      case "decimal", "float", "double", "real" -> NUMBER;
      case "string", "char", "varchar", "boolean" -> TEXT;
      case "date" -> DATE;
      case "timestamp" -> TIMESTAMP;
      default -> throw CatalogRefusal.invalid("Unknown type : '" + key.type() + "'");
    };
  }

  /// A value that a partition has.
  ///
  /// @throws CatalogRefusal when it is not of the type
  Comparable<?> value(String text) {
    return value(text, CatalogRefusal.Reason.DAMAGED);
  }

  /// A value that a filter names.
  ///
  /// @throws CatalogRefusal when it is not of the type
  Comparable<?> literal(String text) {
    return value(text, CatalogRefusal.Reason.INVALID);
  }

  private Comparable<?> value(String text, CatalogRefusal.Reason reason) {
    try {
      return parsed(text);
    } catch (NumberFormatException | DateTimeException other) {
      throw new CatalogRefusal(reason, complaint(text));
    }
  }
}
