package weir.query.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBLogicalType;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import weir.query.sql.JavaFunctions;

/// Lets DuckDB's statements call [JavaFunctions].
public final class JavaCalls {
  private JavaCalls() {}

  /// For all connections to the connection's database. Macros that call the functions must come
  /// after them.
  public static void register(Connection connection) throws SQLException {
    register(connection, JavaFunctions.LOUD, false);
    register(connection, JavaFunctions.QUIET, true);
  }

  private static void register(Connection connection, String name, boolean isQuiet)
      throws SQLException {
    try (DuckDBLogicalType text = DuckDBLogicalType.of(DuckDBColumnType.VARCHAR);
        DuckDBScalarFunctionBuilder function = DuckDBFunctions.scalarFunction()) {
      function
          .withName(name)
          .withVarArgs(text)
          .withReturnType(DuckDBColumnType.VARCHAR)
          .withVectorizedFunction((rows, answers) -> answer(rows, answers, isQuiet))
          .register(connection);
    }
  }

  private static void answer(
      DuckDBDataChunkReader rows, DuckDBWritableVector answers, boolean isQuiet) {
    List<DuckDBReadableVector> vectors = new ArrayList<>();
    for (long i = 0; i < rows.columnCount(); i++) {
      vectors.add(rows.vector(i));
    }
    for (long row = 0; row < rows.rowCount(); row++) {
      String answer = answer(vectors, row, isQuiet);
      if (answer == null) {
        answers.setNull(row);
      } else {
        answers.setString(row, answer);
      }
    }
  }

  private static @Nullable String answer(
      List<DuckDBReadableVector> vectors, long row, boolean isQuiet) {
    List<String> arguments = new ArrayList<>(vectors.size() - 1);
    for (DuckDBReadableVector vector : vectors.subList(1, vectors.size())) {
      if (vector.isNull(row)) {
        return null;
      }
      arguments.add(vector.getString(row));
    }
    try {
      return JavaFunctions.call(vectors.getFirst().getString(row), arguments);
    } catch (IllegalArgumentException refused) {
      if (isQuiet) {
        return null;
      }
      throw refused;
    }
  }
}
