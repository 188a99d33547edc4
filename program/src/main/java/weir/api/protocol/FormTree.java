package weir.api.protocol;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parameters of a form as a tree: `Filter.1.Name=x` is the value x under Filter, 1, Name.
/// Built and read by one thread.
final class FormTree {
  private final Map<String, FormTree> children = new LinkedHashMap<>();
  private @Nullable String value;

  /// @param query of the URL; its parameters count as if they were in the body
  /// @throws ApiException when a parameter is broken, given twice, or one too many
  static FormTree parse(String query, byte[] body, Refusals refusals) {
    FormTree root = new FormTree();
    int count = root.addAll(query, 0, refusals);
    root.addAll(new String(body, StandardCharsets.ISO_8859_1), count, refusals);
    return root;
  }

  private int addAll(String form, int countBefore, Refusals refusals) {
    int count = countBefore;
    for (int start = 0; start < form.length(); ) {
      int ampersand = form.indexOf('&', start);
      int end = ampersand < 0 ? form.length() : ampersand;
      if (end > start) {
        if (++count > WireLimits.PARAMETERS) {
          throw refusals.malformed(
              "the request has more than " + WireLimits.PARAMETERS + " parameters");
        }
        int equals = form.indexOf('=', start);
        int nameEnd = equals < 0 || equals > end ? end : equals;
        String name = decoded(form.substring(start, nameEnd), refusals);
        String word = decoded(form.substring(Math.min(end, nameEnd + 1), end), refusals);
        add(name, word, refusals);
      }
      start = end + 1;
    }
    return count;
  }

  private static String decoded(String text, Refusals refusals) {
    String decoded = PercentCoding.decode(text, true);
    if (decoded == null) {
      throw refusals.malformed(
          Refusals.shown(text) + " is not percent-encoded UTF-8; %XX stands for a byte");
    }
    return decoded;
  }

  private void add(String name, String word, Refusals refusals) {
    if (name.length() > WireLimits.DEPTH * 64) {
      throw refusals.malformed("the parameter " + Refusals.shown(name) + " has too long a name");
    }
    FormTree node = this;
    int depth = 0;
    for (int start = 0; start <= name.length(); ) {
      int dot = name.indexOf('.', start);
      int end = dot < 0 ? name.length() : dot;
      if (++depth > WireLimits.DEPTH) {
        throw refusals.tooDeep();
      }
      node = node.children.computeIfAbsent(name.substring(start, end), part -> new FormTree());
      start = end + 1;
    }
    if (node.value != null) {
      throw refusals.malformed("the parameter " + Refusals.shown(name) + " is given twice");
    }
    node.value = word;
  }

  /// Null when only names below this one have values.
  @Nullable String value() {
    return value;
  }

  /// By the next part of their names, in the order in which they came.
  Map<String, FormTree> children() {
    return children;
  }
}
