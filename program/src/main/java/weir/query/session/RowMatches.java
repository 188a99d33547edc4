package weir.query.session;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBScalarFunction;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;
import weir.query.rowpattern.MatchFault;
import weir.query.rowpattern.PatternMatching;
import weir.query.sql.PatternFunction;

/// The function of DuckDB that finds the matches of a row pattern in one partition a call.
public final class RowMatches implements DuckDBScalarFunction {
  private final PatternMatching matching;
  private final QueryStop stop;

  private RowMatches(PatternMatching matching, QueryStop stop) {
    this.matching = matching;
    this.stop = stop;
  }

  /// Lets a session's statements call the functions.
  public static void register(
      List<PatternFunction> functions, DuckDbSession session, QueryStop stop) throws SQLException {
    for (PatternFunction function : functions) {
      new RowMatches(function.matching(), stop).register(function.name(), session);
    }
  }

  private void register(String name, DuckDbSession session) throws SQLException {
    try (DuckDBScalarFunctionBuilder function = DuckDBFunctions.scalarFunction()) {
      function.withName(name).withParameter(DuckDBColumnType.BIGINT);
      for (int i = 0; i <= matching.columns().size(); i++) {
        function.withParameter(DuckDBColumnType.VARCHAR);
      }
      function
          .withReturnType(DuckDBColumnType.VARCHAR)
          .withVectorizedFunction(this)
          .register(session.connection());
    }
  }

  @Override
  public void apply(DuckDBDataChunkReader partitions, DuckDBWritableVector found) {
    try {
      for (long i = 0; i < partitions.rowCount(); i++) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < matching.columns().size(); column++) {
          cells.add(partitions.vector(column + 2).getString(i));
        }
        String lines =
            matching.find(
                partitions.vector(1).getString(i),
                cells,
                partitions.vector(0).getLong(i),
                stop::check);
        if (lines.isEmpty()) {
          found.setNull(i);
        } else {
          found.setString(i, lines);
        }
      }
    } catch (MatchFault fault) {
      // DuckDB quotes the sentence, and RunTimeFault finds it there.
      throw new IllegalArgumentException(fault.errorName() + ": " + fault.sentence(), fault);
    }
  }
}
