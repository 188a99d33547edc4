package weir.api.auth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A pattern in which `*` stands for any characters and `?` for one. Matching never takes more than
/// the product of both lengths, whatever the pattern.
public final class Glob {
  private static final int ANY = -1;
  private static final int ONE = -2;

  /// Characters, [#ANY] and [#ONE].
  private final int[] symbols;

  private Glob(int[] symbols) {
    this.symbols = symbols;
  }

  /// A pattern whose asterisks and question marks are wild.
  public static Glob of(String pattern) {
    return new Builder().wild(pattern).build();
  }

  /// Puts a pattern together from parts that are wild and parts that mean themselves.
  static final class Builder {
    private int[] symbols = new int[64];
    private int length;

    Builder wild(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '*') {
          if (length == 0 || symbols[length - 1] != ANY) {
            add(ANY);
          }
        } else {
          add(c == '?' ? ONE : c);
        }
      }
      return this;
    }

    Builder literal(String text) {
      for (int i = 0; i < text.length(); i++) {
        add(text.charAt(i));
      }
      return this;
    }

    Glob build() {
      return new Glob(Arrays.copyOf(symbols, length));
    }

    private void add(int symbol) {
      if (length == symbols.length) {
        symbols = Arrays.copyOf(symbols, 2 * length);
      }
      symbols[length++] = symbol;
    }
  }

  public boolean matches(String text, boolean ignoreCase) {
    int at = 0;
    int symbol = 0;
    int lastAny = -1;
    int lastAnyAt = 0;
    while (at < text.length()) {
      if (symbol < symbols.length && symbols[symbol] == ANY) {
        lastAny = symbol++;
        lastAnyAt = at;
      } else if (symbol < symbols.length && same(symbols[symbol], text.charAt(at), ignoreCase)) {
        symbol++;
        at++;
      } else if (lastAny >= 0) {
        symbol = lastAny + 1;
        at = ++lastAnyAt;
      } else {
        return false;
      }
    }
    while (symbol < symbols.length && symbols[symbol] == ANY) {
      symbol++;
    }
    return symbol == symbols.length;
  }

  /// The parts between a separator, the last with whatever separators are left.
  List<Glob> split(char separator, int most) {
    List<Glob> parts = new ArrayList<>(most);
    int start = 0;
    for (int i = 0; i < symbols.length && parts.size() < most - 1; i++) {
      if (symbols[i] == separator) {
        parts.add(new Glob(Arrays.copyOfRange(symbols, start, i)));
        start = i + 1;
      }
    }
    parts.add(new Glob(Arrays.copyOfRange(symbols, start, symbols.length)));
    return parts;
  }

  private static boolean same(int symbol, char c, boolean ignoreCase) {
    return symbol == ONE
        || symbol == c
        || (ignoreCase
            && symbol >= 0
            && Character.toLowerCase((char) symbol) == Character.toLowerCase(c));
  }

  /// The pattern with its wild characters as they are written.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(symbols.length);
    for (int symbol : symbols) {
      text.append(symbol == ANY ? '*' : symbol == ONE ? '?' : (char) symbol);
    }
    return text.toString();
  }
}
