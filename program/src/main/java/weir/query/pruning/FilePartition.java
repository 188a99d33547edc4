package weir.query.pruning;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a file's path says of the rows in it: account, region, date, and for a file that AWS named
/// the five-minute slot that the rows' `end` lies in.
public final class FilePartition {
  private static final Pattern HIVE_SEGMENT = Pattern.compile("([A-Za-z][A-Za-z0-9_-]*)=([^/]+)");
  private static final Pattern DATE_FOLDERS =
      Pattern.compile(
          "(?:^|/)(\\d{12})/vpcflowlogs/([a-z0-9-]+)/(\\d{4})/(\\d{2})/(\\d{2})/(?:(\\d{2})/)?");
  private static final Pattern AWS_NAME =
      Pattern.compile(
          "(?:^|/)(\\d{12})_vpcflowlogs_([a-z0-9-]+)_([^_/]+)"
              + "_(\\d{4})(\\d{2})(\\d{2})T(\\d{2})(\\d{2})Z_[^/]*$");

  private final Map<PartitionColumn, String> values = new EnumMap<>(PartitionColumn.class);
  private @Nullable Instant slot;
  private @Nullable String flowLogId;

  private FilePartition() {}

  /// Reads a path or key. Hive keys win over plain date folders, and those over the file's name.
  public static FilePartition of(String path) {
    FilePartition partition = new FilePartition();
    partition.readHiveKeys(path);
    partition.readDateFolders(path);
    partition.readAwsName(path);
    return partition;
  }

  public Optional<String> value(PartitionColumn column) {
    return Optional.ofNullable(values.get(column));
  }

  /// Start of the five minutes that the rows end in; AWS's documentation promises it for its names.
  public Optional<Instant> slot() {
    return Optional.ofNullable(slot);
  }

  /// The flow log that wrote the file. All its files have the same columns: a flow log's format
  /// cannot be changed.
  public Optional<String> flowLogId() {
    return Optional.ofNullable(flowLogId);
  }

  private void readHiveKeys(String path) {
    Matcher segments = HIVE_SEGMENT.matcher(path);
    while (segments.find()) {
      String value = segments.group(2);
      PartitionColumn.ofHiveKey(segments.group(1))
          .ifPresent(column -> values.putIfAbsent(column, value));
    }
  }

  private void readDateFolders(String path) {
    Matcher folders = DATE_FOLDERS.matcher(path);
    if (!folders.find()) {
      return;
    }
    int group = 1;
    for (PartitionColumn column : PartitionColumn.values()) {
      String value = folders.group(group++);
      if (value != null) {
        values.putIfAbsent(column, value);
      }
    }
  }

  private void readAwsName(String path) {
    Matcher name = AWS_NAME.matcher(path);
    if (!name.find()) {
      return;
    }
    values.putIfAbsent(PartitionColumn.AWS_ACCOUNT_ID, name.group(1));
    values.putIfAbsent(PartitionColumn.AWS_REGION, name.group(2));
    values.putIfAbsent(PartitionColumn.YEAR, name.group(4));
    values.putIfAbsent(PartitionColumn.MONTH, name.group(5));
    values.putIfAbsent(PartitionColumn.DAY, name.group(6));
    values.putIfAbsent(PartitionColumn.HOUR, name.group(7));
    flowLogId = name.group(3);
    try {
      slot =
          LocalDateTime.of(
                  Integer.parseInt(name.group(4)),
                  Integer.parseInt(name.group(5)),
                  Integer.parseInt(name.group(6)),
                  Integer.parseInt(name.group(7)),
                  Integer.parseInt(name.group(8)))
              .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException notATime) {
      slot = null;
    }
  }
}
