package weir.api.logs;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import weir.query.insights.InsightsProgress;
import weir.query.insights.InsightsProgress.State;
import weir.store.state.Scope;

/// What is known of a query besides its rows.
///
/// @param groups that it asks; those of the queries inside of it come last
/// @param shownText as DescribeQueries shows it
/// @param rowCount how many rows there are so far
/// @param progress without rows
record QueryHead(
    String id,
    Scope scope,
    List<GroupAddress> groups,
    String shownText,
    Instant created,
    int rowCount,
    InsightsProgress progress) {
  QueryHead {
    groups = List.copyOf(groups);
  }

  State state() {
    return progress.state();
  }

  /// The name of the first group that it asks.
  String group() {
    return groups.getFirst().name();
  }

  /// The same query, farther on.
  ///
  /// @param now may have rows, which are counted only
  QueryHead at(InsightsProgress now) {
    return new QueryHead(
        id,
        scope,
        groups,
        shownText,
        created,
        now.rows().size(),
        now.rows().isEmpty() ? now : now.withoutRows());
  }

  /// The same query, which came to nothing.
  QueryHead failed(String problem) {
    return new QueryHead(
        id,
        scope,
        groups,
        shownText,
        created,
        0,
        progress.with(State.FAILED, problem).withoutRows());
  }

  void write(DataOutputStream out) throws IOException {
    for (String text : List.of(id, scope.accountId(), scope.region(), shownText)) {
      writeText(out, text);
    }
    out.writeLong(created.toEpochMilli());
    out.writeInt(groups.size());
    for (GroupAddress group : groups) {
      writeText(out, group.scope().accountId());
      writeText(out, group.scope().region());
      writeText(out, group.name());
    }
    out.writeInt(rowCount);
    writeText(out, progress.state().name());
    out.writeLong(progress.recordsMatched());
    out.writeLong(progress.recordsScanned());
    out.writeLong(progress.bytesScanned());
    writeText(out, progress.problem());
    out.writeInt(progress.columns().size());
    for (String column : progress.columns()) {
      writeText(out, column);
    }
  }

  /// What [#write] wrote.
  static QueryHead read(DataInputStream in) throws IOException {
    String id = readText(in);
    Scope scope = new Scope(readText(in), readText(in));
    String shownText = readText(in);
    Instant created = Instant.ofEpochMilli(in.readLong());
    List<GroupAddress> groups = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      groups.add(new GroupAddress(new Scope(readText(in), readText(in)), readText(in)));
    }
    int rowCount = in.readInt();
    State state = State.valueOf(readText(in));
    long matched = in.readLong();
    long recordsScanned = in.readLong();
    long bytesScanned = in.readLong();
    String problem = readText(in);
    List<String> columns = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      columns.add(readText(in));
    }
    return new QueryHead(
        id,
        scope,
        groups,
        shownText,
        created,
        rowCount,
        new InsightsProgress(
            state, columns, List.of(), matched, recordsScanned, bytesScanned, problem));
  }

  /// A text of any length.
  static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String readText(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
