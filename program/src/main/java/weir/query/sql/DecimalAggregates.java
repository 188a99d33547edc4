package weir.query.sql;

import io.trino.sql.tree.Node;
import java.util.List;

/// Sums and averages of decimals.
final class DecimalAggregates {
  private DecimalAggregates() {}

  static Term sum(Node at, List<Term> arguments, SqlType result) {
    SqlType type = new SqlType.Decimal(38, ((SqlType.Decimal) arguments.getFirst().type()).scale());
    return Template.term("CAST(sum@($1) AS $r)", arguments, type);
  }

  /// The sum as a whole number over the count, rounded half up.
  static Term avg(Node at, List<Term> arguments, SqlType result) {
    SqlType.Decimal type = (SqlType.Decimal) arguments.getFirst().type();
    String unit = "1" + "0".repeat(type.scale());
    String tiny = type.scale() == 0 ? "1" : "0." + "0".repeat(type.scale() - 1) + "1";
    int digits = type.scale() + 1;
    return Template.term(
        "CAST(CASE WHEN count@($1) > 0 THEN CAST(trino_half_up(CAST(sum@($1 * CAST("
            + unit
            + " AS DECIMAL("
            + digits
            + ",0))) AS HUGEINT), CAST(count@($1) AS HUGEINT)) AS DECIMAL(38,0)) * CAST('"
            + tiny
            + "' AS DECIMAL("
            + digits
            + ","
            + type.scale()
            + ")) END AS $r)",
        arguments,
        type);
  }
}
