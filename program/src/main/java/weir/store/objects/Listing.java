package weir.store.objects;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One page of the current objects of a bucket. Used by one thread.
final class Listing {
  private final BucketFiles files;
  private final ListOrder order;
  private final List<ListedPage.Entry> entries = new ArrayList<>();
  private final List<String> prefixes = new ArrayList<>();
  private String last = "";

  Listing(BucketFiles files, ListOrder order) {
    this.files = files;
    this.order = order;
  }

  ListedPage page() throws IOException {
    boolean truncated = order.most() > 0 && fill();
    return new ListedPage(entries, prefixes, truncated, last, "");
  }

  /// Whether something is left when the page is full.
  private boolean fill() throws IOException {
    KeyWalk walk = new KeyWalk(files.objects().folder(), order.prefix(), order.after(), false);
    KeyWalk.Found found;
    while ((found = walk.next()) != null) {
      Optional<String> common = ListedPage.commonPrefix(order, found.key());
      if (common.isPresent() && common.get().equals(order.after())) {
        walk.skipPast(common.get());
        continue;
      }
      Optional<BucketFiles.Found> object =
          files
              .read(Optional.of(found.file()))
              .filter(candidate -> !candidate.metadata().deleteMarker());
      if (object.isEmpty()) {
        continue;
      }
      if (entries.size() + prefixes.size() == order.most()) {
        return true;
      }
      if (common.isPresent()) {
        prefixes.add(common.get());
        walk.skipPast(common.get());
        last = common.get();
      } else {
        ObjectName name = new ObjectName(order.bucket(), found.key());
        entries.add(new ListedPage.Entry(new StoredObject(name, object.get().metadata()), true));
        last = found.key();
      }
    }
    return false;
  }
}
