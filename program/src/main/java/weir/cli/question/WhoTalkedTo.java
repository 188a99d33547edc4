package weir.cli.question;

import java.util.List;

/// The peers of an address.
final class WhoTalkedTo {
  static final Question ENTRY =
      new Question(
          "who-talked-to",
          "Who exchanged packets with an address.",
          List.of(
              Question.Parameter.address("address", "an IP address"),
              Question.Parameter.number("limit", "the most rows", 20)),
          List.of("srcaddr", "dstaddr", "dstport", "protocol", "action", "bytes"),
          """
          SELECT CASE srcaddr WHEN ${address} THEN dstaddr ELSE srcaddr END AS peer,
            CASE srcaddr WHEN ${address} THEN 'to peer' ELSE 'from peer' END AS direction,
            least(srcport, dstport) AS lower_port, protocol, action, sum(bytes) AS bytes,
            count(*) AS records
          FROM ${table}
          WHERE ${time} AND ${address} IN (srcaddr, dstaddr)
          GROUP BY 1, 2, 3, 4, 5
          ORDER BY bytes DESC, peer, lower_port
          LIMIT ${limit}
          """);

  private WhoTalkedTo() {}
}
