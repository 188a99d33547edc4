package weir.query.athena;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import weir.query.engine.SqlEngine;
import weir.query.hive.DdlFault;
import weir.query.hive.HiveStatement;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlStatement;
import weir.store.catalog.Catalog;

/// Runs statements over a catalogue with an engine. Safe for any number of threads.
///
/// @param engine answers queries
/// @param catalogs the catalogue of an account in a region
/// @param scratch a folder of this machine for results that are not written whole yet
public record AthenaStatements(
    SqlEngine engine, Function<StatementOrder.CatalogContext, Catalog> catalogs, Path scratch)
    implements Statements {
  @Override
  public StatementKind check(String text) {
    Optional<StatementKind> kind = StatementKind.of(text);
    try {
      if (kind.isPresent() && kind.get().isHive()) {
        HiveStatement.parse(text);
      } else {
        SqlStatement.parse(text, List.of());
      }
    } catch (DdlFault wrong) {
      if (wrong.kind() == DdlFault.Kind.SYNTAX) {
        throw new AthenaFault(wrong.sentence(), ErrorKind.of("SYNTAX_ERROR"));
      }
    } catch (SqlFault wrong) {
      if (wrong.errorName().equals("SYNTAX_ERROR")) {
        throw new AthenaFault(wrong.message(), ErrorKind.of("SYNTAX_ERROR"));
      }
    }
    return kind.orElseThrow(() ->
        new AthenaFault("Queries of this type are not supported", ErrorKind.of("SYNTAX_ERROR")));
  }

  @Override
  public RunningStatement start(StatementOrder order) {
    return new StatementRun(this, order);
  }
}
