package weir.query.hive;

import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import weir.query.objects.LocalObject;
import weir.query.objects.ObjectAddress;
import weir.query.objects.ObjectEntry;
import weir.query.objects.ReadOnlyObjects;

/// Objects that are only listed.
final class ListedObjects implements ReadOnlyObjects {
  private final NavigableSet<String> keys = new TreeSet<>();

  ListedObjects add(String... addresses) {
    keys.addAll(List.of(addresses));
    return this;
  }

  @Override
  public Stream<ObjectEntry> list(ObjectAddress prefix) {
    return keys.stream()
        .filter(key -> key.startsWith(prefix.toString()))
        .map(key -> new ObjectEntry(ObjectAddress.of(key), "etag", 1, Instant.EPOCH));
  }

  @Override
  public LocalObject fetch(ObjectEntry entry) {
    throw new UnsupportedOperationException();
  }
}
