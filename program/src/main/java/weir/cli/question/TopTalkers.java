package weir.cli.question;

import java.util.List;

/// The largest talkers. A flow between two recorded interfaces counts once for each.
final class TopTalkers {
  static final Question ENTRY =
      new Question(
          "top-talkers",
          "Which pairs of hosts exchange the most bytes.",
          List.of(Question.Parameter.number("limit", "the most rows", 20)),
          List.of("srcaddr", "dstaddr", "bytes", "packets"),
          """
          SELECT srcaddr, dstaddr, sum(bytes) AS bytes, sum(packets) AS packets, count(*) AS records
          FROM ${table}
          WHERE ${time} AND srcaddr IS NOT NULL AND srcaddr <> '-'
          GROUP BY srcaddr, dstaddr
          ORDER BY bytes DESC, srcaddr, dstaddr
          LIMIT ${limit}
          """);

  private TopTalkers() {}
}
