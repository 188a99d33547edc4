package weir.query.engine;

import java.util.ArrayList;
import java.util.List;
import weir.store.logs.LogRange;
import weir.store.logs.LogSnapshot;

/// The events of a relation as they were at one moment. Their files stay until it is closed.
public final class LogMoment implements RelationSource, AutoCloseable {
  private final LogGroupSource source;
  private final boolean damaged;
  private final List<LogSnapshot> snapshots;

  private LogMoment(LogGroupSource source, boolean damaged) {
    this.source = source;
    this.damaged = damaged;
    LogRange range = LogRange.ALL.times(source.fromMillis(), source.toMillis());
    this.snapshots = source.groups().stream().map(group -> group.events().snapshot(range)).toList();
  }

  /// This moment.
  public static LogMoment of(LogGroupSource source) {
    return new LogMoment(source, false);
  }

  /// This moment, for a reading that passes over what is damaged in segments; slower.
  public static LogMoment damaged(LogGroupSource source) {
    return new LogMoment(source, true);
  }

  public LogGroupSource source() {
    return source;
  }

  /// Whether only this process can read the events: some are encrypted, or damaged.
  public boolean isForThisProcess() {
    return damaged || snapshots.stream().anyMatch(LogSnapshot::isEncrypted);
  }

  /// The SELECT that has the relation's columns and events.
  public String sql(LogTables tables) {
    List<LogSnapshot.Reading> readings = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < snapshots.size(); i++) {
      LogGroupSource.Group group = source.groups().get(i);
      LogSnapshot.Reading reading =
          snapshots.get(i).reading(asFiles(group), tables.reachElsewhere());
      readings.add(reading);
      parts.addAll(new LogSegments(source.fields(), reading, group, i).selects(tables));
    }
    if (parts.isEmpty() || readings.stream().anyMatch(LogSnapshot.Reading::hasRest)) {
      parts.add(tables.rest(new LogRest(source, readings)));
    }
    return String.join(" UNION ALL ", parts);
  }

  private LogSnapshot.Files asFiles(LogGroupSource.Group group) {
    if (damaged) {
      return LogSnapshot.Files.NONE;
    }
    // Messages of a group with flow logs may be records that are kept as text: they are parsed.
    return group.formats().isEmpty() ? LogSnapshot.Files.ALL : LogSnapshot.Files.RECORDS;
  }

  @Override
  public void close() {
    snapshots.forEach(LogSnapshot::close);
  }
}
