package weir.store.records;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import weir.model.aws.Fault;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;

class RecordTextTest {
  private static final String NODATA =
      "2 123456789010 eni-1235b8ca123456789 - - - - - - - 1431280876 1431280934 - NODATA";
  private static final String ACCEPT =
      "2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249"
          + " 1418530010 1418530070 ACCEPT OK";

  static Stream<List<String>> examplesOfAws() {
    return Stream.of(
            "default",
            "skipdata-v5",
            "tcp-flags",
            "nat-gateway",
            "regional-nat-gateway",
            "transit-gateway",
            "service-path-direction")
        .map(name -> resource("examples/" + name + ".log").lines().toList());
  }

  private static String resource(String name) {
    try (var stream = RecordTextTest.class.getResourceAsStream("/records/" + name)) {
      return new String(
          java.util.Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  @ParameterizedTest
  @MethodSource("examplesOfAws")
  void writesBackWhatAwsWrote(List<String> lines) throws IOException {
    String text = String.join("\n", lines) + "\n";
    RecordFormat format = RecordFormat.ofNames(lines.getFirst());
    Read read = read(text, Projection.ALL);
    assertTrue(read.notices.isEmpty(), () -> read.notices.examples().toString());
    assertEquals(text, write(read.batches, format));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void readsBackRandomBatchesInRandomFormats(long seed) throws IOException {
    RandomRecords random = new RandomRecords(seed);
    RecordFormat format = random.format();
    RecordBatch batch = random.batch(500, format);
    String text = write(List.of(batch), format);
    Read read = read(text, Projection.ALL);
    assertTrue(read.notices.isEmpty(), () -> "seed " + seed + ": " + read.notices.examples());
    assertEquals(batch.lines(format), lines(read.batches, format), () -> "seed " + seed);
  }

  @Test
  void readsEveryFieldOfTheCatalogue() throws IOException {
    RecordFormat format = new RecordFormat(List.of(RecordField.values()));
    RecordBatch batch = new RandomRecords(99).batch(2000, format);
    Read read = read(write(List.of(batch), format), Projection.ALL, 300);
    assertTrue(read.batches.size() > 1, "several batches");
    assertEquals(batch.lines(format), lines(read.batches, format));
  }

  @Test
  void readsColumnsInAnyOrderAndOnlyThoseAskedFor() {
    Read read =
        read("log-status bytes srcaddr\nOK 17 10.0.0.1\n", Projection.of(RecordField.BYTES));
    RecordBatch batch = read.batches.getFirst();
    assertEquals("17", batch.column(RecordField.BYTES).text(0));
    assertEquals(Column.ABSENT, batch.column(RecordField.SRCADDR));
  }

  @Test
  void countsRowsWhenNoColumnIsAskedFor() {
    Read read = read("bytes\n1\n2\n3\n", Projection.of());
    assertEquals(3, read.batches.getFirst().rows());
  }

  @Test
  void keepsUnknownColumnsAsTextAndSaysSo() {
    Read read = read("bytes new-thing srcaddr\n1 a%20b 1.2.3.4\n2 - ::1\n", Projection.ALL);
    Column extra =
        java.util.Objects.requireNonNull(read.batches.getFirst().extras().get("new-thing"));
    assertEquals("a%20b", extra.text(0));
    assertTrue(extra.isAbsent(1));
    assertEquals(
        List.of("some.log: column new-thing is unknown to Weir and kept as text"),
        read.notices.remarks());
  }

  @Test
  void countsMalformedLinesWithTheirNumberAndReadsTheOthers() {
    String text =
        String.join(
            "\n",
            RecordFormat.DEFAULT.headerLine(),
            ACCEPT,
            "2 three columns",
            ACCEPT.replace("20641", "2o641"),
            "",
            ACCEPT.replace("172.31.16.139", "172.31.16.399"),
            NODATA,
            ACCEPT.replace(" 6 ", "  "),
            ACCEPT.replace("20641", "4294967296"),
            ACCEPT.replace("20641", "-1"),
            ACCEPT);
    Read read = read(text, Projection.ALL);
    assertEquals(List.of(ACCEPT, NODATA, ACCEPT), lines(read.batches, RecordFormat.DEFAULT));
    assertEquals(7, read.notices.malformedLines());
    assertEquals(
        List.of(
            "some.log:3: 3 columns but must have 14, as the header has",
            "some.log:4: srcport is \"2o641\" but must be a whole number up to 2147483647",
            "some.log:5: 1 column but must have 14, as the header has",
            "some.log:6: srcaddr is \"172.31.16.399\" but must be an IPv4 or IPv6 address",
            "some.log:8: protocol is \"\" but must be a whole number up to 2147483647",
            "some.log:9: srcport is \"4294967296\" but must be a whole number up to 2147483647",
            "some.log:10: srcport is \"-1\" but must be a whole number up to 2147483647"),
        read.notices.examples().stream().map(MalformedLine::toString).toList());
  }

  @Test
  void passesOverLinesThatAreTooLong() {
    String huge = "x".repeat(300_000);
    Read read =
        read("vpc-id\nvpc-1\n" + huge + "\n" + "y".repeat(70_000) + "\nvpc-2\n", Projection.ALL);
    assertEquals(List.of("vpc-1", "vpc-2"), lines(read.batches, RecordFormat.ofNames("vpc-id")));
    assertEquals(
        List.of("some.log:3: longer than 65536 bytes", "some.log:4: longer than 65536 bytes"),
        read.notices.examples().stream().map(MalformedLine::toString).toList());
  }

  @Test
  void countsALineThatIsNotUtf8() {
    byte[] text = "vpc-id\nvpc-?\nvpc-2\n".getBytes(StandardCharsets.ISO_8859_1);
    text[11] = (byte) 0xff;
    Read read = read(new ByteArrayInputStream(text), Projection.ALL, 1 << 14);
    assertEquals(List.of("vpc-2"), lines(read.batches, RecordFormat.ofNames("vpc-id")));
    assertEquals(2, read.notices.examples().getFirst().line());
  }

  @Test
  void keepsBatchesApart() {
    StringBuilder text = new StringBuilder("bytes srcaddr vpc-id\n");
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 60_000; i++) {
      String line = i + " " + RandomRecords.address(i) + " vpc-" + i % 20_000;
      expected.add(i % 9_000 == 17 ? "" : line);
      text.append(i % 9_000 == 17 ? "x" + line : line).append('\n');
    }
    expected.removeIf(String::isEmpty);
    Read read = read(text.toString(), Projection.ALL, 4_000);
    assertTrue(read.batches.size() > 5, "several batches");
    assertEquals(7, read.notices.malformedLines());
    assertEquals(expected, lines(read.batches, RecordFormat.ofNames("bytes srcaddr vpc-id")));
  }

  @Test
  void takesLinesWithoutHeaderForTheDefaultFormatWhenTheyLookLikeIt() {
    Read read = read(ACCEPT + "\n" + NODATA, Projection.ALL);
    assertEquals(List.of(ACCEPT, NODATA), lines(read.batches, RecordFormat.DEFAULT));
  }

  @Test
  void readsLinesWithoutHeaderInTheFormatThatTheCallerKnows() {
    RecordFormat format = RecordFormat.ofNames("srcaddr bytes");
    try (RecordReader reader =
        RecordTextReader.open(
            "some.log", stream("10.0.0.1 5\n"), Projection.ALL, Optional.of(format))) {
      assertEquals(List.of("10.0.0.1 5"), reader.next().orElseThrow().lines(format));
    }
  }

  @Test
  void refusesTextThatIsNoFlowLog() {
    Fault fault = assertThrows(Fault.Corrupt.class, () -> read("hello world\n", Projection.ALL));
    assertEquals(
        "some.log: first line \"hello world\" names no field of flow records; say which fields the"
            + " lines hold with a format",
        fault.getMessage());
  }

  @Test
  void refusesAHeaderThatNamesAFieldTwice() {
    Fault fault =
        assertThrows(Fault.Corrupt.class, () -> read("bytes start bytes\n", Projection.ALL));
    assertEquals("some.log: header names bytes twice", fault.getMessage());
  }

  @Test
  void refusesWindowsLineEnds() {
    assertThrows(Fault.Corrupt.class, () -> read("bytes start\r\n1 2\r\n", Projection.ALL));
  }

  @Test
  void passesOverHeadersOfFilesThatWerePutTogether() {
    Read read = read("action bytes\nACCEPT 1\naction bytes\nREJECT 2\n", Projection.ALL);
    assertEquals(
        List.of("ACCEPT 1", "REJECT 2"), lines(read.batches, RecordFormat.ofNames("action bytes")));
  }

  @Test
  void readsAnEmptyFileAsNoRecords() {
    assertTrue(read("", Projection.ALL).batches.isEmpty());
    assertTrue(read("bytes start\n", Projection.ALL).batches.isEmpty());
  }

  @Test
  void writesABlankInsideAValueSoThatTheLineStaysWhole() throws IOException {
    RecordFormat format = RecordFormat.ofNames("instance-tag bytes");
    RecordBatch batch =
        RecordBatch.of(
            1,
            java.util.Map.of(
                RecordField.INSTANCE_TAG, new Column.SameText("my\nweb server"),
                RecordField.BYTES, new Column.SameNumber(Long.MIN_VALUE + 1)));
    assertEquals(
        "instance-tag bytes\nmy%0Aweb%20server -9223372036854775807\n",
        write(List.of(batch), format));
  }

  record Read(List<RecordBatch> batches, ReadNotices notices) {}

  static Read read(String text, Projection projection) {
    return read(text, projection, 1 << 14);
  }

  static Read read(String text, Projection projection, int leastRows) {
    return read(stream(text), projection, leastRows);
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Read read(ByteArrayInputStream text, Projection projection, int leastRows) {
    try (RecordReader reader = RecordTextReader.open("some.log", text, projection, leastRows)) {
      List<RecordBatch> batches = new ArrayList<>();
      for (var batch = reader.next(); batch.isPresent(); batch = reader.next()) {
        batches.add(batch.get());
      }
      return new Read(batches, reader.notices());
    }
  }

  static String write(List<RecordBatch> batches, RecordFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordTextWriter writer = new RecordTextWriter(format);
    writer.writeHeader(out);
    for (RecordBatch batch : batches) {
      writer.write(batch, out);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  static List<String> lines(List<RecordBatch> batches, RecordFormat format) {
    return batches.stream().flatMap(batch -> batch.lines(format).stream()).toList();
  }

  @Test
  void writesJsonKeyedByFieldNameWithoutWhatIsAbsent() throws IOException {
    RecordFormat format = RecordFormat.ofNames("bytes srcaddr instance-tag action");
    Read read =
        read(
            "bytes srcaddr instance-tag action\n5 10.0.0.1 a\"\\é ACCEPT\n- - - -\n",
            Projection.ALL);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new RecordJsonWriter(format).write(read.batches.getFirst(), out);
    assertArrayEquals(
        """
        {"bytes":5,"srcaddr":"10.0.0.1","instance-tag":"a\\"\\\\é","action":"ACCEPT"}
        {}
        """
            .getBytes(StandardCharsets.UTF_8),
        out.toByteArray());
  }
}
