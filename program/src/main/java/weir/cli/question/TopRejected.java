package weir.cli.question;

import java.util.List;

/// The sources of rejected traffic.
final class TopRejected {
  static final Question ENTRY =
      new Question(
          "top-rejected",
          "Which sources are turned away most, and from how many hosts and ports.",
          List.of(Question.Parameter.number("limit", "the most rows", 20)),
          List.of("srcaddr", "dstaddr", "dstport", "action"),
          """
          SELECT srcaddr, count(DISTINCT dstaddr) AS hosts, count(DISTINCT dstport) AS ports,
            count(*) AS records
          FROM ${table}
          WHERE ${time} AND action = 'REJECT'
          GROUP BY srcaddr
          ORDER BY records DESC, srcaddr
          LIMIT ${limit}
          """);

  private TopRejected() {}
}
