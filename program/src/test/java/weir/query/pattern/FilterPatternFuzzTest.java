package weir.query.pattern;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import weir.FuzzCorpus;

class FilterPatternFuzzTest {
  private static final String SIGNS = "{}[]()\"%$.*,=!<>&|?-\\ \n^+0a";

  @Test
  void survivesTheKeptInputs() throws IOException {
    FuzzCorpus.of(FilterPatternFuzz.class).forEach(FilterPatternFuzz::fuzzerTestOneInput);
  }

  @Test
  void survivesTheKeptInputsWithRandomDamage() throws IOException {
    FuzzCorpus.damaged(
        FilterPatternFuzz.class, FilterPatternFuzz::fuzzerTestOneInput, SIGNS, 50_000);
  }
}
