package weir.query.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.model.flow.RecordFormat;
import weir.store.logs.LogSnapshot.SegmentFile;

/// How an engine gets at log events: what stands in FROM for them.
public interface LogTables {
  /// Whether the engine reads segments too that do not lie on a disk here.
  boolean reachElsewhere();

  /// A relation with the columns that the segments have.
  ///
  /// @param group whose they are
  /// @param format of all of them; null for messages
  String segments(
      LogGroupSource.Group group, @Nullable RecordFormat format, List<SegmentFile> files);

  /// A SELECT of the events that lie in no file, with the columns of [LogColumns].
  String rest(LogRest rest);
}
