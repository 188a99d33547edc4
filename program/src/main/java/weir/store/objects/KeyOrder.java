package weir.store.objects;

import java.util.Comparator;

/// The order in which keys are listed: by the bytes of their UTF-8 form.
final class KeyOrder {
  static final Comparator<String> BY_UTF8 = KeyOrder::compare;

  private KeyOrder() {}

  static int compare(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        return Integer.compare(rank(a), rank(b));
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /// Surrogates stand for code points beyond every other char.
  private static int rank(char c) {
    return Character.isSurrogate(c) ? c + 0x10000 : c;
  }
}
