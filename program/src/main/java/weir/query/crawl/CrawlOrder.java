package weir.query.crawl;

import java.util.List;
import weir.query.engine.ObjectAddress;

/// What a crawler is to do.
///
/// @param crawler its name
/// @param prefix what the names of its tables begin with
/// @param updates whether tables that are there get the columns that are found
/// @param deletes whether tables and partitions go whose objects are gone
public record CrawlOrder(
    String crawler,
    String database,
    String prefix,
    List<Target> targets,
    boolean updates,
    boolean deletes) {
  public CrawlOrder {
    targets = List.copyOf(targets);
  }

  /// Where to look.
  ///
  /// @param exclusions globs over the rest of the path: `**/old/**`
  public record Target(ObjectAddress root, List<String> exclusions) {
    public Target {
      exclusions = List.copyOf(exclusions);
    }
  }
}
