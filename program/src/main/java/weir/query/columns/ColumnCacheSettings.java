package weir.query.columns;

import java.nio.file.Path;
import java.time.InstantSource;

/// Where flow logs that are text are kept in columns, so that the second question is quick.
///
/// @param folder of nobody else; made when it is needed
/// @param boundBytes how large it may grow
/// @param clock for the time of last use
public record ColumnCacheSettings(Path folder, long boundBytes, InstantSource clock) {}
