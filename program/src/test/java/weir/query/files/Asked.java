package weir.query.files;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import weir.query.objects.S3CacheSettings;
import weir.query.session.EngineSettings;

/// An answer read to its end: rows as text with blanks between, what was said, what was read.
public record Asked(List<String> rows, List<String> notices, ScanProgress progress) {
  public static final EngineSettings SETTINGS =
      new EngineSettings(
          256L << 20,
          2,
          ScratchFolder.OF_THIS_PROCESS.resolve("spill"),
          new S3CacheSettings(
              ScratchFolder.OF_THIS_PROCESS.resolve("s3"), 1 << 20, "", InstantSource.system()));

  static Asked of(String sql, Path... from) {
    return of(new DuckDbEngine(SETTINGS), sql, List.of(from).stream().map(Path::toString).toList());
  }

  static Asked of(Engine engine, String sql, List<String> from) {
    try (QueryTable table = engine.open(from);
        Query query = table.prepare(sql)) {
      QueryRows answer = query.run();
      List<String> rows = new ArrayList<>();
      while (answer.next()) {
        StringJoiner row = new StringJoiner(" ");
        for (int column = 0; column < answer.columns().size(); column++) {
          row.add(answer.text(column).orElse("NULL"));
        }
        rows.add(row.toString());
      }
      return new Asked(rows, query.notices(), query.progress());
    }
  }
}
