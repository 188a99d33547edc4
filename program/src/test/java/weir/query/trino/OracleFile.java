package weir.query.trino;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Questions with the answers that a real Trino gave, as a file: a line `> question`, then the
/// answer's.
final class OracleFile {
  private static final int ASKED_AT_ONCE = 3;

  private OracleFile() {}

  /// What a Trino that runs there says.
  static Map<String, OracleAnswer> ask(URI trino, Set<String> questions) throws Exception {
    Map<String, Future<OracleAnswer>> asked = new LinkedHashMap<>();
    Map<String, OracleAnswer> said = new LinkedHashMap<>();
    try (TrinoClient client = new TrinoClient(new TrinoCluster(trino, "weir", ""));
        ExecutorService threads = Executors.newFixedThreadPool(ASKED_AT_ONCE)) {
      for (String sql : questions) {
        asked.put(sql, threads.submit(() -> OracleEngines.trino(client, sql)));
      }
      for (Map.Entry<String, Future<OracleAnswer>> entry : asked.entrySet()) {
        said.put(entry.getKey(), entry.getValue().get());
      }
    }
    return said;
  }

  static void write(Path file, Map<String, OracleAnswer> said) throws IOException {
    StringBuilder text = new StringBuilder();
    said.forEach((sql, answer) ->
        text.append("> ").append(sql).append('\n').append(answer.text()).append('\n'));
    Files.writeString(file, text);
  }

  static Map<String, OracleAnswer> read(Path file) throws IOException {
    Map<String, OracleAnswer> said = new LinkedHashMap<>();
    List<String> lines = Files.readString(file).lines().toList();
    for (int i = 0; i < lines.size(); ) {
      String sql = lines.get(i++).substring(2);
      String head = lines.get(i++);
      List<String> rows = new ArrayList<>();
      while (i < lines.size() && !lines.get(i).startsWith("> ")) {
        rows.add(lines.get(i++));
      }
      said.put(sql, new OracleAnswer(head, rows));
    }
    return said;
  }
}
