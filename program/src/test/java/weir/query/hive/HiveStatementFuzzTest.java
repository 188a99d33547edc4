package weir.query.hive;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import weir.FuzzCorpus;

class HiveStatementFuzzTest {
  private static final String SIGNS = "()'\"`,;=.<>:\\ \n-/*#09azAZ_%";

  @Test
  void survivesTheKeptInputs() throws IOException {
    FuzzCorpus.of(HiveStatementFuzz.class).forEach(HiveStatementFuzz::fuzzerTestOneInput);
  }

  @Test
  void survivesTheKeptInputsWithRandomDamage() throws IOException {
    FuzzCorpus.damaged(
        HiveStatementFuzz.class, HiveStatementFuzz::fuzzerTestOneInput, SIGNS, 20_000);
  }
}
