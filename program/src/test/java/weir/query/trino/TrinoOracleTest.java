package weir.query.trino;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import weir.query.duckdb.DuckDbBench;
import weir.query.sql.RandomCall;

/// Our translation on DuckDB says what a real Trino 476 says: the same types, cells and names of
/// errors.
///
/// What Trino said is in `oracle.txt`: to the examples of the catalogue, to `questions.txt`, and to
/// questions by chance. With `-Dweir.trino=127.0.0.1:18081` a Trino that runs there is asked anew:
/// with `-Dweir.rewrite=true` to write that file, else with questions that were never asked, whose
/// seed is printed. What differs, and why, is in `differences.txt`.
class TrinoOracleTest {
  private static final Path FOLDER =
      Path.of("src", "test", "resources", "weir", "query", "trino").toAbsolutePath();
  private static final Path ANSWERS = FOLDER.resolve("oracle.txt");

  /// What no small question may take; such a one is told.
  private static final int SLOW_MILLIS = 3000;

  @Test
  void saysWhatTrinoSays() throws Exception {
    String trino = System.getProperty("weir.trino", "");
    Map<String, OracleAnswer> said;
    if (trino.isEmpty()) {
      said = OracleFile.read(ANSWERS);
    } else {
      boolean rewrite = Boolean.getBoolean("weir.rewrite");
      long seed = rewrite ? 476 : Long.getLong("weir.seed", System.nanoTime());
      System.out.println("seed " + seed);
      said = OracleFile.ask(URI.create("http://" + trino), questions(seed));
      if (rewrite) {
        OracleFile.write(ANSWERS, said);
      }
    }
    compare(said, trino.isEmpty());
  }

  private static void compare(Map<String, OracleAnswer> said, boolean isRecorded)
      throws IOException {
    KnownDifferences known = KnownDifferences.read(FOLDER.resolve("differences.txt"));
    List<String> wrong = new ArrayList<>();
    int agree = 0;
    int explained = 0;
    try (DuckDbBench bench = new DuckDbBench()) {
      for (Map.Entry<String, OracleAnswer> entry : said.entrySet()) {
        String sql = entry.getKey();
        long begun = System.nanoTime();
        OracleAnswer ours = OracleEngines.duckDb(bench, sql);
        long millis = (System.nanoTime() - begun) / 1_000_000;
        if (millis > SLOW_MILLIS) {
          System.out.println(millis + " ms for " + sql);
        }
        if (ours.agrees(
            entry.getValue(), sql.contains(" ORDER BY ") && sql.contains("f ORDER BY"))) {
          agree++;
        } else if (known.explain(sql, entry.getValue(), ours)) {
          explained++;
        } else {
          wrong.add(
              "> " + sql + "\n  trino " + entry.getValue().text() + "\n  weir  " + ours.text());
        }
      }
    }
    System.out.printf(
        "%d of %d answers agree with Trino's, %d differ for a known reason, %d otherwise%n",
        agree, said.size(), explained, wrong.size());
    Files.writeString(
        Path.of(System.getProperty("java.io.tmpdir"), "weir-oracle-wrong.txt"),
        String.join("\n\n", wrong));
    if (isRecorded) {
      assertEquals(List.of(), known.unused(), "differences that nothing shows any more");
    }
    assertTrue(
        wrong.isEmpty(),
        () ->
            wrong.size()
                + " differ, such as\n"
                + String.join("\n", wrong.stream().limit(20).toList()));
  }

  private static Set<String> questions(long seed) throws IOException {
    Random random = new Random(seed);
    RandomCall calls = new RandomCall(random);
    Set<String> questions = new LinkedHashSet<>(RandomCall.examples());
    Files.readAllLines(FOLDER.resolve("questions.txt")).stream()
        .filter(line -> !line.startsWith("#"))
        .forEach(questions::add);
    questions.addAll(calls.queries(3));
    questions.addAll(calls.casts(2));
    questions.addAll(calls.operators(900));
    questions.addAll(new RandomTrinoQuery(random).queries(700));
    questions.addAll(new RandomJsonQuery(random).queries(500));
    return questions;
  }
}
