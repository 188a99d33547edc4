package weir.delivery;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads the events that [EventOutput] wrote.
final class EventInput {
  private EventInput() {}

  /// One record as an event.
  record Event(String stream, long timestampMillis, byte[] message) {}

  /// All events of a file, in the order they were written.
  static List<Event> read(Path file) throws IOException {
    List<Event> events = new ArrayList<>();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      String stream = "";
      while (true) {
        String next = in.readUTF();
        stream = next.equals(stream) ? stream : next;
        long timestampMillis = in.readLong();
        byte[] message = new byte[in.readInt()];
        in.readFully(message);
        events.add(new Event(stream, timestampMillis, message));
      }
    } catch (EOFException end) {
      return events;
    }
  }
}
