package weir.delivery.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import weir.model.aws.Fault;

class KeyPatternTest {
  private static final Instant TIME = Instant.parse("2018-08-27T22:30:00Z");

  private static String records(String pattern) {
    return KeyPattern.parse(pattern).forRecords().at(TIME, ZoneOffset.UTC, "");
  }

  private static String errors(String pattern) {
    return KeyPattern.parse(pattern).forErrors().at(TIME, ZoneOffset.UTC, "processing-failed");
  }

  @Test
  void putsTheHourBehindAPrefixWithoutATime() {
    assertEquals("2018/08/27/22/", records(""));
    assertEquals("logs/2018/08/27/22/", records("logs/"));
  }

  @Test
  void takesTimesFromThePattern() {
    assertEquals(
        "logs/year=2018/month=08/", records("logs/year=!{timestamp:yyyy}/month=!{timestamp:MM}/"));
    assertEquals("2018-08-27/", records("!{timestamp:yyyy'-'MM'-'dd}/"));
  }

  @Test
  void tellsTheTimeInTheStreamsZone() {
    assertEquals(
        "2018/08/28/07/", KeyPattern.parse("").forRecords().at(TIME, ZoneId.of("Asia/Tokyo"), ""));
  }

  @Test
  void makesARandomTextForEachExpression() {
    String[] texts = records("!{firehose:random-string}/!{firehose:random-string}/").split("/");
    assertEquals(11, texts[0].length());
    assertNotEquals(texts[0], texts[1]);
  }

  @Test
  void namesTheReasonOfAFailure() {
    assertEquals("processing-failed/2018/08/27/22/", errors(""));
    assertEquals("bad/processing-failed/2018/08/27/22/", errors("bad/"));
    assertEquals(
        "bad/processing-failed/2018/",
        errors("bad/!{firehose:error-output-type}/!{timestamp:yyyy}/"));
    assertTrue(KeyPattern.parse("!{firehose:error-output-type}").namesTheErrorType());
    assertFalse(KeyPattern.parse("plain").hasExpressions());
  }

  @Test
  void rejectsWhatIsNoExpression() {
    assertThrows(Fault.Invalid.class, () -> KeyPattern.parse("!{timestamp:yyyy"));
    assertThrows(Fault.Invalid.class, () -> KeyPattern.parse("!{timestamp:nonsense}"));
    assertThrows(Fault.Invalid.class, () -> KeyPattern.parse("!{timestamp:}"));
    assertThrows(Fault.Invalid.class, () -> KeyPattern.parse("!{firehose:nothing}"));
    assertThrows(Fault.Invalid.class, () -> KeyPattern.parse("!{other:yyyy}"));
    assertThrows(
        Fault.Unsupported.class, () -> KeyPattern.parse("!{partitionKeyFromQuery:customer}"));
  }
}
