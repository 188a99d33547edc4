package weir.query.partition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A list of values. Blanks around the commas belong to them.
record EnumKey(List<String> list) implements ProjectedKey {
  EnumKey {
    list = List.copyOf(list);
  }

  @Override
  public Optional<Stream<String>> values() {
    return Optional.of(list.stream().distinct());
  }

  @Override
  public long count() {
    return list.size();
  }

  @Override
  public List<String> among(List<String> pinned) {
    return pinned.stream().distinct().filter(list::contains).toList();
  }
}
