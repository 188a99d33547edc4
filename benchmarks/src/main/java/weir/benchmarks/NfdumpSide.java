package weir.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// nfdump, asked what it is made for, and the same in Athena's SQL.
final class NfdumpSide implements Contest.Side {
  private final String question;
  private final String sql;
  private final List<String> command;
  private final List<Integer> cells;
  private long cpuNanos;

  private NfdumpSide(
      String question, String sql, Path file, List<Integer> cells, String... arguments) {
    this.question = question;
    this.sql = sql;
    this.cells = cells;
    this.command =
        new ArrayList<>(
            List.of("/usr/bin/time", "-f", "%U %S", "nfdump", "-q", "-N", "-r", file.toString()));
    command.addAll(Arrays.asList(arguments));
  }

  /// Positions in nfdump's rows of a statistic as CSV.
  private static final int KEY = 4;

  private static final int FLOWS = 5;
  private static final int PACKETS = 7;
  private static final int BYTES = 9;

  static List<NfdumpSide> all(Path file) {
    return List.of(
        new NfdumpSide(
            "top sources by bytes",
            "SELECT srcaddr, sum(bytes) FROM flows WHERE srcaddr IS NOT NULL"
                + " GROUP BY srcaddr ORDER BY 2 DESC LIMIT 10",
            file,
            List.of(KEY, BYTES),
            "-s",
            "srcip/bytes",
            "-n",
            "10",
            "-o",
            "csv"),
        new NfdumpSide(
            "top destinations by packets",
            "SELECT dstaddr, sum(packets) FROM flows WHERE srcaddr IS NOT NULL"
                + " GROUP BY dstaddr ORDER BY 2 DESC LIMIT 10",
            file,
            List.of(KEY, PACKETS),
            "-s",
            "dstip/packets",
            "-n",
            "10",
            "-o",
            "csv"),
        new NfdumpSide(
            "top TCP ports by flows",
            "SELECT dstport, count(*) FROM flows WHERE protocol = 6"
                + " GROUP BY dstport ORDER BY 2 DESC LIMIT 10",
            file,
            List.of(KEY, FLOWS),
            "-s",
            "dstport/flows",
            "-n",
            "10",
            "-o",
            "csv",
            "proto tcp"),
        new NfdumpSide(
            "who asks for port 22",
            "SELECT srcaddr, count(*) FROM flows WHERE protocol = 6 AND dstport = 22 AND bytes >"
                + " 1000 GROUP BY srcaddr ORDER BY 2 DESC LIMIT 3",
            file,
            List.of(KEY, FLOWS),
            "-s",
            "srcip/flows",
            "-n",
            "3",
            "-o",
            "csv",
            "proto tcp and dst port 22 and bytes > 1000"),
        new NfdumpSide(
            "address pairs by bytes",
            "SELECT srcaddr, dstaddr, sum(bytes), sum(packets) FROM flows WHERE srcaddr IS NOT NULL"
                + " GROUP BY srcaddr, dstaddr ORDER BY 3 DESC LIMIT 10",
            file,
            List.of(0, 1, 2, 3),
            "-A",
            "srcip,dstip",
            "-O",
            "bytes",
            "-n",
            "10",
            "-o",
            "fmt:%sa,%da,%byt,%pkt"));
  }

  String question() {
    return question;
  }

  String sql() {
    return sql;
  }

  @Override
  public String name() {
    return "nfdump";
  }

  @Override
  public long otherCpuNanos() {
    return cpuNanos;
  }

  @Override
  public List<String> answer() throws IOException, InterruptedException {
    Path spent = Files.createTempFile("nfdump-", ".time");
    try {
      Process process = new ProcessBuilder(command).redirectError(spent.toFile()).start();
      List<String> rows = process.inputReader().readAllLines();
      if (process.waitFor() != 0) {
        throw new IOException(command + ": " + Files.readString(spent));
      }
      String[] seconds = Files.readAllLines(spent).getLast().split(" ", 2);
      cpuNanos += (long) (1e9 * (Double.parseDouble(seconds[0]) + Double.parseDouble(seconds[1])));
      return rows.stream()
          .filter(row -> !row.isBlank() && Character.isDigit(row.strip().charAt(0)))
          .map(this::row)
          .toList();
    } finally {
      Files.delete(spent);
    }
  }

  private String row(String line) {
    String[] parts = line.split(",", -1);
    return cells.stream().map(cell -> parts[cell].strip()).collect(Collectors.joining("|"));
  }
}
