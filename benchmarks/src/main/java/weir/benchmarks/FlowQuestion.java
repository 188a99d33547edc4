package weir.benchmarks;

import java.util.List;

/// A question about flow records, as everyone who answers it is asked. Order is settled to the last
/// row, so that answers can be compared.
///
/// @param athena Athena's SQL over the table `flows`
/// @param duckDb what one would write for DuckDB; `$t` stands for its reader
/// @param insights the same in the language of Logs Insights; empty when it is not asked there
record FlowQuestion(String name, String athena, String duckDb, String insights) {
  static final List<FlowQuestion> ALL =
      List.of(
          same(
              "all records and bytes",
              "SELECT count(bytes), sum(bytes) FROM $t",
              "stats count(bytes), sum(bytes)"),
          same(
              "top sources by bytes",
              "SELECT srcaddr, sum(bytes) AS b FROM $t WHERE log_status = 'OK' GROUP BY srcaddr"
                  + " ORDER BY b DESC, srcaddr LIMIT 10",
              "filter logStatus = 'OK' | stats sum(bytes) as b by srcAddr"
                  + " | sort b desc, srcAddr asc | limit 10"),
          same(
              "top address pairs by bytes",
              "SELECT srcaddr, dstaddr, sum(bytes) AS b, count(*) AS n FROM $t"
                  + " WHERE log_status = 'OK' GROUP BY srcaddr, dstaddr"
                  + " ORDER BY b DESC, srcaddr, dstaddr LIMIT 10",
              "filter logStatus = 'OK' | stats sum(bytes) as b, count(*) as n by srcAddr, dstAddr"
                  + " | sort b desc, srcAddr asc, dstAddr asc | limit 10"),
          same(
              "rejected TCP by port",
              "SELECT dstport, count(*) AS n, sum(packets) AS p FROM $t"
                  + " WHERE action = 'REJECT' AND protocol = 6 GROUP BY dstport"
                  + " ORDER BY n DESC, dstport LIMIT 10",
              "filter action = 'REJECT' and protocol = 6"
                  + " | stats count(*) as n, sum(packets) as p by dstPort"
                  + " | sort n desc, dstPort asc | limit 10"),
          new FlowQuestion(
              "bytes by hour of the day",
              "SELECT hour(from_unixtime(start)) AS h, sum(bytes) AS b FROM flows GROUP BY 1"
                  + " ORDER BY 1",
              "SELECT hour(make_timestamp(start * 1000000)) AS h, sum(bytes) AS b FROM $t GROUP BY"
                  + " 1 ORDER BY 1",
              ""));

  private static FlowQuestion same(String name, String sql, String insights) {
    return new FlowQuestion(name, sql.replace("$t", "flows"), sql, insights);
  }
}
