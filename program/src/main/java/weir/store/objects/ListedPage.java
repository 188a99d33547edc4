package weir.store.objects;

import java.util.List;
import java.util.Optional;

/// A page of a list.
///
/// @param truncated whether there is more
/// @param last the key or common prefix at the page's end; empty on an empty page
/// @param lastVersion version id of the last entry; empty in a list of current versions, and when
///   the page ends with a common prefix
public record ListedPage(
    List<Entry> entries,
    List<String> commonPrefixes,
    boolean truncated,
    String last,
    String lastVersion) {
  public ListedPage {
    entries = List.copyOf(entries);
    commonPrefixes = List.copyOf(commonPrefixes);
  }

  /// @param latest whether it is the current version of its key
  public record Entry(StoredObject object, boolean latest) {}

  /// The part of a key that a delimiter folds into one entry.
  static Optional<String> commonPrefix(ListOrder order, String key) {
    if (order.delimiter().isEmpty()) {
      return Optional.empty();
    }
    int found = key.indexOf(order.delimiter(), order.prefix().length());
    return found < 0
        ? Optional.empty()
        : Optional.of(key.substring(0, found + order.delimiter().length()));
  }
}
