package weir.query.insights;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import weir.FuzzCorpus;

class InsightsQueryFuzzTest {
  private static final String SIGNS = "()[]\"'`/\\.*,=!<>|#-+ \n@0am";

  @Test
  void survivesTheKeptInputs() throws IOException {
    FuzzCorpus.of(InsightsQueryFuzz.class).forEach(InsightsQueryFuzz::fuzzerTestOneInput);
  }

  @Test
  void survivesTheKeptInputsWithRandomDamage() throws IOException {
    FuzzCorpus.damaged(
        InsightsQueryFuzz.class, InsightsQueryFuzz::fuzzerTestOneInput, SIGNS, 20_000);
  }
}
