package weir.query.engine;

import java.util.Arrays;
import java.util.List;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.query.sql.SqlName;
import weir.query.sql.SqlRelation;
import weir.store.logs.LogGroupEvents;
import weir.store.logs.LogRange;

/// What a relation of log events is made of: groups, and a range of time. Its columns are those of
/// [LogColumns].
///
/// @param fromMillis the first millisecond wanted
/// @param toMillis the first that is not wanted any more
public record LogGroupSource(SqlName name, List<Group> groups, long fromMillis, long toMillis) {
  /// A group.
  ///
  /// @param address whose it is
  /// @param formats of the flow logs that write to it; the first that fits a message is taken
  public record Group(LogGroupEvents events, Address address, List<RecordFormat> formats) {
    public Group {
      formats = List.copyOf(formats);
    }

    /// What its events call it: `account:name`.
    public String log() {
      return address.account() + ":" + address.name();
    }
  }

  /// Whose a group is, and how it is called.
  ///
  /// @param resource what policies say of its events is about: `arn:aws:logs:…`
  public record Address(String account, String name, String resource) {}

  public LogGroupSource {
    groups = List.copyOf(groups);
  }

  /// The fields of flow records that some of its events may have, in the catalogue's order.
  public List<RecordField> fields() {
    return Arrays.stream(RecordField.values())
        .filter(field ->
            groups.stream()
                .anyMatch(group -> group.formats().stream().anyMatch(format -> format.has(field))))
        .toList();
  }

  /// About how many bytes a question about it reads, known without reading any.
  public long estimatedBytes() {
    LogRange range = LogRange.ALL.times(fromMillis, toMillis);
    return groups.stream().mapToLong(group -> group.events().estimatedBytes(range)).sum();
  }

  public SqlRelation.Table table() {
    return new SqlRelation.Table(name, LogColumns.of(fields()));
  }
}
