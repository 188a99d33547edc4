package weir.api.auth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import weir.api.protocol.WireRequest;

/// Requests that botocore signed; `botocore-requests.py` beside the file wrote them down.
class BotocoreSignatureTest {
  private static final Path FILE =
      Path.of("src/test/resources/weir/api/auth/botocore-requests.txt");

  private record Recorded(String name, String service, WireRequest request, byte[] body) {}

  @TestFactory
  Stream<DynamicTest> accepts() throws IOException {
    List<Recorded> all = read();
    assertEquals(16, all.size());
    return all.stream()
        .map(recorded -> DynamicTest.dynamicTest(recorded.name, () -> accepts(recorded)));
  }

  private static void accepts(Recorded recorded) throws Exception {
    Authenticator.Signed signed = SdkSigning.verifier().verify(recorded.request, recorded.service);

    assertEquals(SdkSigning.ANN, signed.caller());
    assertArrayEquals(recorded.body, signed.request().body().readAllBytes());
  }

  private static List<Recorded> read() throws IOException {
    List<Recorded> all = new ArrayList<>();
    List<String> lines = Files.readAllLines(FILE);
    int at = 0;
    while (at < lines.size()) {
      List<String> head = lines.subList(at, at + 5);
      at += 5;
      Map<String, List<String>> headers = new LinkedHashMap<>();
      for (; !lines.get(at).equals("."); at++) {
        String[] header = lines.get(at).split(": ", 2);
        headers.put(header[0], List.of(header[1]));
      }
      byte[] body = HexFormat.of().parseHex(lines.get(at + 1));
      at += 2;
      all.add(
          new Recorded(
              head.get(0).substring(2),
              head.get(1),
              new WireRequest(
                  head.get(2),
                  head.get(3),
                  head.get(4),
                  headers,
                  new ByteArrayInputStream(body),
                  body.length,
                  "127.0.0.1",
                  false),
              body));
    }
    return all;
  }
}
