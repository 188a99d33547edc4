package weir.query.rowpattern;

/// Some of a pattern's variables: one, those of a SUBSET, or all.
///
/// @param bits bit n stands for variable n
public record LabelSet(long bits) {
  /// How many variables a pattern may have.
  public static final int MOST_VARIABLES = 63;

  public static final LabelSet ALL = new LabelSet(-1L);

  public static LabelSet of(int variable) {
    return new LabelSet(1L << variable);
  }

  public LabelSet with(LabelSet other) {
    return new LabelSet(bits | other.bits);
  }

  public boolean has(int variable) {
    return (bits >>> variable & 1) != 0;
  }
}
