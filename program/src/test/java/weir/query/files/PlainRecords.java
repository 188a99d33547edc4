package weir.query.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Records read by splitting lines, to check the engine against something that shares no code with
/// it.
record PlainRecords(List<Map<String, String>> records) {
  static PlainRecords of(List<String> texts) {
    List<Map<String, String>> records = new ArrayList<>();
    for (String text : texts) {
      List<String> lines = text.lines().toList();
      String[] names = lines.getFirst().split(" ");
      for (String line : lines.subList(1, lines.size())) {
        String[] values = line.split(" ");
        Map<String, String> record = new TreeMap<>();
        for (int i = 0; i < names.length; i++) {
          if (!values[i].equals("-")) {
            record.put(names[i], values[i]);
          }
        }
        records.add(record);
      }
    }
    return new PlainRecords(records);
  }

  static PlainRecords ofSamples() {
    return of(FlowLogFolder.SAMPLES.stream().map(FlowLogFolder::text).toList());
  }

  /// Groups by a field, absent values under `null`'s stand-in "NULL", and sums or counts.
  Map<String, Long> group(String field, Function<Map<String, String>, Long> amount) {
    Map<String, Long> groups = new TreeMap<>();
    for (Map<String, String> record : records) {
      groups.merge(record.getOrDefault(field, "NULL"), amount.apply(record), Long::sum);
    }
    return groups;
  }

  static Function<Map<String, String>, Long> sumOf(String field) {
    return record -> Long.parseLong(record.getOrDefault(field, "0"));
  }
}
