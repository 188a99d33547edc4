package weir.store.records;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import weir.model.aws.Fault;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;

/// Which column of a text file holds what: its header line's names, or a format's when it has none.
///
/// @param names AWS's field names, or names unknown to Weir, in file order
/// @param hasHeader whether the file's first line is the header
record TextColumns(List<String> names, boolean hasHeader) {
  private static final int DEFAULT_COLUMNS = RecordFormat.DEFAULT.fields().size();

  TextColumns {
    names = List.copyOf(names);
  }

  /// Decides from the first line.
  ///
  /// @param format what the lines hold when the first is no header; without it, lines of 14 columns
  ///   that begin with a number are taken for the default format
  static TextColumns of(String file, String firstLine, Optional<RecordFormat> format) {
    if (firstLine.endsWith("\r")) {
      throw new Fault.Corrupt(file + ": lines end in CR LF but must end in LF alone");
    }
    List<String> tokens = List.of(firstLine.split(" ", -1));
    if (tokens.stream().anyMatch(TextColumns::isFieldName)) {
      return new TextColumns(checked(file, tokens), true);
    }
    if (format.isPresent()) {
      return new TextColumns(names(format.get()), false);
    }
    if (tokens.size() == DEFAULT_COLUMNS && tokens.getFirst().matches("[0-9]{1,9}")) {
      return new TextColumns(names(RecordFormat.DEFAULT), false);
    }
    byte[] bytes = firstLine.getBytes(StandardCharsets.UTF_8);
    throw new Fault.Corrupt(
        file
            + ": first line \""
            + TextRows.shown(bytes, 0, bytes.length)
            + "\" names no field of flow records; say which fields the lines hold with a format");
  }

  private static boolean isFieldName(String token) {
    return RecordField.find(token).filter(field -> field.fieldName().equals(token)).isPresent();
  }

  private static List<String> names(RecordFormat format) {
    return format.fields().stream().map(RecordField::fieldName).toList();
  }

  private static List<String> checked(String file, List<String> tokens) {
    Set<String> seen = new HashSet<>();
    for (String token : tokens) {
      if (token.isEmpty()) {
        throw new Fault.Corrupt(file + ": header has two blanks in a row but must have one");
      }
      if (!seen.add(token)) {
        throw new Fault.Corrupt(file + ": header names " + token + " twice");
      }
    }
    return tokens;
  }

  /// The field that a column holds, or empty for a name that is unknown.
  Optional<RecordField> field(int column) {
    return Optional.of(names.get(column))
        .filter(TextColumns::isFieldName)
        .flatMap(RecordField::find);
  }

  List<String> unknownNames() {
    List<String> unknown = new ArrayList<>();
    for (String name : names) {
      if (!isFieldName(name)) {
        unknown.add(name);
      }
    }
    return unknown;
  }
}
