package weir.delivery.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class RecordShapingTest {
  private static final String ENVELOPE =
      """
      {"messageType":"%s","owner":"123456789012","subscriptionFilters":["f"],"logEvents":[
      {"id":"1","timestamp":5,"message":"first \\"line\\"","extractedFields":{"message":"no"}},
      {"id":"2","timestamp":6,"message":"zweite Zeile: ä"}],"logGroup":"g","logStream":"s"}\
      """;

  static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return bytes.toByteArray();
  }

  private static List<String> texts(List<byte[]> records) {
    return records.stream().map(record -> new String(record, UTF_8)).toList();
  }

  @Test
  void leavesRecordsAlone() throws Unprocessable {
    assertEquals(List.of("as it is"), texts(RecordShaping.NONE.of("as it is".getBytes(UTF_8))));
  }

  @Test
  void putsADelimiterBehindEveryRecord() throws Unprocessable {
    RecordShaping shaping = new RecordShaping(false, false, "\n");
    assertEquals(List.of("line\n"), texts(shaping.of("line".getBytes(UTF_8))));
  }

  @Test
  void takesTheMessagesOutOfASubscriptionsEnvelope() throws Unprocessable {
    RecordShaping shaping = new RecordShaping(true, true, "");
    assertEquals(
        List.of("first \"line\"\n", "zweite Zeile: ä\n"),
        texts(shaping.of(gzip(ENVELOPE.formatted("DATA_MESSAGE")))));
  }

  @Test
  void dropsAnEnvelopeThatOnlyTestsTheWay() throws Unprocessable {
    RecordShaping shaping = new RecordShaping(true, true, "");
    assertEquals(List.of(), shaping.of(gzip(ENVELOPE.formatted("CONTROL_MESSAGE"))));
  }

  @Test
  void saysWhichRecordIsNotWhatWasExpected() {
    RecordShaping shaping = new RecordShaping(true, true, "");
    assertEquals(
        "Decompression.InvalidData",
        assertThrows(Unprocessable.class, () -> shaping.of("no gzip".getBytes(UTF_8))).code());
    for (String text : List.of("", "[]", "{", "no JSON", "{\"logEvents\":[{\"message\":")) {
      assertEquals(
          "CloudWatchLogProcessing.InvalidData",
          assertThrows(Unprocessable.class, () -> shaping.of(gzip(text)), text).code());
    }
  }

  @Test
  void endsAtARecordThatWouldFillTheMemory() {
    RecordShaping shaping = new RecordShaping(true, false, "");
    byte[] bomb = gzip("0".repeat(65 << 20));
    assertEquals(
        "Decompression.TooLarge", assertThrows(Unprocessable.class, () -> shaping.of(bomb)).code());
  }
}
