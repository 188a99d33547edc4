package weir.recording;

import java.util.ArrayList;
import java.util.List;
import weir.model.flow.InterfaceWindow;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordFormat;
import weir.model.flow.RecordSink;

/// Keeps records as lines, for one test.
final class RecordedLines implements RecordSink {
  private static final RecordFormat FORMAT =
      RecordFormat.ofNames("interface-id flow-direction action protocol packets");

  private final List<String> lines = new ArrayList<>();

  @Override
  public synchronized boolean accept(InterfaceWindow window, RecordBatch records) {
    return lines.addAll(records.lines(FORMAT));
  }

  synchronized String text() {
    return String.join("\n", lines);
  }

  /// How many packets records that begin so count together.
  synchronized long packets(String begin) {
    return lines.stream()
        .filter(line -> line.startsWith(begin + " "))
        .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
