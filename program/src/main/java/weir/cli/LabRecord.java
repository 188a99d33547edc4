package weir.cli;

import java.nio.file.Path;
import java.util.List;
import weir.model.network.Network;
import weir.query.files.Engine;
import weir.query.files.Query;
import weir.query.files.QueryRows;
import weir.query.files.QueryTable;

/// What a run of the lab left: a folder of flow logs and what is known of how they came about.
///
/// @param live whether the traffic was made on this machine just now, not replayed
/// @param commands lines that made the network through the API; empty when nothing did
record LabRecord(
    Path folder, Network network, long packets, long records, boolean live, List<String> commands) {
  LabRecord {
    commands = List.copyOf(commands);
  }

  /// A live run of which only the files tell.
  static LabRecord ofFiles(Path folder, Network network, Engine engine, List<String> commands) {
    try (QueryTable table = engine.open(List.of(folder.toString()));
        Query query = table.prepare("SELECT coalesce(sum(packets), 0), count(*) FROM flow_logs")) {
      QueryRows rows = query.run();
      rows.next();
      return new LabRecord(folder, network, number(rows, 0), number(rows, 1), true, commands);
    }
  }

  private static long number(QueryRows rows, int column) {
    return Long.parseLong(rows.text(column).orElse("0"));
  }
}
