package weir.query.crawl;

import java.util.List;
import weir.query.objects.ObjectAddress;

/// What a crawler is to do.
///
/// @param crawler its name
/// @param prefix what the names of its tables begin with
/// @param updates whether tables that are there get the columns that are found
/// @param gone what becomes of tables whose objects are gone
public record CrawlOrder(
    String crawler,
    String database,
    String prefix,
    List<Target> targets,
    boolean updates,
    Gone gone) {
  public CrawlOrder {
    targets = List.copyOf(targets);
  }

  /// What becomes of what has no objects any more.
  public enum Gone {
    KEPT,

    /// Tables are kept and say so.
    DEPRECATED,

    /// Tables and partitions go.
    DELETED
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
