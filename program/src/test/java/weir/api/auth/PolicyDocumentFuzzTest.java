package weir.api.auth;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import weir.FuzzCorpus;

class PolicyDocumentFuzzTest {
  private static final String SIGNS = "{}[]\",:*?$'\\ 0a";

  @Test
  void survivesTheKeptInputs() throws IOException {
    FuzzCorpus.of(PolicyDocumentFuzz.class).forEach(PolicyDocumentFuzz::fuzzerTestOneInput);
  }

  @Test
  void survivesTheKeptInputsWithRandomDamage() throws IOException {
    FuzzCorpus.damaged(
        PolicyDocumentFuzz.class, PolicyDocumentFuzz::fuzzerTestOneInput, SIGNS, 5_000);
  }
}
