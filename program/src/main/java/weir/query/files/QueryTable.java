package weir.query.files;

import java.util.List;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlCatalog;

/// The table `flow_logs` over some files. Any number of questions may be asked, one after the
/// other.
public interface QueryTable extends AutoCloseable {
  /// The names that the table's columns have: fields with underscores, then columns that Weir does
  /// not know, then what files' names say (`year`, `month`, `day`, `hour`, `aws_account_id`,
  /// `aws_region`).
  List<String> columns();

  /// Gets a question ready: reads the syntax, settles names and types, and decides which files can
  /// hold rows of the answer. No record is read yet.
  ///
  /// @param sql one statement that reads: SELECT, VALUES, DESCRIBE or SUMMARIZE
  /// @throws weir.model.aws.Fault.Invalid when the statement is wrong, the sentence says where, or
  ///   when it does more than read `flow_logs`
  Query prepare(String sql);

  /// The table as Athena's SQL sees it: `flow_logs`, in the database `default`.
  SqlCatalog catalog();

  /// Gets a query of Athena's SQL ready, as [#prepare(String)] does with DuckDB's. Values are
  /// printed as Athena prints them.
  ///
  /// @param query analysed over [#catalog]
  Query prepare(AnalyzedQuery query);

  /// Gives back what the table holds; its questions must be closed before.
  @Override
  void close();
}
