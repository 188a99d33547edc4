package weir.query.sql;

import io.trino.sql.tree.Extract;
import java.util.List;
import java.util.Locale;

/// `EXTRACT(YEAR FROM x)`, which is `year(x)`.
final class Extractions {
  private Extractions() {}

  static Term term(ExpressionAnalyzer analyzer, Extract extract) {
    String name =
        switch (extract.getField()) {
          case DAY_OF_MONTH -> "day";
          case DOW -> "day_of_week";
          case DOY -> "day_of_year";
          case YOW -> "year_of_week";
          default -> extract.getField().name().toLowerCase(Locale.ROOT);
        };
    return Calls.term(analyzer, extract, name, List.of(extract.getExpression()));
  }
}
