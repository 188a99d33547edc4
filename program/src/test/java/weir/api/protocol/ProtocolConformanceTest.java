package weir.api.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.pattern.UriPattern;
import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.model.traits.HttpTrait;
import software.amazon.smithy.protocoltests.traits.HttpMessageTestCase;
import software.amazon.smithy.protocoltests.traits.HttpRequestTestCase;
import software.amazon.smithy.protocoltests.traits.HttpResponseTestCase;

/// Runs the cases of Smithy's protocol tests against the codecs: requests are read, answers and
/// errors are written. Bodies are compared by what they mean.
final class ProtocolConformanceTest {
  private static final SmithyCases CASES = new SmithyCases();
  private static final String REQUEST_ID = "request-1";

  private interface Case {
    void run() throws IOException;
  }

  @TestFactory
  Stream<DynamicTest> readsEveryRequest() {
    return every(ProtocolConformanceTest::requests);
  }

  @TestFactory
  Stream<DynamicTest> writesEveryAnswer() {
    return every(ProtocolConformanceTest::answers);
  }

  @TestFactory
  Stream<DynamicTest> writesEveryError() {
    return every(ProtocolConformanceTest::failures);
  }

  @Test
  void listsNoCaseThatIsGone() {
    Set<String> known = new TreeSet<>();
    for (Protocol protocol : Protocol.values()) {
      known.addAll(requests(protocol).keySet());
      known.addAll(answers(protocol).keySet());
      known.addAll(failures(protocol).keySet());
    }
    Set<String> gone = new TreeSet<>(InapplicableCases.WHY.keySet());
    gone.removeAll(known);
    assertEquals(Set.of(), gone);
  }

  private interface Cases {
    Map<String, Case> of(Protocol protocol);
  }

  private static Stream<DynamicTest> every(Cases cases) {
    return Stream.of(Protocol.values())
        .flatMap(protocol ->
            cases.of(protocol).entrySet().stream()
                .map(each ->
                    DynamicTest.dynamicTest(
                        protocol + " " + each.getKey(),
                        () -> run(each.getKey(), each.getValue()))));
  }

  private static void run(String id, Case test) throws IOException {
    String why = InapplicableCases.WHY.get(id);
    if (why == null) {
      try {
        test.run();
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError(id + ": " + failure.getMessage(), failure);
      }
      return;
    }
    try {
      test.run();
    } catch (AssertionError | RuntimeException expected) {
      return;
    }
    fail(id + " passes, though it is said not to apply: " + why);
  }

  private static Map<String, Case> requests(Protocol protocol) {
    SmithyFields fields = new SmithyFields(CASES.model(), protocol);
    Map<String, Case> cases = new LinkedHashMap<>();
    for (SmithyCases.Request each : CASES.requests(protocol)) {
      cases.put(
          "read " + each.test().getId(),
          () -> {
            HttpRequestTestCase test = each.test();
            SmithyShape read = fields.empty(each.input());
            byte[] body = body(test, protocol);
            WireRequest request = request(test, body);
            if (Codecs.of(protocol) instanceof RestCodec rest) {
              rest.read(request, labels(each.operation(), test.getUri()), body, read);
            } else {
              Codecs.of(protocol).read(request, body, read);
            }
            SmithyShape expected = SmithyValues.fill(fields.empty(each.input()), test.getParams());
            assertEquals(expected, read);
          });
    }
    return cases;
  }

  private static Map<String, Case> answers(Protocol protocol) {
    SmithyFields fields = new SmithyFields(CASES.model(), protocol);
    Map<String, Case> cases = new LinkedHashMap<>();
    for (SmithyCases.Answer each : CASES.answers(protocol)) {
      cases.put(
          "write " + each.test().getId(),
          () -> {
            HttpResponseTestCase test = each.test();
            SmithyShape output = SmithyValues.fill(fields.empty(each.output()), test.getParams());
            String name =
                protocol == Protocol.REST_XML
                    ? SmithyFields.rootName(each.output())
                    : each.operation().getId().getName();
            WireResponse response =
                Codecs.of(protocol)
                    .write(SmithyCases.service(each.service(), protocol), name, output, REQUEST_ID);
            // The status of an operation that always succeeds with another one is the service's.
            boolean usual =
                each.operation()
                    .getTrait(HttpTrait.class)
                    .map(http -> http.getCode() == test.getCode())
                    .orElse(true);
            assertEquals(usual ? 200 : test.getCode(), response.status());
            assertSame(test, protocol, response);
          });
    }
    return cases;
  }

  private static Map<String, Case> failures(Protocol protocol) {
    Map<String, Case> cases = new LinkedHashMap<>();
    for (SmithyCases.Failure each : CASES.failures(protocol)) {
      cases.put(
          "error " + each.test().getId(),
          () -> {
            HttpResponseTestCase test = each.test();
            Map<String, String> details = new TreeMap<>();
            String message = "";
            for (Map.Entry<String, Node> member : test.getParams().getStringMap().entrySet()) {
              String text = member.getValue().expectStringNode().getValue();
              if (member.getKey().toLowerCase(Locale.ROOT).equals("message")) {
                message = text;
              } else {
                details.put(member.getKey(), text);
              }
            }
            ApiException error =
                new ApiException(
                    test.getCode(), SmithyCases.code(each.error(), protocol), message, details);
            WireResponse response =
                Codecs.of(protocol)
                    .writeError(SmithyCases.service(each.service(), protocol), error, REQUEST_ID);
            assertEquals(test.getCode(), response.status());
            assertSame(test, protocol, response);
          });
    }
    return cases;
  }

  private static void assertSame(
      HttpResponseTestCase test, Protocol protocol, WireResponse response) throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(response.headers());
    test.getHeaders()
        .forEach((name, value) -> {
          if (!name.equalsIgnoreCase("content-length")
              && !(name.equalsIgnoreCase("content-type") && value.contains("xml"))) {
            assertEquals(value, headers.get(name), name);
          }
        });
    test.getForbidHeaders().forEach(name -> assertFalse(headers.containsKey(name), name));
    test.getRequireHeaders()
        .forEach(name ->
            assertTrue(headers.containsKey(name) || name.equalsIgnoreCase("content-length"), name));
    if (test.getBody().isPresent()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      response.body().writeTo(bytes);
      byte[] expected = body(test, protocol);
      String type = test.getBodyMediaType().orElse("");
      byte[] actual = bytes.toByteArray();
      if (type.equals("application/json")) {
        assertEquals(
            WireTree.error(WireTree.json(expected)), WireTree.error(WireTree.json(actual)));
      } else if (type.endsWith("xml")) {
        assertEquals(WireTree.xml(expected), WireTree.xml(actual), () -> text(actual));
      } else if (type.equals("application/cbor")) {
        assertEquals(
            WireTree.error(WireTree.cbor(expected)), WireTree.error(WireTree.cbor(actual)));
      } else {
        assertEquals(text(expected), text(actual));
      }
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] body(HttpMessageTestCase test, Protocol protocol) {
    String body = test.getBody().orElse("");
    return protocol == Protocol.RPC_V2_CBOR
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }

  private static WireRequest request(HttpRequestTestCase test, byte[] body) {
    Map<String, List<String>> headers = new TreeMap<>();
    test.getHeaders()
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), List.of(value)));
    return new WireRequest(
        test.getMethod(),
        test.getUri(),
        String.join("&", test.getQueryParams()),
        headers,
        new ByteArrayInputStream(body),
        body.length,
        "127.0.0.1",
        false);
  }

  private static Map<String, String> labels(OperationShape operation, String uri) {
    UriPattern pattern = operation.expectTrait(HttpTrait.class).getUri();
    List<String> parts = new ArrayList<>(List.of(uri.substring(1).split("/", -1)));
    Map<String, String> labels = new LinkedHashMap<>();
    int at = 0;
    for (var segment : pattern.getSegments()) {
      if (segment.isGreedyLabel()) {
        int after = pattern.getSegments().size() - pattern.getSegments().indexOf(segment) - 1;
        String greedy = String.join("/", parts.subList(at, parts.size() - after));
        labels.put(segment.getContent(), decoded(greedy));
        at = parts.size() - after;
      } else {
        if (segment.isLabel()) {
          labels.put(segment.getContent(), decoded(parts.get(at)));
        }
        at++;
      }
    }
    return labels;
  }

  private static String decoded(String text) {
    return Objects.requireNonNull(PercentCoding.decode(text, false));
  }
}
