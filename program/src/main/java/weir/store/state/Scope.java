package weir.store.state;

/// Whose document it is, and where.
///
/// @param region empty for what belongs to no region, such as IAM's roles
public record Scope(String accountId, String region) implements Comparable<Scope> {
  /// Of an account in every region.
  public static Scope global(String accountId) {
    return new Scope(accountId, "");
  }

  @Override
  public int compareTo(Scope other) {
    int byAccount = accountId.compareTo(other.accountId);
    return byAccount != 0 ? byAccount : region.compareTo(other.region);
  }
}
