package weir.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.model.flow.RecordFormat;
import weir.model.flow.TrafficType;
import weir.model.network.FlowLog;
import weir.model.network.FlowLog.FileFormat;
import weir.model.network.FlowLog.FileOptions;
import weir.store.records.FlowLogKey;

/// What stands outside on a flow log's spool: whose records lie inside and how they are published,
/// so that they find their way also when the flow log is gone. Never changes once written.
///
/// @param salt random, made with the spool; keeps the object names of two spools apart
record SpoolLabel(FlowLogFiles files, int salt) {
  private static final String NAME = "label";
  private static final String VERSION = "1";

  String folderName() {
    return files.flowLogId() + "-" + HexFormat.of().toHexDigits(salt);
  }

  static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(NAME));
  }

  void write(Path folder) throws IOException {
    FileOptions options = files.options();
    Durable.write(
        folder.resolve(NAME),
        "spool "
            + VERSION
            + "\nflow-log "
            + files.flowLogId()
            + "\naccount "
            + files.accountId()
            + "\nregion "
            + files.region()
            + "\ntarget "
            + files.target()
            + optional("role", files.access().roleArn())
            + optional("cross-account-role", files.access().crossAccountRoleArn())
            + optional("endpoint", files.access().endpoint())
            + "\ntraffic "
            + files.trafficType()
            + "\nfile-format "
            + options.format().wireName()
            + "\nhive "
            + options.hiveCompatiblePartitions()
            + "\nper-hour "
            + options.perHourPartition()
            + "\nlog-format "
            + files.format()
            + "\nsalt "
            + HexFormat.of().toHexDigits(salt)
            + "\n");
  }

  private static String optional(String name, @Nullable String value) {
    return value == null ? "" : "\n" + name + " " + value;
  }

  static SpoolLabel read(Path folder) throws IOException {
    Path path = folder.resolve(NAME);
    Map<String, String> values =
        Files.readString(path)
            .lines()
            .map(line -> line.split(" ", 2))
            .filter(words -> words.length == 2)
            .collect(Collectors.toMap(words -> words[0], words -> words[1]));
    if (!value(path, values, "spool").equals(VERSION)) {
      throw new Fault.Unsupported(
          path + " is of spool version " + values.get("spool") + "; this Weir knows " + VERSION);
    }
    String fileFormat = value(path, values, "file-format");
    FileFormat format = FileFormat.find(fileFormat);
    if (format == null) {
      throw new Fault.Corrupt(path + " has the file format \"" + fileFormat + "\"");
    }
    return new SpoolLabel(
        new FlowLogFiles(
            value(path, values, "flow-log"),
            value(path, values, "account"),
            value(path, values, "region"),
            value(path, values, "target"),
            new FlowLog.Access(
                values.get("role"), values.get("cross-account-role"), values.get("endpoint")),
            TrafficType.valueOf(values.getOrDefault("traffic", "ALL")),
            new FileOptions(
                format,
                Boolean.parseBoolean(value(path, values, "hive")),
                Boolean.parseBoolean(value(path, values, "per-hour"))),
            RecordFormat.parse(value(path, values, "log-format"))),
        HexFormat.fromHexDigits(value(path, values, "salt")));
  }

  private static String value(Path path, Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new Fault.Corrupt(path + " has no line \"" + name + "\"");
    }
    return value;
  }

  /// The hash part of a file's name.
  ///
  /// Mixes bits without losing any, so two files of one slot and spool cannot share a name; the
  /// salt keeps apart those of two spools.
  private int hash(Slot slot, long firstSequence) {
    int secret = mix(mix(files.flowLogId().hashCode() ^ salt) ^ Long.hashCode(slot.startSeconds()));
    return mix((int) firstSequence ^ secret);
  }

  /// The key of the file that begins with this frame. What takes events has no files: there it
  /// names the publication, and grows with each.
  String key(Slot slot, long firstSequence) {
    if (files.takesEvents()) {
      return folderName() + "/" + firstSequence;
    }
    FileOptions options = files.options();
    return new FlowLogKey(
            "",
            files.accountId(),
            files.region(),
            files.flowLogId(),
            slot.start(),
            HexFormat.of().toHexDigits(hash(slot, firstSequence)),
            switch (options.format()) {
              case PLAIN_TEXT -> FlowLogKey.Suffix.TEXT;
              case PARQUET -> FlowLogKey.Suffix.PARQUET;
            },
            new FlowLogKey.Layout(options.hiveCompatiblePartitions(), options.perHourPartition()))
        .key();
  }

  private static int mix(int bits) {
    int mixed = bits;
    mixed = (mixed ^ mixed >>> 16) * 0x85ebca6b;
    mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
    return mixed ^ mixed >>> 16;
  }
}
