package weir.cli.question;

import java.util.List;

/// Bytes between zones: egress records whose destination was recorded in another zone. At USD 0.01
/// for each GB and way.
final class CrossZoneBytes {
  static final Question ENTRY =
      new Question(
          "cross-az-bytes",
          "How many bytes go between availability zones, which AWS bills both ways.",
          List.of(),
          List.of("az_id", "flow_direction", "srcaddr", "dstaddr", "bytes"),
          """
          WITH zones AS (
            SELECT DISTINCT CASE flow_direction WHEN 'egress' THEN srcaddr ELSE dstaddr END AS address,
              az_id
            FROM ${table}
            WHERE ${time} AND az_id IS NOT NULL AND az_id <> '-'
          )
          SELECT flows.az_id AS from_az, zones.az_id AS to_az, sum(flows.bytes) AS bytes,
            round(sum(flows.bytes) * 2e-2 / 1e9, 4) AS usd
          FROM ${table} AS flows
          JOIN zones ON flows.dstaddr = zones.address
          WHERE ${time} AND flows.flow_direction = 'egress' AND flows.action = 'ACCEPT'
            AND flows.az_id <> zones.az_id
          GROUP BY flows.az_id, zones.az_id
          ORDER BY bytes DESC
          """);

  private CrossZoneBytes() {}
}
