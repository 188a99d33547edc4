package weir.query.athena;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/// One statement to be run.
///
/// @param id of its execution
/// @param parameters values for its `?`, as they were given
/// @param now what `current_timestamp` answers
/// @param scanLimitBytes how much data it may read at most
public record StatementOrder(
    String id,
    String text,
    StatementKind kind,
    List<String> parameters,
    CatalogContext context,
    ResultTarget target,
    Instant now,
    OptionalLong scanLimitBytes,
    Requester requester) {
  public StatementOrder {
    parameters = List.copyOf(parameters);
  }

  /// Whose catalogue it is, and where names without a database are looked for.
  ///
  /// @param accountId owner of the catalogue
  public record CatalogContext(String accountId, String region, String catalog, String database) {}
}
