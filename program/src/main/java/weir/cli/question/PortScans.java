package weir.cli.question;

import java.util.List;

/// Vertical scans, with the threshold of Elastic's public rule: 50 ports in a minute.
///
/// Ports from 32768 on are where clients get their answers, which would look like scans.
final class PortScans {
  static final Question ENTRY =
      new Question(
          "port-scans",
          "Who tries many ports of one host within a minute.",
          List.of(
              Question.Parameter.number("ports", "distinct ports from which on it is a scan", 50)),
          List.of("srcaddr", "dstaddr", "dstport", "start"),
          """
          SELECT date_trunc('minute', from_unixtime("start")) AS minute, srcaddr, dstaddr,
            count(DISTINCT dstport) AS ports,
            count(DISTINCT CASE WHEN action = 'REJECT' THEN dstport END) AS rejected_ports
          FROM ${table}
          WHERE ${time} AND dstport BETWEEN 1 AND 32767
          GROUP BY 1, 2, 3
          HAVING count(DISTINCT dstport) >= ${ports}
          ORDER BY ports DESC, minute, srcaddr, dstaddr
          """);

  private PortScans() {}
}
