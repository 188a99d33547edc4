package weir.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weir.query.duckdb.DuckDbSqlEngine;

/// One question to text of flow logs by an engine that keeps columns: asked before there are any,
/// and when all are there.
final class KeptColumns implements AutoCloseable {
  private final Path home;
  private final Path records;
  private final String sql;
  private @Nullable DuckDbSqlEngine engine;

  KeptColumns(Path home, Path records, String sql) {
    this.home = home;
    this.records = records;
    this.sql = sql;
  }

  Contest.Side first() {
    return new Asked("weir, text, first question") {
      @Override
      public void prepare() throws IOException {
        close();
        try (Stream<Path> columns = Files.walk(home.resolve("columns"))) {
          for (Path file : columns.filter(Files::isRegularFile).toList()) {
            Files.delete(file);
          }
        }
        open();
      }

      // Else columns would be made while others answer.
      @Override
      public void rest() {
        close();
      }
    };
  }

  Contest.Side second() {
    return new Asked("weir, text, asked again") {
      @Override
      public void prepare() throws InterruptedException {
        if (engine == null) {
          open();
          answer();
        }
        open().awaitColumns();
      }
    };
  }

  private DuckDbSqlEngine open() {
    if (engine == null) {
      engine = new DuckDbSqlEngine(AthenaSide.settings(home, true));
    }
    return engine;
  }

  @Override
  public void close() {
    if (engine != null) {
      engine.close();
      engine = null;
    }
  }

  private abstract class Asked implements Contest.Side {
    private final String name;

    Asked(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public List<String> answer() {
      return AthenaSide.of(name, Objects.requireNonNull(engine), records, false, sql).answer();
    }
  }
}
