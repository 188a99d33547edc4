package weir.query.insights;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// `cidrlookup`: puts columns of a lookup table beside the rows whose address lies in a network.
///
/// @param column with the networks; null for the one of the field's name, or the first that has
///   networks only
record CidrLookup(String table, List<String> field, @Nullable String column, LookupOutput output)
    implements UsesTable {
  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("cidrlookup"),
          "cidrlookup TABLE FIELD [as COLUMN] OUTPUT|OUTPUTNEW COLUMN [as NAME], …",
          "Takes columns of a lookup table from the row with the network that the address lies in;"
              + " of several, from the one with the longest prefix. Networks are IPv4 and IPv6, in"
              + " the column that is named, else in that of the field's name, else in the first"
              + " that has nothing but networks. `OUTPUT` and `OUTPUTNEW` are as in `lookup`.",
          List.of(
              "stats sum(bytes) as total by srcAddr | cidrlookup networks srcAddr OUTPUT owner |"
                  + " sort total desc | limit 4"),
          CidrLookup::read);

  CidrLookup {
    field = List.copyOf(field);
  }

  private static CidrLookup read(CommandReader reader) {
    QueryReader text = reader.text();
    String table = text.word().orElseThrow(() -> text.unexpected("the name of a lookup table"));
    List<String> field = text.name("with the address");
    String column = text.takesWord("as") ? reader.alias() : null;
    return new CidrLookup(table, field, column, LookupOutput.read(reader));
  }

  @Override
  public String text() {
    return "cidrlookup "
        + table
        + " "
        + new Expression.Field(field).text()
        + (column == null ? "" : " as " + LookupOutput.spelled(column))
        + " "
        + output.text();
  }

  private int networkColumn(LookupTable found) {
    if (column != null) {
      return found.column(column);
    }
    String name = String.join(".", field);
    return IntStream.range(0, found.columns().size())
        .filter(i -> found.columns().contains(name) ? found.columns().get(i).equals(name) : true)
        .filter(i -> AddressRanges.areNetworks(found, i))
        .findFirst()
        .orElseGet(() -> found.column(name));
  }

  @Override
  public void apply(Plan plan) {
    LookupTable found = plan.lookupTable(table);
    List<Integer> columns =
        output.columns().stream().map(column -> found.column(column.name())).toList();
    List<List<String>> ranges = AddressRanges.of(found, networkColumn(found), columns);
    String first = plan.newColumn();
    String last = plan.newColumn();
    String text = plan.field(field).asText();
    String address =
        plan.materialized(
                Value.ofText("to_hex(CAST(TRY_CAST(" + text + " AS ipaddress) AS varbinary))"))
            .sql();
    output.join(plan, ranges, List.of(first, last), address + " BETWEEN " + first + " AND " + last);
  }
}
