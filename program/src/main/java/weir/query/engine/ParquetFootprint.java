package weir.query.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// How much of Parquet files a query reads: the bytes of the columns that it needs, and the rows.
final class ParquetFootprint {
  private ParquetFootprint() {}

  static void count(
      DuckDbSession session, RelationPlanner.ParquetRead read, QueryCounters counters) {
    String files = SqlText.list(read.files().stream().map(ParquetRelation::literally).toList());
    String columns = SqlText.list(read.columns());
    try (Statement statement = session.connection().createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT (SELECT CAST(coalesce(sum(num_rows), 0) AS BIGINT)"
                    + " FROM parquet_file_metadata("
                    + files
                    + ")),"
                    + " (SELECT CAST(coalesce(sum(total_compressed_size), 0) AS BIGINT)"
                    + " FROM parquet_metadata("
                    + files
                    + ")"
                    + " WHERE list_contains(CAST("
                    + columns
                    + " AS VARCHAR[]),"
                    + " lower(split_part(path_in_schema, ', ', 1))))")) {
      rows.next();
      counters.rowsScanned.addAndGet(rows.getLong(1));
      counters.scanned(rows.getLong(2));
    } catch (SQLException notCounted) {
      // The answer stands without the count.
    }
  }
}
