package weir.query.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.store.records.RandomRecords;
import weir.store.records.RecordColumns;
import weir.store.records.RecordTextWriter;

/// A record matches when its text does, whichever way it is asked.
class RecordMatcherTest {
  @Test
  void answersForColumnsWhatItAnswersForText() throws IOException {
    long seed = Long.getLong("weir.seed", System.nanoTime());
    Random random = new Random(seed);
    RandomPattern patterns = new RandomPattern(random);
    long selected = 0;
    long asked = 0;
    for (int i = 0; i < 300; i++) {
      RandomRecords records = new RandomRecords(random.nextLong());
      RecordFormat format = records.format();
      RecordBatch batch = records.batch(1 + random.nextInt(200), format);
      List<String> lines = lines(batch, format);
      for (int j = 0; j < 10; j++) {
        String text = patterns.about(lines.get(random.nextInt(lines.size())));
        if (text.length() > FilterPattern.LONGEST) {
          continue;
        }
        FilterPattern pattern = FilterPattern.parse(text);
        List<Integer> expected = matching(pattern, lines);
        String where = "seed " + seed + ": " + text + " in format " + format;
        assertEquals(expected, rows(pattern.records(format), batch), where);
        RecordBatch texts = asTexts(batch, format);
        assertEquals(expected, rows(pattern.records(format), texts), where + ", as texts");
        selected += expected.size();
        asked += lines.size();
      }
    }
    long share = 100 * selected / asked;
    assertTrue(share > 5 && share < 95, "both answers are asked for, but " + share + " % match");
  }

  /// The batch with the text of every value.
  private static RecordBatch asTexts(RecordBatch batch, RecordFormat format) {
    Map<RecordField, Column> columns = new EnumMap<>(RecordField.class);
    for (RecordField field : format.fields()) {
      Column column = batch.column(field);
      List<String> distinct = new ArrayList<>();
      int[] codes = new int[batch.rows()];
      for (int row = 0; row < codes.length; row++) {
        String text = column.text(row);
        if (!distinct.contains(text)) {
          distinct.add(text);
        }
        codes[row] = column.isAbsent(row) ? -1 : distinct.indexOf(text);
      }
      columns.put(field, new Column.Symbols(codes, distinct.toArray(String[]::new)));
    }
    return RecordBatch.of(batch.rows(), columns);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "REJECT",
        "?REJECT ?443",
        "REJECT -22",
        "\"REJECT OK\"",
        "%\\s22 6%",
        "%^2 %",
        "{ $.a = 1 }",
        "[]",
        "[...]",
        "[version, ...]",
        "[..., action=REJECT, status]",
        "[v, account, eni, source = 10.0.2.*, ...]",
        "[v, account, eni, source != 10.0.2.*, ...]",
        "[v, account, eni, source = 2001:db8::1, ...]",
        "[v, a, e, s, d, sp, dp = 22 || dp = 443, ...]",
        "[v, a, e, s, d, sp, dp != 22 && dp != -, ...]",
        "[v, a, e, s, d, sp, dp = %^4%, ...]",
        "[v, a, e, s, d, sp, dp, p, packets, bytes > 1000, ...]",
        "[v, a, e, s, d, sp, dp, p, packets, bytes <= 1e3, ...]",
        "[v, a, e = *2 , ...]",
        "[v, a, rest = *NODATA]",
        "[v=2, rest]",
        "[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o]",
      })
  void answersForTheDefaultFormatWhatItAnswersForText(String text) throws IOException {
    RecordBatch batch = ordinary();
    List<String> lines = lines(batch, RecordFormat.DEFAULT);
    FilterPattern pattern = FilterPattern.parse(text);
    RecordMatcher matcher = pattern.records(RecordFormat.DEFAULT);
    assertEquals(matching(pattern, lines), rows(matcher, batch));
  }

  private static RecordBatch ordinary() {
    int rows = 130;
    long[] high = new long[rows];
    long[] low = new long[rows];
    long[] port = new long[rows];
    long[] bytes = new long[rows];
    int[] interfaces = new int[rows];
    int[] actions = new int[rows];
    int[] statuses = new int[rows];
    for (int row = 0; row < rows; row++) {
      boolean hasTraffic = row % 13 != 0;
      var address =
          weir.model.net.IpAddress.of(
              List.of("10.0.2." + row % 5, "10.0.20.7", "2001:db8::1").get(row % 3));
      high[row] = hasTraffic ? address.high() : weir.model.net.IpAddress.ABSENT_HIGH;
      low[row] = hasTraffic ? address.low() : weir.model.net.IpAddress.ABSENT_LOW;
      port[row] = hasTraffic ? List.of(22L, 443L, 40443L).get(row % 3) : Column.Numbers.NONE;
      bytes[row] = hasTraffic ? 40L * row : Column.Numbers.NONE;
      interfaces[row] = row % 4;
      actions[row] = hasTraffic ? row % 2 : -1;
      statuses[row] = hasTraffic ? 0 : 1;
    }
    Map<RecordField, Column> columns = new EnumMap<>(RecordField.class);
    columns.put(RecordField.VERSION, new Column.SameNumber(2));
    columns.put(RecordField.ACCOUNT_ID, new Column.SameText("123456789012"));
    columns.put(
        RecordField.INTERFACE_ID,
        new Column.Symbols(interfaces, new String[] {"eni-1", "eni-2", "eni-22", "eni-443"}));
    columns.put(RecordField.SRCADDR, new Column.Addresses(high, low));
    columns.put(RecordField.DSTADDR, new Column.Addresses(high, low));
    columns.put(RecordField.SRCPORT, new Column.Numbers(bytes));
    columns.put(RecordField.DSTPORT, new Column.Numbers(port));
    columns.put(RecordField.PROTOCOL, new Column.SameNumber(6));
    columns.put(RecordField.PACKETS, new Column.Numbers(bytes));
    columns.put(RecordField.BYTES, new Column.Numbers(bytes));
    columns.put(RecordField.START, new Column.SameNumber(1_418_530_010));
    columns.put(RecordField.END, new Column.SameNumber(1_418_530_070));
    columns.put(RecordField.ACTION, new Column.Symbols(actions, new String[] {"ACCEPT", "REJECT"}));
    columns.put(
        RecordField.LOG_STATUS, new Column.Symbols(statuses, new String[] {"OK", "NODATA"}));
    return RecordBatch.of(rows, columns);
  }

  private static List<Integer> rows(RecordMatcher matcher, RecordBatch batch) throws IOException {
    int[] positions = new int[batch.rows()];
    int count = matcher.select(RecordColumns.of(batch), positions);
    return IntStream.of(positions).limit(count).boxed().toList();
  }

  private static List<Integer> matching(FilterPattern pattern, List<String> lines) {
    TextMatcher matcher = pattern.matcher();
    List<Integer> matching = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      byte[] line = lines.get(i).getBytes(StandardCharsets.UTF_8);
      if (matcher.matches(line, 0, line.length)) {
        matching.add(i);
      }
    }
    return matching;
  }

  private static List<String> lines(RecordBatch batch, RecordFormat format) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    new RecordTextWriter(format).write(batch, text);
    return text.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
