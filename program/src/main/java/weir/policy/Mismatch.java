package weir.policy;

/// Why a rule does not speak of a packet: the first of its conditions that fails.
public enum Mismatch {
  FAMILY("other address family"),
  PROTOCOL("other protocol"),
  PORT("destination port outside its range"),
  ICMP("other ICMP type or code"),
  ADDRESS("address outside its block");

  private final String words;

  Mismatch(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
