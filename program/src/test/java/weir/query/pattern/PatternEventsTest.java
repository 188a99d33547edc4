package weir.query.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import weir.model.flow.RecordFormat;
import weir.store.records.RandomRecords;
import weir.store.records.RecordColumns;
import weir.store.records.RecordLines;
import weir.store.records.TextRun;

/// The same events match whether the log store keeps them as text or as columns.
class PatternEventsTest {
  @Test
  void selectsTheSameFromColumnsAsFromText() throws IOException {
    long seed = Long.getLong("weir.seed", System.nanoTime());
    Random random = new Random(seed);
    RandomPattern patterns = new RandomPattern(random);
    int rows = 0;
    int matching = 0;
    for (int i = 0; i < 200; i++) {
      RandomRecords records = new RandomRecords(random.nextLong());
      RecordFormat format = records.format();
      List<String> lines =
          withSigns(records.batch(1 + random.nextInt(60), format).lines(format), random);
      TextRun messages = run(lines);
      int[] all = IntStream.range(0, lines.size()).toArray();
      RecordLines.Found found = new RecordLines(format).find(messages, all);
      for (int j = 0; j < 10; j++) {
        String text = patterns.about(lines.get(random.nextInt(lines.size())));
        if (text.length() > FilterPattern.LONGEST) {
          continue;
        }
        PatternEvents events = new PatternEvents(FilterPattern.parse(text));
        List<Integer> expected = new ArrayList<>(selected(events, messages));
        expected.retainAll(IntStream.of(found.texts()).boxed().toList());
        assertEquals(
            expected,
            selected(events, found, format),
            () -> "seed " + seed + ": " + text + " in format " + format);
        rows += found.texts().length;
        matching += expected.size();
      }
    }
    assertTrue(matching > rows / 20 && matching < rows - rows / 20, matching + " of " + rows);
  }

  /// Some values get signs that hold blanks together.
  private static List<String> withSigns(List<String> lines, Random random) {
    return lines.stream()
        .map(line -> {
          String[] values = line.split(" ", -1);
          for (int sign = random.nextInt(4); sign > 1; sign--) {
            int at = random.nextInt(values.length);
            values[at] = List.of("\"", "[", "]").get(random.nextInt(3)) + values[at];
            values[random.nextInt(values.length)] += List.of("\"", "]").get(random.nextInt(2));
          }
          return String.join(" ", values);
        })
        .toList();
  }

  private static TextRun run(List<String> lines) {
    int[] offsets = new int[lines.size() + 1];
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      all.append(lines.get(i));
      offsets[i + 1] = offsets[i] + lines.get(i).getBytes(StandardCharsets.UTF_8).length;
    }
    return new TextRun(all.toString().getBytes(StandardCharsets.UTF_8), offsets, lines.size());
  }

  private static List<Integer> selected(PatternEvents events, TextRun messages) {
    int[] rows = new int[messages.count()];
    return first(rows, events.select(messages, rows));
  }

  private static List<Integer> selected(
      PatternEvents events, RecordLines.Found found, RecordFormat format) throws IOException {
    int[] rows = new int[found.texts().length];
    int count = events.select(RecordColumns.of(found.records()), format, rows);
    return first(rows, count).stream().map(row -> found.texts()[row]).toList();
  }

  private static List<Integer> first(int[] rows, int count) {
    return IntStream.of(rows).limit(count).boxed().toList();
  }
}
