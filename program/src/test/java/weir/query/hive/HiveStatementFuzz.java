package weir.query.hive;

import java.nio.charset.StandardCharsets;

/// Reads any bytes as a statement; what is read prints back to itself.
public final class HiveStatementFuzz {
  private HiveStatementFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    HiveStatement.isMeant(text);
    HiveStatement statement;
    try {
      statement = HiveStatement.parse(text);
    } catch (DdlFault refused) {
      if (refused.sentence().isEmpty()) {
        throw new AssertionError("a refusal without a word", refused);
      }
      return;
    }
    String printed = statement.print();
    if (!HiveStatement.parse(printed).equals(statement)) {
      throw new AssertionError("reads back otherwise: " + printed);
    }
  }
}
