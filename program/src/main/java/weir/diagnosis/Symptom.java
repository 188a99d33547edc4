package weir.diagnosis;

import java.util.Optional;

/// A reason why a flow log shows nothing, or less than expected, and how it is recognised.
///
/// To add one, implement this in a file of its own, name it in [Symptoms], write what it looks like
/// in `SymptomsTest`, and produce it for real in `DoctorTest`. The page
/// `docs/reference/symptoms.md` follows when its test rewrites it.
interface Symptom {
  /// Small letters and hyphens: `bucket-missing`.
  String name();

  /// When it is found, in a sentence for the reference.
  String meaning();

  /// Looks for it.
  Optional<Finding> find(FlowLogFacts facts);
}
