package weir.query.partition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Values that the query itself must give.
record InjectedKey() implements ProjectedKey {
  @Override
  public Optional<Stream<String>> values() {
    return Optional.empty();
  }

  @Override
  public long count() {
    return Long.MAX_VALUE;
  }

  @Override
  public List<String> among(List<String> pinned) {
    return pinned.stream().distinct().toList();
  }
}
