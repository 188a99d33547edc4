package weir.api.logs;

import java.util.ArrayList;
import java.util.List;
import weir.model.flow.RecordFormat;
import weir.store.logs.LogGroupId;

/// Where the event store has a group's events, and which record formats of flow logs have been seen
/// to write to it.
///
/// @param formats oldest first; they stay when the flow log is deleted
record GroupStorage(LogGroupId id, List<RecordFormat> formats) {
  GroupStorage {
    formats = List.copyOf(formats);
  }

  GroupStorage with(List<RecordFormat> seen) {
    List<RecordFormat> all = new ArrayList<>(formats);
    seen.stream().filter(format -> !all.contains(format)).forEach(all::add);
    return new GroupStorage(id, all);
  }

  /// A line with the id, then a line per format.
  String print() {
    StringBuilder text = new StringBuilder(id.text());
    formats.forEach(format -> text.append('\n').append(format));
    return text.toString();
  }

  static GroupStorage parse(String text) {
    List<String> lines = text.lines().toList();
    return new GroupStorage(
        new LogGroupId(lines.getFirst()), lines.stream().skip(1).map(RecordFormat::parse).toList());
  }
}
