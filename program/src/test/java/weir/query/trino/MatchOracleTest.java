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

/// MATCH_RECOGNIZE on DuckDB says what a real Trino 476 says, errors with their sentences.
///
/// The questions and what Trino said are in `match.txt`. With `-Dweir.trino=127.0.0.1:18081` a
/// Trino that runs there is asked anew: with `-Dweir.rewrite=true` the file's questions and random
/// ones, to write that file, else with random ones that were never asked, whose seed is printed.
class MatchOracleTest {
  private static final Path ANSWERS =
      Path.of("src", "test", "resources", "weir", "query", "trino", "match.txt").toAbsolutePath();
  private static final int RANDOM_QUESTIONS = 400;
  private static final int RECORDED = 75;
  private static final long RECORDED_SEED = 476;

  @Test
  void findsTheMatchesThatTrinoFinds() throws Exception {
    String trino = System.getProperty("weir.trino", "");
    Map<String, OracleAnswer> said = OracleFile.read(ANSWERS);
    if (!trino.isEmpty()) {
      boolean rewrite = Boolean.getBoolean("weir.rewrite");
      said = OracleFile.ask(URI.create("http://" + trino), questions(said.keySet(), rewrite));
      if (rewrite) {
        OracleFile.write(ANSWERS, said);
      }
    }
    compare(said);
  }

  private static Set<String> questions(Set<String> known, boolean rewrite) {
    long seed = rewrite ? RECORDED_SEED : Long.getLong("weir.seed", System.nanoTime());
    System.out.println("seed " + seed);
    RandomRowPattern random = new RandomRowPattern(new Random(seed));
    Set<String> questions = new LinkedHashSet<>();
    if (rewrite) {
      known.stream().filter(sql -> !sql.contains(RandomRowPattern.SIGN)).forEach(questions::add);
    }
    for (int i = 0; i < (rewrite ? RECORDED : RANDOM_QUESTIONS); i++) {
      questions.add(random.query());
    }
    return questions;
  }

  private static void compare(Map<String, OracleAnswer> said) throws IOException {
    List<String> wrong = new ArrayList<>();
    try (DuckDbBench bench = new DuckDbBench()) {
      said.forEach((sql, trinos) -> {
        OracleAnswer ours = OracleEngines.duckDb(bench, sql);
        boolean agrees =
            trinos.isError()
                ? withoutRights(ours.head()).equals(withoutRights(trinos.head()))
                : ours.agrees(trinos, false);
        if (!agrees) {
          wrong.add("> " + sql + "\n  trino " + trinos.text() + "\n  weir  " + ours.text());
        }
      });
    }
    System.out.printf("%d of %d answers are Trino's%n", said.size() - wrong.size(), said.size());
    Files.writeString(
        Path.of(System.getProperty("java.io.tmpdir"), "weir-match-wrong.txt"),
        String.join("\n\n", wrong));
    assertTrue(said.size() >= 60, "questions are missing");
    assertEquals(List.of(), wrong.stream().limit(20).toList());
  }

  /// Athena does not say whether a column is missing or forbidden.
  private static String withoutRights(String head) {
    return head.replace(" or requester is not authorized to access requested resources", "");
  }
}
