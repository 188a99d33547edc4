package weir.query.insights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Queries at random, which every engine answers; `-Dweir.queries` says how many.
class InsightsEnginesTest {
  private static final int QUERIES = Integer.getInteger("weir.queries", 40);

  @TempDir private Path folder;

  @Test
  void randomQueriesAreAnsweredAndByBothEnginesAlike() {
    long seed = Long.getLong("weir.seed", System.nanoTime());
    RandomQuery random = new RandomQuery(new Random(seed));
    List<String> wrong = new ArrayList<>();
    try (AskedEvents asked = AskedEvents.samples(folder)) {
      for (int i = 0; i < QUERIES; i++) {
        String query = withoutTables(random);
        try {
          asked.progress(query, i % 2 == 0 ? "flows" : "app");
        } catch (AssertionError different) {
          wrong.add(different.getMessage() + "\n");
        }
      }
    }
    assertEquals(List.of(), wrong, "seed " + seed);
  }

  /// Names of lookup tables at random are those of no table; the reference's examples ask some that
  /// are there.
  private static String withoutTables(RandomQuery random) {
    String query = random.query();
    while (!InsightsQuery.parse(query).lookupTables().isEmpty()) {
      query = random.query();
    }
    return query;
  }
}
