package weir.query.insights;

import java.util.ArrayList;
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

  private static final List<Integer> IPV4_DIGITS = List.of(26, 28, 30);
  private static final List<Integer> IPV6_DIGITS = List.of(4, 8, 12, 16);

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
    List<AddressRanges.Range> ranges = AddressRanges.of(found, networkColumn(found), columns);
    String address =
        plan.materialized(
                Value.ofText(
                    "to_hex(CAST(TRY_CAST("
                        + plan.field(field).asText()
                        + " AS ipaddress) AS varbinary))"))
            .sql();
    List<LookupOutput.Part> parts = new ArrayList<>();
    for (AddressBuckets buckets :
        List.of(
            AddressBuckets.of(of(ranges, true), IPV4_DIGITS),
            AddressBuckets.of(of(ranges, false), IPV6_DIGITS))) {
      String bucket = "substr(" + address + ", 1, " + buckets.digits() + ") = ";
      add(plan, parts, buckets.narrow(), address, bucket);
      add(plan, parts, buckets.wide(), address, "");
    }
    output.join(plan, parts);
  }

  private static List<AddressRanges.Range> of(List<AddressRanges.Range> ranges, boolean ipv4) {
    return ranges.stream().filter(range -> range.isIpv4() == ipv4).toList();
  }

  /// @param bucket what the rows' first column is to be equal to; empty when they have no bucket
  private static void add(
      Plan plan,
      List<LookupOutput.Part> parts,
      List<List<String>> rows,
      String address,
      String bucket) {
    if (rows.isEmpty()) {
      return;
    }
    String key = plan.newColumn();
    String first = plan.newColumn();
    String last = plan.newColumn();
    String between = address + " BETWEEN " + first + " AND " + last;
    parts.add(
        bucket.isEmpty()
            ? new LookupOutput.Part(rows, List.of(first, last), between)
            : new LookupOutput.Part(
                rows, List.of(key, first, last), bucket + key + " AND " + between));
  }
}
