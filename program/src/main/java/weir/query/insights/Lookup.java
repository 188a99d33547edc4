package weir.query.insights;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `lookup`: puts columns of a lookup table beside the rows whose keys are equal.
///
/// @param table its name
record Lookup(String table, List<Key> keys, LookupOutput output) implements UsesTable {
  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("lookup"),
          "lookup TABLE COLUMN [as FIELD], … OUTPUT|OUTPUTNEW COLUMN [as NAME], …",
          "Takes columns of a lookup table from the row whose column is equal to the field; of"
              + " several such rows, from the first. `OUTPUT` replaces fields of the same name,"
              + " also where no row is found; `OUTPUTNEW` fills those that are missing or empty."
              + " Tables are made with CreateLookupTable.",
          List.of(
              "stats sum(bytes) as total by dstPort | lookup services port as dstPort OUTPUT name"
                  + " as service | sort total desc | limit 3"),
          Lookup::read);

  /// A column of the table, and the field that it is to be equal to.
  record Key(String column, List<String> field) {
    Key {
      field = List.copyOf(field);
    }
  }

  Lookup {
    keys = List.copyOf(keys);
  }

  private static Lookup read(CommandReader reader) {
    QueryReader text = reader.text();
    String table = text.word().orElseThrow(() -> text.unexpected("the name of a lookup table"));
    List<Key> keys = new ArrayList<>();
    do {
      List<String> column = text.name("of the table");
      keys.add(
          new Key(
              String.join(".", column), text.takesWord("as") ? text.name("of the rows") : column));
    } while (text.takes(","));
    return new Lookup(table, keys, LookupOutput.read(reader));
  }

  @Override
  public String text() {
    return keys.stream()
        .map(key -> {
          String column = LookupOutput.spelled(key.column());
          String field = new Expression.Field(key.field()).text();
          return column.equals(field) ? column : column + " as " + field;
        })
        .collect(Collectors.joining(", ", "lookup " + table + " ", " " + output.text()));
  }

  @Override
  public void apply(Plan plan) {
    LookupTable found = plan.lookupTable(table);
    List<Integer> keyColumns = keys.stream().map(key -> found.column(key.column())).toList();
    List<Integer> columns =
        Stream.concat(
                keyColumns.stream(),
                output.columns().stream().map(column -> found.column(column.name())))
            .toList();
    Set<List<String>> seen = new HashSet<>();
    List<List<String>> rows =
        found.rows().stream()
            .filter(row -> seen.add(keyColumns.stream().map(row::get).toList()))
            .map(row -> columns.stream().map(row::get).toList())
            .toList();
    List<String> names = new ArrayList<>();
    List<String> conditions = new ArrayList<>();
    for (Key key : keys) {
      String name = plan.newColumn();
      names.add(name);
      conditions.add(plan.materialized(plan.field(key.field())).asText() + " = " + name);
    }
    output.join(plan, rows, names, String.join(" AND ", conditions));
  }
}
