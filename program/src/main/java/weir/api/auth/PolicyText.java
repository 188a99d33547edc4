package weir.api.auth;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;

/// A text in a policy, with its variables: `arn:aws:s3:::home/${aws:username}/*`.
final class PolicyText {
  private final String written;
  private final List<Piece> pieces;

  /// The pattern when there are no variables.
  private final @Nullable Glob constant;

  private PolicyText(String written, List<Piece> pieces) {
    this.written = written;
    this.pieces = List.copyOf(pieces);
    this.constant = pieces.stream().allMatch(Plain.class::isInstance) ? glob(pieces) : null;
  }

  private sealed interface Piece {}

  private record Plain(String text, boolean wild) implements Piece {}

  private record Variable(String key, @Nullable String otherwise) implements Piece {}

  /// @param wild whether `*` and `?` stand for other characters
  /// @param variables whether the policy's version knows them; else `${` means itself
  /// @throws Fault.Invalid when a variable is not well formed
  static PolicyText of(String written, boolean wild, boolean variables) {
    List<Piece> pieces = new ArrayList<>();
    int done = 0;
    for (int at = variables ? written.indexOf("${") : -1;
        at >= 0;
        at = written.indexOf("${", done)) {
      int end = written.indexOf('}', at);
      if (end < 0) {
        throw malformed(written);
      }
      pieces.add(new Plain(written.substring(done, at), wild));
      pieces.add(piece(written.substring(at + 2, end), written));
      done = end + 1;
    }
    pieces.add(new Plain(written.substring(done), wild));
    return new PolicyText(written, pieces);
  }

  private static Piece piece(String inside, String written) {
    String name = inside.strip();
    if (name.equals("*") || name.equals("?") || name.equals("$")) {
      return new Plain(name, false);
    }
    int comma = name.indexOf(',');
    String key = (comma < 0 ? name : name.substring(0, comma)).strip();
    if (key.indexOf(':') < 1 || key.contains("$") || key.contains("{")) {
      throw malformed(written);
    }
    if (comma < 0) {
      return new Variable(key, null);
    }
    String quoted = name.substring(comma + 1).strip();
    if (quoted.length() < 2 || quoted.charAt(0) != '\'' || !quoted.endsWith("'")) {
      throw malformed(written);
    }
    return new Variable(key, quoted.substring(1, quoted.length() - 1));
  }

  private static Fault malformed(String written) {
    return new Fault.Invalid(
        "'"
            + written
            + "' has a variable that is not of the form ${aws:username}, ${aws:username,"
            + " 'default'}, ${*}, ${?} or ${$}");
  }

  /// The pattern for one request; null when it has no value for a variable, so that nothing
  /// matches.
  @Nullable Glob resolve(PolicyQuestion question) {
    if (constant != null) {
      return constant;
    }
    List<Piece> resolved = new ArrayList<>(pieces.size());
    for (Piece piece : pieces) {
      switch (piece) {
        case Plain plain -> resolved.add(plain);
        case Variable variable -> {
          List<String> values = question.values(variable.key);
          String value = values.size() == 1 ? values.getFirst() : variable.otherwise;
          if (value == null) {
            return null;
          }
          resolved.add(new Plain(value, false));
        }
      }
    }
    return glob(resolved);
  }

  private static Glob glob(List<Piece> pieces) {
    Glob.Builder glob = new Glob.Builder();
    for (Piece piece : pieces) {
      if (piece instanceof Plain plain) {
        if (plain.wild) {
          glob.wild(plain.text);
        } else {
          glob.literal(plain.text);
        }
      }
    }
    return glob.build();
  }

  /// As it is written in the policy.
  @Override
  public String toString() {
    return written;
  }
}
