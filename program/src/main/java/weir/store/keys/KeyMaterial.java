package weir.store.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import weir.store.state.DocumentKind;

/// Every generation of a key's backing keys, the oldest first. The newest encrypts, all decrypt.
public record KeyMaterial(List<BackingKey> generations) {
  static final DocumentKind<KeyMaterial> KIND =
      new DocumentKind<>("kms-key-material", KeyMaterial::text, KeyMaterial::parse);

  public KeyMaterial {
    generations = List.copyOf(generations);
    if (generations.isEmpty()) {
      throw new IllegalArgumentException("a key has one backing key at least");
    }
  }

  public BackingKey current() {
    return generations.getLast();
  }

  KeyMaterial with(BackingKey next) {
    List<BackingKey> more = new ArrayList<>(generations);
    more.add(next);
    return new KeyMaterial(more);
  }

  private String text() {
    return generations.stream().map(BackingKey::line).collect(Collectors.joining("\n"));
  }

  private static KeyMaterial parse(String text) {
    return new KeyMaterial(text.lines().map(BackingKey::ofLine).toList());
  }
}
