package weir.query.files;

import java.util.Locale;
import weir.model.flow.RecordField;
import weir.query.pruning.PartitionColumn;

/// A column of `flow_logs`.
sealed interface TableColumn {
  /// The name in SQL, lower case.
  String name();

  /// The type in SQL.
  Type type();

  /// The types that columns have.
  enum Type {
    INTEGER,
    BIGINT,
    VARCHAR
  }

  /// A field that we know.
  record Field(RecordField field) implements TableColumn {
    @Override
    public String name() {
      return field.columnName();
    }

    @Override
    public Type type() {
      return switch (field.type()) {
        case INT32 -> Type.INTEGER;
        case INT64 -> Type.BIGINT;
        case STRING, ADDRESS -> Type.VARCHAR;
      };
    }
  }

  /// A column that files have and we do not know, kept as text.
  ///
  /// @param fileName the name in text files' headers, with hyphens
  record Extra(String fileName) implements TableColumn {
    @Override
    public String name() {
      return fileName.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    @Override
    public Type type() {
      return Type.VARCHAR;
    }
  }

  /// A column that comes from files' names.
  record Partition(PartitionColumn column) implements TableColumn {
    @Override
    public String name() {
      return column.columnName();
    }

    @Override
    public Type type() {
      return Type.VARCHAR;
    }
  }
}
