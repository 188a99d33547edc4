package weir.store.records;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.model.aws.Fault;

/// The name of a flow-log file in S3 or under a folder, as AWS lays it out: account, region, day
/// and perhaps hour as folders, then a file name that says the same and the five-minute slot.
///
/// @param prefix what stands before `AWSLogs`, without a slash at either end; empty for nothing
/// @param accountId account that owns the flow log
/// @param flowLogId `fl-…`
/// @param slot beginning of the five minutes that the records' `end` lies in
/// @param hash eight hexadecimal digits that tell files of one slot apart
/// @param suffix what kind of file
/// @param layout which folders lie between
public record FlowLogKey(
    String prefix,
    String accountId,
    String region,
    String flowLogId,
    Instant slot,
    String hash,
    Suffix suffix,
    Layout layout) {
  /// Seconds of records that one file holds.
  public static final int SLOT_SECONDS = 300;

  /// What kind of file it is.
  public enum Suffix {
    TEXT(".log.gz"),
    PARQUET(".log.parquet");

    private final String text;

    Suffix(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /// Which folders lie between `AWSLogs` and the file.
  ///
  /// @param hive folders named `year=2025` instead of `2025`
  /// @param perHour a folder for each hour
  public record Layout(boolean hive, boolean perHour) {
    /// What AWS uses unless told otherwise.
    public static final Layout DEFAULT = new Layout(false, false);
  }

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern NAME =
      Pattern.compile(
          "(?<account>[^_/]+)_vpcflowlogs_(?<region>[^_/]+)_(?<id>fl-[0-9a-zA-Z]+)"
              + "_(?<stamp>[0-9]{8}T[0-9]{4})Z_(?<hash>[0-9a-f]{8})(?<suffix>\\.log\\.gz|\\.log\\.parquet)");
  private static final Pattern FOLDERS =
      Pattern.compile(
          "(?:(?<prefix>.+)/)?AWSLogs/"
              + "(?:(?<account>[^=/]+)/vpcflowlogs/(?<region>[^=/]+)/(?<day>[0-9]{4}/[0-9]{2}/[0-9]{2})(?:/(?<hour>[0-9]{2}))?"
              + "|aws-account-id=(?<hiveaccount>[^/]+)/(?:aws-)?service=vpcflowlogs/aws-region=(?<hiveregion>[^/]+)"
              + "/year=(?<year>[0-9]{4})/month=(?<month>[0-9]{2})/day=(?<hiveday>[0-9]{2})(?:/hour=(?<hivehour>[0-9]{2}))?)");

  public FlowLogKey {
    if (prefix.startsWith("/") || prefix.endsWith("/")) {
      throw new Fault.Invalid(
          "prefix is \"" + prefix + "\" but must neither begin nor end with a slash");
    }
    if (slot.getNano() != 0 || slot.getEpochSecond() % SLOT_SECONDS != 0) {
      throw new Fault.Invalid("slot is " + slot + " but must be a multiple of five minutes");
    }
    if (!hash.matches("[0-9a-f]{8}")) {
      throw new Fault.Invalid("hash is \"" + hash + "\" but must be eight hexadecimal digits");
    }
  }

  /// The beginning of the five minutes that a record with this `end` (Unix seconds) belongs to.
  public static Instant slotOf(long endSeconds) {
    return Instant.ofEpochSecond(Math.floorDiv(endSeconds, SLOT_SECONDS) * SLOT_SECONDS);
  }

  /// The whole key: prefix, folders and file name.
  public String key() {
    return folder() + "/" + fileName();
  }

  /// The key without the file name, no slash at the end.
  public String folder() {
    LocalDateTime time = LocalDateTime.ofInstant(slot, ZoneOffset.UTC);
    String before = prefix.isEmpty() ? "" : prefix + "/";
    String folders =
        layout.hive()
            ? "%sAWSLogs/aws-account-id=%s/aws-service=vpcflowlogs/aws-region=%s/year=%04d/month=%02d/day=%02d%s"
            : "%sAWSLogs/%s/vpcflowlogs/%s/%04d/%02d/%02d%s";
    String hour = layout.hive() ? "/hour=%02d" : "/%02d";
    return String.format(
        Locale.ROOT,
        folders,
        before,
        accountId,
        region,
        time.getYear(),
        time.getMonthValue(),
        time.getDayOfMonth(),
        layout.perHour() ? String.format(Locale.ROOT, hour, time.getHour()) : "");
  }

  /// The last part of the key.
  public String fileName() {
    return accountId
        + "_vpcflowlogs_"
        + region
        + "_"
        + flowLogId
        + "_"
        + STAMP.format(slot)
        + "_"
        + hash
        + suffix.text();
  }

  /// Understands a key or path that AWS or Weir wrote; empty for any other.
  public static Optional<FlowLogKey> find(String key) {
    int slash = key.lastIndexOf('/');
    Matcher folders = FOLDERS.matcher(slash < 0 ? "" : key.substring(0, slash));
    Matcher name = NAME.matcher(key.substring(slash + 1));
    if (!folders.matches() || !name.matches()) {
      return Optional.empty();
    }
    boolean hive = folders.group("hiveaccount") != null;
    boolean perHour = folders.group(hive ? "hivehour" : "hour") != null;
    String prefix = folders.group("prefix");
    try {
      FlowLogKey found =
          new FlowLogKey(
              prefix == null ? "" : prefix.replaceAll("^/+|/+$", ""),
              name.group("account"),
              name.group("region"),
              name.group("id"),
              slotOf(time(name.group("stamp")).toEpochSecond(ZoneOffset.UTC)),
              name.group("hash"),
              name.group("suffix").equals(Suffix.TEXT.text()) ? Suffix.TEXT : Suffix.PARQUET,
              new Layout(hive, perHour));
      return found.agrees(folders, hive) ? Optional.of(found) : Optional.empty();
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }

  private static LocalDateTime time(String stamp) {
    return LocalDateTime.of(
        Integer.parseInt(stamp, 0, 4, 10),
        Integer.parseInt(stamp, 4, 6, 10),
        Integer.parseInt(stamp, 6, 8, 10),
        Integer.parseInt(stamp, 9, 11, 10),
        Integer.parseInt(stamp, 11, 13, 10));
  }

  private boolean agrees(Matcher folders, boolean hive) {
    return accountId.equals(folders.group(hive ? "hiveaccount" : "account"))
        && region.equals(folders.group(hive ? "hiveregion" : "region"));
  }
}
