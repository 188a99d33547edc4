package weir.diagnosis;

/// What a symptom means for whoever waits for records.
public enum Effect {
  NOTHING_ARRIVES("nothing arrives"),
  LESS_ARRIVES("less arrives"),
  /// Records arrive now; something will stop them later.
  WARNING("warning");

  private final String words;

  Effect(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
