package weir.cli.question;

import java.util.List;

/// Horizontal scans, with the threshold of Splunk's public rule: 250 hosts in an hour.
///
/// Ports from 32768 on are where clients get their answers, which would look like scans.
final class NetworkSweeps {
  static final Question ENTRY =
      new Question(
          "network-sweeps",
          "Who tries one port of many hosts within an hour.",
          List.of(
              Question.Parameter.number(
                  "hosts", "distinct hosts from which on it is a sweep", 250)),
          List.of("srcaddr", "dstaddr", "dstport", "protocol", "start"),
          """
          SELECT date_trunc('hour', from_unixtime("start")) AS hour, srcaddr, dstport, protocol,
            count(DISTINCT dstaddr) AS hosts
          FROM ${table}
          WHERE ${time} AND dstport BETWEEN 1 AND 32767
          GROUP BY 1, 2, 3, 4
          HAVING count(DISTINCT dstaddr) >= ${hosts}
          ORDER BY hosts DESC, hour, srcaddr
          """);

  private NetworkSweeps() {}
}
