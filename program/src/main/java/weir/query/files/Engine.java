package weir.query.files;

import java.util.List;

/// Answers SQL over flow-log files, which it shows as the table `flow_logs`.
///
/// To add one, implement this interface and name the class where `cli` makes its engine.
public interface Engine {
  /// Finds files and what columns they have. No record is read yet.
  ///
  /// @param from folders, files, globs and `s3://bucket/prefix`
  /// @throws weir.model.aws.Fault.NotFound when there is no file to ask
  QueryTable open(List<String> from);
}
