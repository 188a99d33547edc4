package weir.api.athena;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import weir.query.athena.AnswerColumn;
import weir.query.athena.AthenaFault;
import weir.query.athena.CatalogDeed;
import weir.query.athena.ErrorKind;
import weir.query.athena.RunStatistics;
import weir.query.athena.RunningStatement;
import weir.query.athena.StatementKind;
import weir.query.athena.StatementOrder;
import weir.query.athena.StatementOutcome;
import weir.query.athena.Statements;

/// Statements that do what their text says: `SELECT 'rows'`, `SELECT 'wait'`, `SELECT 'fail'`,
/// `SELECT 'break'`, `SELECT 'too much'`.
final class ScriptedStatements implements Statements {
  private final Path folder;
  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicInteger authorized = new AtomicInteger();

  /// What results of `rows` hold.
  private volatile String content = "\"n\",\"t\"\n\"1\",\"a \"\"b\"\"\"\n\"2\",\n";

  ScriptedStatements(Path folder) {
    this.folder = folder;
  }

  void content(String text) {
    content = text;
  }

  int runs() {
    return runs.get();
  }

  int authorized() {
    return authorized.get();
  }

  @Override
  public StatementKind check(String text) {
    if (text.startsWith("SELEC ")) {
      throw new AthenaFault("line 1:1: mismatched input 'SELEC'", ErrorKind.of("SYNTAX_ERROR"));
    }
    return StatementKind.of(text).orElseThrow();
  }

  @Override
  public RunningStatement start(StatementOrder order) {
    return new Scripted(order);
  }

  private final class Scripted implements RunningStatement {
    private final StatementOrder order;
    private final CountDownLatch cancelled = new CountDownLatch(1);

    Scripted(StatementOrder order) {
      this.order = order;
    }

    @Override
    public StatementOutcome run() {
      runs.incrementAndGet();
      switch (order.text()) {
        case "SELECT 'wait'" -> {
          try {
            cancelled.await();
          } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
          }
          throw AthenaFault.named("USER_CANCELED", "the query was cancelled");
        }
        case "SELECT 'fail'" ->
            throw AthenaFault.named(
                "COLUMN_NOT_FOUND",
                "line 1:8: Column 'x' cannot be resolved or requester is not authorized to access"
                    + " requested resources");
        case "SELECT 'break'" -> throw new IllegalStateException("broken");
        case "SELECT 'too much'" ->
            throw new AthenaFault("Bytes scanned limit was exceeded", ErrorKind.SCAN_LIMIT);
        default -> order.requester().require(CatalogDeed.onTable("glue:GetTable", "db", "t"));
      }
      try {
        Path file = Files.writeString(folder.resolve(order.id()), content);
        order
            .requester()
            .results()
            .put(
                order.target().uri(order.kind().resultName(order.id())),
                file,
                "application/octet-stream",
                order.target());
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
      return new StatementOutcome(
          List.of(new AnswerColumn("n", "integer", 10, 0, false), AnswerColumn.varchar("t", 8)),
          OptionalLong.of(0),
          Optional.empty(),
          statistics());
    }

    @Override
    public void authorize() {
      authorized.incrementAndGet();
    }

    @Override
    public void cancel() {
      cancelled.countDown();
    }

    @Override
    public RunStatistics statistics() {
      return new RunStatistics(3, 4, 1234, 10, 2, 99);
    }
  }
}
