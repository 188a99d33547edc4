package weir.cli.question;

import java.util.List;

/// Attempts at SSH and RDP.
final class RemoteLogins {
  static final Question ENTRY =
      new Question(
          "remote-logins",
          "Who tries SSH (22) or RDP (3389), and how often it was let in or rejected.",
          List.of(Question.Parameter.number("limit", "the most rows", 20)),
          List.of("srcaddr", "dstaddr", "dstport", "protocol", "action"),
          """
          SELECT srcaddr, dstaddr, dstport, count_if(action = 'ACCEPT') AS accepted,
            count_if(action = 'REJECT') AS rejected,
            from_unixtime(min("start")) AS first_seen, from_unixtime(max("start")) AS last_seen
          FROM ${table}
          WHERE ${time} AND protocol = 6 AND dstport IN (22, 3389)
          GROUP BY srcaddr, dstaddr, dstport
          ORDER BY count(*) DESC, srcaddr, dstaddr
          LIMIT ${limit}
          """);

  private RemoteLogins() {}
}
