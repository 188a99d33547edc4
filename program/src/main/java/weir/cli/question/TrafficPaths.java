package weir.cli.question;

import java.util.List;

/// Bytes by the path on which they leave; only egress has one.
final class TrafficPaths {
  static final Question ENTRY =
      new Question(
          "traffic-paths",
          "How many bytes leave by which path.",
          List.of(),
          List.of("traffic_path", "bytes"),
          """
          SELECT traffic_path,
            CASE traffic_path
              WHEN 1 THEN 'same VPC'
              WHEN 2 THEN 'internet gateway or gateway endpoint'
              WHEN 3 THEN 'virtual private gateway'
              WHEN 4 THEN 'peering within the region'
              WHEN 5 THEN 'peering between regions'
              WHEN 6 THEN 'local zone or local gateway'
              WHEN 7 THEN 'gateway endpoint'
              WHEN 8 THEN 'internet gateway'
              ELSE 'not said' END AS path,
            sum(bytes) AS bytes
          FROM ${table}
          WHERE ${time} AND flow_direction = 'egress'
          GROUP BY traffic_path
          ORDER BY bytes DESC
          """);

  private TrafficPaths() {}
}
