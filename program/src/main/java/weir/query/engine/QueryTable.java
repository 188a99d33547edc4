package weir.query.engine;

import java.util.List;

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

  /// Gives back what the table holds; its questions must be closed before.
  @Override
  void close();
}
