package weir.store.logs;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The last mark of each producer in each stream. Used under the lock of its owner.
final class LastMarks {
  private final Map<String, Map<String, BatchMark>> streams = new HashMap<>();

  /// The same, to be changed apart from this.
  LastMarks copy() {
    LastMarks copy = new LastMarks();
    streams.forEach((stream, marks) -> copy.streams.put(stream, new HashMap<>(marks)));
    return copy;
  }

  /// The last mark of a mark's producer.
  @Nullable BatchMark last(String stream, BatchMark mark) {
    Map<String, BatchMark> marks = streams.get(stream);
    return marks == null ? null : marks.get(mark.producer());
  }

  /// Whether a batch has not been kept before. One without a mark never was.
  boolean isNew(String stream, @Nullable BatchMark mark) {
    return mark == null || mark.isBehind(last(stream, mark));
  }

  void keep(String stream, @Nullable BatchMark mark) {
    if (mark != null && isNew(stream, mark)) {
      streams.computeIfAbsent(stream, _ -> new HashMap<>()).put(mark.producer(), mark);
    }
  }

  /// Takes a mark back whose batch was not kept after all.
  void undo(String stream, BatchMark mark, @Nullable BatchMark before) {
    Map<String, BatchMark> marks = streams.get(stream);
    if (marks == null || !mark.equals(marks.get(mark.producer()))) {
      return;
    }
    if (before == null) {
      marks.remove(mark.producer());
    } else {
      marks.put(mark.producer(), before);
    }
  }

  void forget(String stream) {
    streams.remove(stream);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(streams.size());
    for (Map.Entry<String, Map<String, BatchMark>> stream : streams.entrySet()) {
      out.writeUTF(stream.getKey());
      out.writeInt(stream.getValue().size());
      for (BatchMark mark : stream.getValue().values()) {
        mark.write(out);
      }
    }
  }

  static LastMarks read(DataInputStream in) throws IOException {
    LastMarks marks = new LastMarks();
    for (int left = in.readInt(); left > 0; left--) {
      String stream = in.readUTF();
      for (int more = in.readInt(); more > 0; more--) {
        marks.keep(stream, BatchMark.read(in));
      }
    }
    return marks;
  }
}
