package weir.query.engine;

import java.util.List;
import weir.store.logs.LogSnapshot;

/// Those events of a relation that lie in no file that an engine could read: in journals, in
/// segments that are encrypted or elsewhere, and flow records that are kept as text.
///
/// @param readings of the source's groups, in their order
public record LogRest(LogGroupSource source, List<LogSnapshot.Reading> readings)
    implements RelationSource {
  public LogRest {
    readings = List.copyOf(readings);
  }
}
