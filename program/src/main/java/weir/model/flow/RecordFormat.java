package weir.model.flow;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import weir.model.aws.Fault;
import weir.model.aws.NearName;

/// The fields of a record in the order they are written: what AWS calls a log format.
public record RecordFormat(List<RecordField> fields) {
  /// The 14 fields of version 2, which AWS writes unless told otherwise.
  public static final RecordFormat DEFAULT =
      new RecordFormat(
          List.of(RecordField.values()).subList(0, RecordField.LOG_STATUS.ordinal() + 1));

  /// Every field that a VPC flow log can have, in AWS's order.
  public static final RecordFormat ALL_VPC_FIELDS =
      new RecordFormat(
          Stream.of(RecordField.values())
              .filter(field -> field.scope() != RecordField.Scope.TRANSIT_GATEWAY)
              .toList());

  /// What AWS writes for transit gateways unless told otherwise.
  public static final RecordFormat TRANSIT_GATEWAY_DEFAULT =
      parse(
          "${version} ${resource-type} ${account-id} ${tgw-id} ${tgw-attachment-id}"
              + " ${tgw-src-vpc-account-id} ${tgw-dst-vpc-account-id} ${tgw-src-vpc-id}"
              + " ${tgw-dst-vpc-id} ${tgw-src-subnet-id} ${tgw-dst-subnet-id} ${tgw-src-eni}"
              + " ${tgw-dst-eni} ${tgw-src-az-id} ${tgw-dst-az-id} ${tgw-pair-attachment-id}"
              + " ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes}"
              + " ${start} ${end} ${log-status} ${type} ${packets-lost-no-route}"
              + " ${packets-lost-blackhole} ${packets-lost-mtu-exceeded}"
              + " ${packets-lost-ttl-expired} ${tcp-flags} ${region} ${flow-direction}"
              + " ${pkt-src-aws-service} ${pkt-dst-aws-service}");

  public RecordFormat {
    fields = List.copyOf(fields);
    if (fields.isEmpty()) {
      throw new Fault.Invalid("a log format needs at least one field, such as ${srcaddr}");
    }
    Set<RecordField> seen = EnumSet.noneOf(RecordField.class);
    for (RecordField field : fields) {
      if (!seen.add(field)) {
        throw new Fault.Invalid(
            "the log format names " + field.fieldName() + " twice; a field may stand in it once");
      }
    }
  }

  /// Reads `${srcaddr} ${dstaddr} …`, single blanks between, as the API takes it.
  public static RecordFormat parse(String text) {
    List<RecordField> fields = new ArrayList<>();
    int position = 0;
    while (position <= text.length()) {
      int blank = text.indexOf(' ', position);
      int end = blank < 0 ? text.length() : blank;
      String token = text.substring(position, end);
      if (!token.startsWith("${") || !token.endsWith("}") || token.length() < 4) {
        throw new Fault.Invalid(
            "log format has \""
                + token
                + "\" at character "
                + (position + 1)
                + "; it must be fields like ${srcaddr} with one blank between");
      }
      String name = token.substring(2, token.length() - 1);
      fields.add(
          RecordField.find(name)
              .filter(field -> field.fieldName().equals(name))
              .orElseThrow(() -> unknown(name)));
      position = end + 1;
    }
    return new RecordFormat(fields);
  }

  /// Reads names separated by blanks or commas, with or without `${}`; the words `default` and
  /// `all` stand for whole formats.
  public static RecordFormat ofNames(String text) {
    if (text.equals("default")) {
      return DEFAULT;
    }
    if (text.equals("all")) {
      return ALL_VPC_FIELDS;
    }
    List<RecordField> fields = new ArrayList<>();
    for (String token : text.trim().split("[ ,]+", -1)) {
      String name =
          token.startsWith("${") && token.endsWith("}")
              ? token.substring(2, token.length() - 1)
              : token;
      fields.add(RecordField.find(name).orElseThrow(() -> unknown(name)));
    }
    return new RecordFormat(fields);
  }

  private static Fault unknown(String name) {
    List<String> names = Stream.of(RecordField.values()).map(RecordField::fieldName).toList();
    return new Fault.Invalid(
        "\"" + name + "\" is not a field of flow records" + NearName.hint(name, names));
  }

  /// The value of the `version` field: 2 for the default format, else the highest version among the
  /// fields.
  public int version() {
    return fields.stream().mapToInt(RecordField::version).max().orElseThrow();
  }

  /// The batch with its `version` column saying this format's version.
  public RecordBatch stamp(RecordBatch batch) {
    return batch.with(Map.of(RecordField.VERSION, new Column.SameNumber(version())));
  }

  public boolean has(RecordField field) {
    return fields.contains(field);
  }

  /// The first line of a text file: the names with blanks between.
  public String headerLine() {
    return fields.stream().map(RecordField::fieldName).collect(Collectors.joining(" "));
  }

  /// The form that [#parse] reads: `${srcaddr} ${dstaddr}`.
  @Override
  public String toString() {
    return fields.stream()
        .map(field -> "${" + field.fieldName() + "}")
        .collect(Collectors.joining(" "));
  }
}
