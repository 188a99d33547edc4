package weir.query.crawl;

import java.util.ArrayList;
import java.util.List;
import weir.query.objects.ObjectAddress;
import weir.store.records.FlowLogKey;

/// A folder of flow-log files, as one partition of a table.
///
/// @param keys names of the partition keys, with
/// @param values theirs here
record FlowLogFolder(ObjectAddress address, List<String> keys, List<String> values) {
  private static final List<String> PLAIN =
      List.of("aws_account_id", "aws_region", "year", "month", "day", "hour");

  /// The folder that a file lies in.
  static FlowLogFolder of(ObjectAddress file, FlowLogKey key) {
    String path = file.key();
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    String below = folder.substring(root(path).length());
    List<String> keys = new ArrayList<>();
    List<String> values = new ArrayList<>();
    String[] parts = below.split("/", -1);
    if (key.layout().hive()) {
      for (int i = 0; i < parts.length - 1; i++) {
        int equals = parts[i].indexOf('=');
        keys.add(parts[i].substring(0, equals));
        values.add(parts[i].substring(equals + 1));
      }
    } else {
      for (int i = 0; i < parts.length - 1; i++) {
        if (i != 1) {
          keys.add(PLAIN.get(keys.size()));
          values.add(parts[i]);
        }
      }
    }
    return new FlowLogFolder(new ObjectAddress(file.bucket(), folder), keys, values);
  }

  /// What stands before the folders of accounts, `AWSLogs/` included.
  static String root(String path) {
    int at = path.startsWith("AWSLogs/") ? 0 : path.lastIndexOf("/AWSLogs/") + 1;
    return path.substring(0, at + "AWSLogs/".length());
  }
}
