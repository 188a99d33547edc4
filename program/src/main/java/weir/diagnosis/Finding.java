package weir.diagnosis;

import java.util.List;

/// One reason why nothing, or less than expected, arrives.
///
/// @param symptom its name in the catalogue: `bucket-missing`
/// @param sentence what is wrong
/// @param evidence numbers, times and the error's own sentence
/// @param remedies what mends it, the best first
public record Finding(
    String symptom, Effect effect, String sentence, List<String> evidence, List<Remedy> remedies) {
  public Finding {
    evidence = List.copyOf(evidence);
    remedies = List.copyOf(remedies);
  }

  /// What somebody can do.
  ///
  /// @param deed in words: `create the bucket`
  /// @param commands lines for a shell, to be run one after the other; none where nothing but a
  ///   person can do it
  public record Remedy(String deed, List<String> commands) {
    public Remedy {
      commands = List.copyOf(commands);
    }

    static Remedy of(String deed, String... commands) {
      return new Remedy(deed, List.of(commands));
    }
  }
}
