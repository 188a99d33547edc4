package weir.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weir.api.gateway.CallMetrics;

/// docs/how-to/serve.md knows what operators look for in it.
class ServeGuideTest {
  private static final Path GUIDE = Path.of("..", "docs", "how-to", "serve.md");

  /// Remembers the names of what is registered.
  private static final class Names extends PrometheusRegistry {
    private final List<String> all = new ArrayList<>();

    @Override
    public void register(Collector collector) {
      all.add(String.valueOf(collector.getPrometheusName()));
      super.register(collector);
    }
  }

  @Test
  void namesEveryMetric() throws IOException {
    Names names = new Names();
    CallMetrics calls = new CallMetrics(names);
    try (Fitting fitting = new Fitting(null)) {
      new ServiceMetrics(names, () -> fitting.plane).watch(fitting.server);
      String page = Files.readString(GUIDE);
      assertFalse(names.all.isEmpty(), calls::toString);
      for (String name : names.all) {
        assertTrue(page.contains("| `" + name), name);
      }
    }
  }
}
