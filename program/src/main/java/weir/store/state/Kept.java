package weir.store.state;

import org.jspecify.annotations.Nullable;

/// A document's text, and the object once somebody asked for it.
final class Kept {
  private final String text;
  private volatile @Nullable Object document;

  Kept(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  @SuppressWarnings("unchecked") // a kind's name stands for one type
  <T> T as(DocumentKind<T> kind) {
    Object known = document;
    if (known == null) {
      known = kind.parse().apply(text);
      document = known;
    }
    return (T) known;
  }
}
