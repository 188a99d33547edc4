package weir.app;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import weir.ReferencePage;
import weir.api.gateway.ServiceApi;
import weir.api.iam.AccountSettings;
import weir.cli.ServeSettings;
import weir.recording.SourceOpener;

class OperationsPageTest {
  @Test
  void thePageOfOperationsIsWhatIsServed() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # Operations

            Generated from the services of `weir serve`. A parameter that an operation does not act on is refused by name; an operation that is not here is
            answered with an error that says so.
            """);
    InstantSource clock = InstantSource.system();
    EventLog log = new EventLog(System.err, clock);
    try (ControlPlane plane =
        ControlPlane.open(
            ServeSettings.usual().at("127.0.0.1", 0, null),
            AccountSettings.USUAL,
            SourceOpener.LINUX,
            List.of(),
            log,
            clock)) {
      List<ServiceApi> services =
          plane.gateway().services().stream()
              .sorted(Comparator.comparing(service -> service.shape().signingName()))
              .toList();
      for (ServiceApi service : services) {
        page.append("\n## ").append(service.shape().signingName()).append("\n\n");
        page.append(service.shape().protocols()).append(", ");
        List<String> names = service.operationNames().stream().sorted().distinct().toList();
        page.append(names.size()).append(" operations: ");
        page.append(String.join(", ", names)).append(".\n");
      }
    }
    ReferencePage.assertSays("operations.md", page.toString());
  }
}
