package weir.query.sql;

import io.trino.sql.tree.WithQuery;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The names that WITH gives to queries, inner ones first.
///
/// A query is analysed anew wherever its name stands, so that each place reads only the rows that
/// it needs.
sealed interface CommonTables {
  record None() implements CommonTables {}

  /// @param visible the names that the query itself can use, which are those after this one
  /// @param recursive it reads itself
  record Named(WithQuery query, CommonTables visible, boolean recursive) implements CommonTables {}

  /// A query that is being made out of itself: its name stands for the rows made so far.
  record Growing(String name, String alias, List<QueryText.Output> outputs, CommonTables next)
      implements CommonTables {}

  /// What the name stands for: never [None].
  default Optional<CommonTables> find(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return switch (this) {
      case None _ -> Optional.empty();
      case Named named ->
          named.query().getName().getValue().toLowerCase(Locale.ROOT).equals(wanted)
              ? Optional.of(named)
              : named.visible().find(name);
      case Growing growing ->
          growing.name().equals(wanted) ? Optional.of(growing) : growing.next().find(name);
    };
  }
}
