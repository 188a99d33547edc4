package weir.query.hive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.store.catalog.TableName;

/// Goes through the tokens of one statement. Used by its parsers only.
final class HiveCursor {
  private final List<HiveToken> tokens;
  private int next;

  HiveCursor(List<HiveToken> tokens) {
    this.tokens = tokens;
  }

  HiveToken peek() {
    return tokens.get(next);
  }

  HiveToken peek(int ahead) {
    return tokens.get(Math.min(next + ahead, tokens.size() - 1));
  }

  HiveToken take() {
    HiveToken token = tokens.get(next);
    if (token.kind() != HiveToken.Kind.END) {
      next++;
    }
    return token;
  }

  /// Takes key words if they all come next.
  boolean takes(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!peek(i).is(words[i])) {
        return false;
      }
    }
    next += words.length;
    return true;
  }

  boolean takesSign(String sign) {
    boolean there = peek().isSign(sign);
    if (there) {
      next++;
    }
    return there;
  }

  void expect(String... words) {
    for (String word : words) {
      if (!takes(word)) {
        throw mismatched(word);
      }
    }
  }

  void expectSign(String sign) {
    if (!takesSign(sign)) {
      throw mismatched(sign);
    }
  }

  /// A text in either kind of quotation marks.
  String text() {
    HiveToken token = peek();
    if (token.kind() != HiveToken.Kind.TEXT && token.kind() != HiveToken.Kind.QUOTED) {
      throw mismatched("StringLiteral");
    }
    return take().text();
  }

  boolean isText() {
    return peek().kind() == HiveToken.Kind.TEXT || peek().kind() == HiveToken.Kind.QUOTED;
  }

  int number() {
    HiveToken token = peek();
    if (token.kind() != HiveToken.Kind.NUMBER) {
      throw mismatched("Number");
    }
    try {
      int value = Integer.parseInt(token.text());
      next++;
      return value;
    } catch (NumberFormatException tooLong) {
      throw mismatched("Number");
    }
  }

  /// A bare name or one in backticks, as it is written.
  String name(String statement) {
    HiveToken token = peek();
    if (token.kind() == HiveToken.Kind.NAME && !token.text().isEmpty()) {
      return take().text();
    }
    if (token.kind() == HiveToken.Kind.WORD) {
      return take().text();
    }
    throw unrecognized(statement);
  }

  /// As [#name], but a name in double quotes passes, as it does in Trino's SQL.
  String looseName(String statement) {
    return peek().kind() == HiveToken.Kind.QUOTED && !peek().text().isEmpty()
        ? take().text()
        : name(statement);
  }

  /// `table`, `database.table`, `awsdatacatalog.database.table`
  HiveName tableName(String statement) {
    List<String> parts = new ArrayList<>();
    do {
      parts.add(looseName(statement));
    } while (parts.size() < 3 && takesSign("."));
    if (parts.size() == 3 && !parts.getFirst().equalsIgnoreCase("awsdatacatalog")) {
      throw DdlFault.semantic("Catalog " + parts.getFirst() + " does not exist");
    }
    return parts.size() == 1
        ? new HiveName("", parts.getFirst())
        : new HiveName(parts.get(parts.size() - 2), parts.getLast());
  }

  /// `('a'='b', 'c'='d')`
  Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    expectSign("(");
    do {
      String key = text();
      expectSign("=");
      properties.put(key, text());
    } while (takesSign(","));
    expectSign(")");
    return properties;
  }

  /// `PARTITION (k='v', …)`
  PartitionSpec partition() {
    expect("PARTITION");
    expectSign("(");
    Map<String, String> values = new LinkedHashMap<>();
    do {
      String key = TableName.folded(name("partition specification"));
      expectSign("=");
      if (values.put(key, value()) != null) {
        throw DdlFault.semantic("Partition key " + key + " is there twice");
      }
    } while (takesSign(","));
    expectSign(")");
    return new PartitionSpec(values);
  }

  private String value() {
    if (peek().is("DATE") || peek().is("TIMESTAMP")) {
      take();
      return text();
    }
    boolean minus = takesSign("-");
    if (peek().kind() == HiveToken.Kind.NUMBER) {
      return (minus ? "-" : "") + take().text();
    }
    if (minus || !isText()) {
      throw unrecognized("constant");
    }
    return text();
  }

  /// Ends the statement.
  void end() {
    takesSign(";");
    if (peek().kind() != HiveToken.Kind.END) {
      String before = next == 0 ? "<EOF>" : tokens.get(next - 1).raw();
      throw fault("missing EOF at '" + peek().raw() + "' near '" + before + "'");
    }
  }

  DdlFault mismatched(String expected) {
    String before = next == 0 ? "" : " near '" + tokens.get(next - 1).raw() + "'";
    return fault("mismatched input '" + peek().raw() + "' expecting " + expected + before);
  }

  DdlFault unrecognized(String statement) {
    return fault(
        "cannot recognize input near '"
            + peek().raw()
            + "' '"
            + peek(1).raw()
            + "' '"
            + peek(2).raw()
            + "' in "
            + statement);
  }

  private DdlFault fault(String what) {
    return new DdlFault(
        DdlFault.Kind.SYNTAX,
        "FAILED: ParseException line " + peek().line() + ":" + peek().column() + " " + what);
  }
}
