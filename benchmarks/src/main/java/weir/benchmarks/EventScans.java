package weir.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import weir.query.pattern.FilterPattern;
import weir.query.pattern.PatternEvents;
import weir.store.logs.LogCursor;
import weir.store.logs.LogGroupEvents;
import weir.store.logs.LogRange;

/// Filter patterns over a sealed group beside `grep` over the same events as lines of text, and how
/// many bytes an event takes in segments, in gzip text and in DuckDB's zstd Parquet.
///
/// One thread each; seconds are of the CPU. A pattern's events are counted, as `grep -c` does, and
/// gone over one by one with their messages; all must find as many.
public final class EventScans {
  private static final int EVENTS_EACH = 10_000;

  /// How often `grep` reads the text in one run, so that its start does not count.
  private static final int READINGS = 5;

  private final Path folder;
  private final LogGroupEvents group;
  private final long textBytes;
  private final int rounds;

  private EventScans(Path folder, LogGroupEvents group, long textBytes, int rounds) {
    this.folder = folder;
    this.group = group;
    this.textBytes = textBytes;
    this.rounds = rounds;
  }

  /// A pattern and what `grep` is asked for the same.
  private record Question(String pattern, List<String> grep) {}

  /// None, 0.01, 0.1, 1, 5 and more than 10 % of the records; then a comparison and what the values
  /// of a column rule out.
  private static final List<Question> OF_FLOWS =
      List.of(
          new Question("NOWHERE", List.of("-F", "NOWHERE")),
          new Question("\"192.168.7.7\"", List.of("-F", "192.168.7.7")),
          new Question(
              "[v, account, eni, src = 10.0.2.9, dst, srcport, dstport = 22, ...]",
              List.of("-E", "^([^ ]+ ){3}10[.]0[.]2[.]9 [^ ]+ [^ ]+ 22 ")),
          new Question("\" 10.0.3.17 \"", List.of("-F", " 10.0.3.17 ")),
          new Question("[v, account, eni, src = 10.0.3.25*, ...]", List.of("-F", " 10.0.3.25")),
          new Question("REJECT", List.of("-F", "REJECT")),
          new Question("[v, account, eni, src = 10.0.3.1*, ...]", List.of("-F", " 10.0.3.1")),
          new Question(
              "[v, account, eni, src, dst, srcport, dstport = 53, ...]",
              List.of("-E", "^([^ ]+ ){6}53 ")),
          new Question(
              "[v, account, eni, src, dst, srcport, dstport, protocol, packets, bytes >= 1400000,"
                  + " ...]",
              List.of("-E", "^([^ ]+ ){9}(14[0-9]{5}|1[5-9][0-9]{5}|[2-9][0-9]{6}|[0-9]{8,}) ")),
          new Question(
              "[v, account, eni, src, dst, srcport, dstport = 23, ...]",
              List.of("-E", "^([^ ]+ ){6}23 ")));

  private static final List<Question> OF_TEXTS =
      List.of(
          new Question("NOWHERE", List.of("-F", "NOWHERE")),
          new Question("ERROR", List.of("-F", "ERROR")),
          new Question("\"/v1/things/4711\"", List.of("-F", "/v1/things/4711")),
          new Question("?ERROR ?4711", List.of("-E", "ERROR|4711")),
          new Question("{ $.level = \"ERROR\" }", List.of("-F", "\"level\":\"ERROR\"")),
          new Question("{ $.ms > 2990 }", List.of("-E", "\"ms\":299[1-9]")),
          new Question("{ $.level = \"INFO\" }", List.of("-F", "\"level\":\"INFO\"")),
          new Question("%things.47[0-9]1%", List.of("-E", "things.47[0-9]1")));

  /// @param arguments folder, `flows` or `texts`, events, rounds
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    boolean flows = arguments[1].equals("flows");
    List<LogSamples.Sample> batches =
        new LogSamples(flows, 1_700_000_000L)
            .batches(Integer.parseInt(arguments[2]) / EVENTS_EACH, EVENTS_EACH);
    Path lines = folder.resolve("lines");
    LogSamples.write(batches, lines);
    try (LogGroups groups = LogGroups.in(folder.resolve("store"))) {
      LogGroupEvents group = groups.group("scanned");
      batches.forEach(sample -> group.append(sample.stream(), sample.batch(), Instant.now()));
      group.seal();
      EventScans scans =
          new EventScans(
              folder, group, LogSamples.textBytes(batches), Integer.parseInt(arguments[3]));
      int events = batches.size() * EVENTS_EACH;
      batches.clear();
      for (Question question : flows ? OF_FLOWS : OF_TEXTS) {
        scans.compare(question);
      }
      scans.sizes(flows, events);
    }
  }

  private void compare(Question question) throws Exception {
    FilterPattern pattern = FilterPattern.parse(question.pattern());
    Found read = best(pattern, EventScans::read);
    Found counted = best(pattern, LogCursor::countRest);
    double grep = grep(question.grep(), read.events());
    if (counted.events() != read.events()) {
      throw new IllegalStateException(read.events() + " read, " + counted.events() + " counted");
    }
    System.out.printf(
        Locale.ROOT,
        "%-50.50s %8d found  counted %7.2f GB/s  read %6.2f GB/s  grep -c %5.2f GB/s  ratios %6.1f"
            + " %6.1f%n",
        question.pattern(),
        read.events(),
        textBytes / counted.seconds() / 1e9,
        textBytes / read.seconds() / 1e9,
        textBytes / grep / 1e9,
        grep / counted.seconds(),
        grep / read.seconds());
  }

  /// How a cursor's events are gone over; answers how many they are.
  private interface Way {
    long events(LogCursor cursor);
  }

  /// Events, and the CPU seconds that they took.
  private record Found(long events, double seconds) {}

  private Found best(FilterPattern pattern, Way way) {
    Found best = new Found(0, Double.MAX_VALUE);
    for (int round = 0; round < rounds; round++) {
      long begin = cpuNanos();
      try (LogCursor cursor = group.read(LogRange.ALL.matching(new PatternEvents(pattern)))) {
        long events = way.events(cursor);
        double seconds = (cpuNanos() - begin) / 1e9;
        best = new Found(events, Math.min(best.seconds(), seconds));
      }
    }
    return best;
  }

  /// Goes over every message.
  private static long read(LogCursor cursor) {
    long events = 0;
    while (cursor.next()) {
      events += cursor.length() < 0 ? 0 : 1;
    }
    return events;
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /// CPU seconds of one reading of the text, the least of three runs.
  private double grep(List<String> arguments, long expected) throws Exception {
    Path time = folder.resolve("time");
    List<String> command =
        new ArrayList<>(
            List.of("/usr/bin/time", "-o", time.toString(), "-f", "%U %S", "grep", "-h", "-c"));
    command.addAll(arguments);
    command.addAll(Collections.nCopies(READINGS, folder.resolve("lines").toString()));
    double least = Double.MAX_VALUE;
    for (int run = 0; run < 3; run++) {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("LC_ALL", "C");
      Process process = builder.start();
      for (String count : process.inputReader().readAllLines()) {
        if (Long.parseLong(count) != expected) {
          throw new IllegalStateException(
              arguments + " finds " + count + " where Weir finds " + expected);
        }
      }
      process.waitFor();
      String[] spent = Files.readAllLines(time).getLast().split(" ", 2);
      least = Math.min(least, Double.parseDouble(spent[0]) + Double.parseDouble(spent[1]));
    }
    return least / READINGS;
  }

  private void sizes(boolean flows, int events) throws Exception {
    Path zipped = folder.resolve("lines.gz");
    Process gzip =
        new ProcessBuilder("gzip", "-c", folder.resolve("lines").toString())
            .redirectOutput(zipped.toFile())
            .start();
    if (gzip.waitFor() != 0) {
      throw new IOException("gzip failed");
    }
    Path parquet = folder.resolve("duckdb.parquet");
    duckdb(flows, parquet);
    System.out.printf(
        Locale.ROOT,
        "bytes per event: %.1f as text, %.2f in gzip, %.2f in DuckDB's zstd Parquet, %.2f in Weir's"
            + " segments (with stream, ingestion time and sequence)%n",
        (double) textBytes / events,
        (double) Files.size(zipped) / events,
        (double) Files.size(parquet) / events,
        (double) group.storedBytes() / events);
  }

  private void duckdb(boolean flows, Path to) throws Exception {
    String columns =
        flows
            ? "delim=' ', columns={'version':'INT','account_id':'VARCHAR','interface_id':'VARCHAR',"
                + "'srcaddr':'VARCHAR','dstaddr':'VARCHAR','srcport':'INT','dstport':'INT',"
                + "'protocol':'INT','packets':'BIGINT','bytes':'BIGINT','start':'BIGINT',"
                + "'end':'BIGINT','action':'VARCHAR','log_status':'VARCHAR'}"
            : "delim='\\x01', columns={'message':'VARCHAR'}";
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT * FROM read_csv('"
              + folder.resolve("lines")
              + "', header=false, quote='', nullstr='-', "
              + columns
              + ")) TO '"
              + to
              + "' (FORMAT parquet, COMPRESSION zstd)");
    }
  }
}
