package weir.store.objects;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One page of the versions of a bucket's objects. Used by one thread.
final class VersionListing {
  private final BucketFiles files;
  private final ListOrder order;
  private final String afterVersion;
  private final List<ListedPage.Entry> entries = new ArrayList<>();
  private final List<String> prefixes = new ArrayList<>();
  private String last = "";
  private String lastVersion = "";

  /// @param afterVersion with the order's key: the version after which the page begins; empty for
  ///   after all of the key's versions
  VersionListing(BucketFiles files, ListOrder order, String afterVersion) {
    this.files = files;
    this.order = order;
    this.afterVersion = afterVersion;
  }

  ListedPage page() throws IOException {
    boolean truncated = order.most() > 0 && fill();
    return new ListedPage(entries, prefixes, truncated, last, lastVersion);
  }

  private boolean fill() throws IOException {
    MergedKeys keys = new MergedKeys(files, order.prefix(), order.after(), !afterVersion.isEmpty());
    String key;
    while ((key = keys.next()) != null) {
      Optional<String> common = ListedPage.commonPrefix(order, key);
      if (common.isPresent()) {
        if (common.get().equals(order.after())) {
          keys.skipPast(common.get());
          continue;
        }
        if (full()) {
          return true;
        }
        prefixes.add(common.get());
        keys.skipPast(common.get());
        last = common.get();
        lastVersion = "";
      } else if (fill(key)) {
        return true;
      }
    }
    return false;
  }

  private boolean fill(String key) throws IOException {
    boolean passing = key.equals(order.after()) && !afterVersion.isEmpty();
    boolean latest = true;
    for (ObjectMetadata version : files.all(key)) {
      if (!passing) {
        if (full()) {
          return true;
        }
        entries.add(
            new ListedPage.Entry(
                new StoredObject(new ObjectName(order.bucket(), key), version), latest));
        last = key;
        lastVersion = version.versionId();
      }
      passing &= !version.versionId().equals(afterVersion);
      latest = false;
    }
    return false;
  }

  private boolean full() {
    return entries.size() + prefixes.size() == order.most();
  }
}
