package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The questions that AWS's documentation asks of flow logs in Athena, asked by Amazon's clients of
/// `weir serve`, and answered a second time in plain Python over the same records.
class AskTest {
  /// 3,000 records over two days in two regions, as AWS writes them into a bucket, and the tables
  /// of the documentation over them.
  private static final String RECORDED =
      """
      import gzip, random, time, datetime
      random.seed(20210203)
      FIELDS = ("version account-id interface-id srcaddr dstaddr srcport dstport protocol packets"
                " bytes start end action log-status").split()
      COLUMNS = [f.replace("-", "_") for f in FIELDS]
      TYPES = dict(version="int", srcport="int", dstport="int", protocol="bigint", packets="bigint",
                   bytes="bigint", start="bigint", end="bigint")
      NUMBERS = set(TYPES)
      s3, athena = client("s3"), client("athena")
      for bucket in ("logs", "results"):
          s3.create_bucket(Bucket=bucket)
      ROOT = "AWSLogs/123456789012/vpcflowlogs/"
      flows = []
      for region in ("us-east-1", "eu-west-1"):
          for day in (datetime.date(2021, 2, 3), datetime.date(2021, 2, 27)):
              rows = []
              first = int(datetime.datetime(day.year, day.month, day.day,
                          tzinfo=datetime.timezone.utc).timestamp())
              for i in range(750):
                  if i % 50 == 49:
                      row = ["2", "123456789012", "eni-1"] + ["-"] * 7 + [str(first + i),
                             str(first + i + 60), "-", "NODATA"]
                  else:
                      row = ["2", "123456789012", f"eni-{random.randrange(4)}",
                             f"10.{random.choice((117, 118))}.1.{random.randrange(40)}",
                             f"10.0.1.{random.randrange(30)}", str(random.randrange(1024, 65536)),
                             str(random.choice((443, 22, 3389, 80))), str(random.choice((6, 17))),
                             str(random.randrange(1, 100)), str(random.randrange(40, 100000)),
                             str(first + i), str(first + i + 60),
                             random.choice(("ACCEPT", "ACCEPT", "REJECT")), "OK"]
                  rows.append(row)
                  flows.append(dict(zip(COLUMNS, [None if v == "-" and c in NUMBERS else v
                               for c, v in zip(COLUMNS, row)]), day=day, region=region))
              name = f"123456789012_vpcflowlogs_{region}_fl-1_{day:%Y%m%d}T0000Z_abc.log.gz"
              s3.put_object(Bucket="logs", Key=f"{ROOT}{region}/{day:%Y/%m/%d}/{name}",
                  Body=gzip.compress("\\n".join([" ".join(FIELDS)]
                                     + [" ".join(row) for row in rows] + [""]).encode()))

      def start(sql, **more):
          return athena.start_query_execution(QueryString=sql, WorkGroup="primary",
              QueryExecutionContext={"Database": "flows", "Catalog": "AwsDataCatalog"},
              ResultConfiguration={"OutputLocation": "s3://results/asked/"}, **more)["QueryExecutionId"]

      def ended(id):
          while True:
              execution = athena.get_query_execution(QueryExecutionId=id)["QueryExecution"]
              if execution["Status"]["State"] in ("SUCCEEDED", "FAILED", "CANCELLED"):
                  return execution
              time.sleep(0.02)

      def ask(sql, **more):
          execution = ended(start(sql, **more))
          assert execution["Status"]["State"] == "SUCCEEDED", (sql, execution["Status"])
          pages = athena.get_paginator("get_query_results").paginate(
              QueryExecutionId=execution["QueryExecutionId"])
          rows = [[cell.get("VarCharValue") for cell in row["Data"]]
                  for page in pages for row in page["ResultSet"]["Rows"]]
          return rows[0] if rows else [], rows[1:]

      def values(sql):
          return ask(sql)[1]

      def columns(without=()):
          return ", ".join(f"`{c}` {TYPES.get(c, 'string')}" for c in COLUMNS if c not in without)

      values("CREATE DATABASE flows")
      values(f'''CREATE EXTERNAL TABLE IF NOT EXISTS `vpc_flow_logs` ({columns()})
          PARTITIONED BY (`date` date)
          ROW FORMAT DELIMITED FIELDS TERMINATED BY ' '
          LOCATION 's3://logs/{ROOT}us-east-1/'
          TBLPROPERTIES ("skip.header.line.count"="1")''')
      for day in ("2021-02-03", "2021-02-27"):
          values(f"ALTER TABLE vpc_flow_logs ADD PARTITION (`date`='{day}') LOCATION"
                 f" 's3://logs/{ROOT}us-east-1/{day.replace('-', '/')}'")
      values(f'''CREATE EXTERNAL TABLE IF NOT EXISTS test_table_vpclogs ({columns()})
          PARTITIONED BY (`region` string, `day` string)
          ROW FORMAT DELIMITED FIELDS TERMINATED BY ' '
          LOCATION 's3://logs/{ROOT}'
          TBLPROPERTIES ("skip.header.line.count"="1",
          "projection.enabled" = "true",
          "projection.region.type" = "enum",
          "projection.region.values" = "us-east-1,us-west-2,ap-south-1,eu-west-1",
          "projection.day.type" = "date",
          "projection.day.range" = "2021/01/01,NOW",
          "projection.day.format" = "yyyy/MM/dd",
          "storage.location.template" = "s3://logs/{ROOT}${{region}}/${{day}}")''')
      values(f'''CREATE EXTERNAL TABLE generated ({columns()})
          PARTITIONED BY (`year` string, `month` string, `day` string)
          ROW FORMAT DELIMITED FIELDS TERMINATED BY ' '
          LOCATION 's3://logs/{ROOT}us-east-1/'
          TBLPROPERTIES ("skip.header.line.count"="1")''')
      for day in ("03", "27"):
          values(f"ALTER TABLE generated ADD PARTITION (year='2021', month='02', day='{day}')"
                 f" LOCATION 's3://logs/{ROOT}us-east-1/2021/02/{day}/'")

      def number(text):
          return None if text is None else int(text)

      def total(rows, key, field, **wanted):
          sums = {}
          for row in rows:
              if all(row[name] == value for name, value in wanted.items()) and row[field] is not None:
                  sums[row[key]] = sums.get(row[key], 0) + int(row[field])
          return sums

      east = [f for f in flows if f["region"] == "us-east-1"]
      february = [f for f in flows if datetime.date(2021, 2, 1) <= f["day"] < datetime.date(2021, 2, 28)]
      IN = "day >= '2021/02/01' AND day < '2021/02/28'"

      def iso(seconds):
          return datetime.datetime.fromtimestamp(int(seconds), datetime.timezone.utc).strftime(
              "%Y-%m-%dT%H:%M:%S.000Z")

      def line(flow, *more):
          return [flow[c] for c in COLUMNS] + list(more)

      """;

  @Test
  void answersTheDocumentedQuestionsAsPythonDoes() {
    try (Served served = Served.ephemeral()) {
      String said =
          served.boto3(
              RECORDED
                  + """
                  # Q1
                  header, rows = ask("SELECT * FROM vpc_flow_logs WHERE date = DATE('2021-02-03') LIMIT 100")
                  assert header == COLUMNS + ["date"], header
                  assert len(rows) == 100
                  known = {tuple(line(f, str(f["day"]))) for f in east}
                  assert all(tuple(row) in known and row[-1] == "2021-02-03" for row in rows)
                  # Q2
                  header, rows = ask('''SELECT day_of_week(date) AS day, date, interface_id, srcaddr, action, protocol
                      FROM vpc_flow_logs WHERE action = 'REJECT' AND protocol = 6 LIMIT 100''')
                  assert len(rows) == 100
                  known = {(str(f["day"].isoweekday()), str(f["day"]), f["interface_id"], f["srcaddr"], "REJECT", "6")
                           for f in east if f["action"] == "REJECT" and f["protocol"] == "6"}
                  assert all(tuple(row) in known for row in rows)
                  # Q3: nothing is that young; and the same without the date
                  young = '''SELECT SUM(packets) AS packetcount, dstaddr FROM vpc_flow_logs WHERE dstport = 443
                      AND date > current_date - interval '7' day GROUP BY dstaddr ORDER BY packetcount DESC LIMIT 10'''
                  assert ask(young) == (["packetcount", "dstaddr"], [])
                  def packets(rows):
                      sums = total(rows, "dstaddr", "packets", dstport="443")
                      return sorted(sums.values(), reverse=True)[:10], sums
                  best, sums = packets(east)
                  rows = values(young.replace("current_date - interval '7' day", "DATE '2021-01-01'"))
                  assert [int(row[0]) for row in rows] == best
                  assert all(sums[row[1]] == int(row[0]) for row in rows)
                  # Q4
                  header, rows = ask(f"SELECT * FROM test_table_vpclogs WHERE {IN} ORDER BY day ASC LIMIT 100")
                  assert header == COLUMNS + ["region", "day"], header
                  assert len(rows) == 100 and {row[-1] for row in rows} == {"2021/02/03"}
                  # Q5
                  best, sums = packets(february)
                  rows = values(f'''SELECT SUM(packets) AS packetcount, dstaddr FROM test_table_vpclogs WHERE dstport = 443
                      AND {IN} GROUP BY dstaddr ORDER BY packetcount DESC LIMIT 10''')
                  assert [int(row[0]) for row in rows] == best
                  assert all(sums[row[1]] == int(row[0]) for row in rows)
                  # Q6
                  rows = values('''SELECT interface_id, srcaddr, action, protocol, to_iso8601(from_unixtime(start)) AS start_time,
                      to_iso8601(from_unixtime("end")) AS end_time FROM test_table_vpclogs
                      WHERE DAY >= '2021/02/01' AND DAY < '2021/02/28' ''')
                  assert sorted(map(str, rows)) == sorted(str([f["interface_id"], f["srcaddr"], f["action"], f["protocol"],
                      iso(f["start"]), iso(f["end"])]) for f in february)
                  # Q7, Q10
                  for column, value in (("srcaddr", "10.117.1.22"), ("dstaddr", "10.0.1.14")):
                      rows = values(f"SELECT * FROM test_table_vpclogs WHERE {column} = '{value}' AND {IN}")
                      expected = [line(f, f["region"], f["day"].strftime("%Y/%m/%d")) for f in february if f[column] == value]
                      assert expected and sorted(map(str, rows)) == sorted(map(str, expected))
                  # Q8
                  rows = values(f'''SELECT day, interface_id, srcaddr, action, protocol FROM test_table_vpclogs
                      WHERE action = 'REJECT' AND protocol = 6 AND {IN} LIMIT 10''')
                  assert len(rows) == 10 and all(row[3:] == ["REJECT", "6"] for row in rows)
                  # Q9
                  rows = values(f'''SELECT * FROM test_table_vpclogs WHERE split_part(srcaddr,'.', 1)='10'
                      AND split_part(srcaddr,'.', 2) = '117' AND {IN}''')
                  assert len(rows) == sum(f["srcaddr"].startswith("10.117.") for f in february)
                  # Q11
                  rows = values('''SELECT SUM(bytes) as totalbytes, srcaddr, dstaddr from generated WHERE year='2021' AND month='02'
                      AND day='03' GROUP BY srcaddr, dstaddr ORDER BY totalbytes LIMIT 50''')
                  pairs = {}
                  for f in east:
                      if f["day"].day == 3 and f["bytes"] is not None:
                          pair = (f["srcaddr"], f["dstaddr"])
                          pairs[pair] = pairs.get(pair, 0) + int(f["bytes"])
                  assert [int(row[0]) for row in rows] == sorted(pairs.values())[:50]
                  # Q12
                  both = total(east, "dstaddr", "bytes")
                  for address, bytes in total(east, "srcaddr", "bytes").items():
                      both[address] = both.get(address, 0) + bytes
                  rows = values('''SELECT ip, sum(bytes) as total_bytes FROM (SELECT dstaddr as ip, sum(bytes) as bytes
                      FROM generated GROUP BY 1 UNION ALL SELECT srcaddr as ip, sum(bytes) as bytes FROM generated GROUP BY 1)
                      GROUP BY ip ORDER BY total_bytes DESC LIMIT 10''')
                  assert [int(row[1]) for row in rows] == sorted(both.values(), reverse=True)[:10], rows
                  # Q13
                  rows = values('''SELECT * FROM generated WHERE srcport in (22,3389) OR dstport IN (22,3389)
                      ORDER BY "start" ASC limit 50''')
                  starts = sorted(int(f["start"]) for f in east if f["dstport"] in ("22", "3389") or f["srcport"] in ("22", "3389"))
                  assert [int(row[10]) for row in rows] == starts[:50]
                  # Asked again, when columns may have been kept: the same answers.
                  for again in range(3):
                      assert values(young.replace("current_date - interval '7' day", "DATE '2021-01-01'")) == values(
                          young.replace("current_date - interval '7' day", "DATE '2021-01-01'"))
                      time.sleep(0.3)
                  print("answered", len(flows))
                  """);
      assertEquals("answered 3000", said.strip());
    }
  }

  @Test
  void awsCliAsksAndReads() {
    try (Served served = Served.ephemeral()) {
      served.boto3(RECORDED);
      String id =
          served.value(
              "athena",
              "start-query-execution",
              "--query-string",
              "SELECT count(*) AS n FROM vpc_flow_logs",
              "--query-execution-context",
              "Database=flows",
              "--result-configuration",
              "OutputLocation=s3://results/cli/",
              "--query",
              "QueryExecutionId");
      Eventually.holds(
          "the query has ended",
          Duration.ofSeconds(30),
          () ->
              served
                  .value(
                      "athena",
                      "get-query-execution",
                      "--query-execution-id",
                      id,
                      "--query",
                      "QueryExecution.Status.State")
                  .equals("SUCCEEDED"));
      String rows =
          served.value(
              "athena",
              "get-query-results",
              "--query-execution-id",
              id,
              "--query",
              "ResultSet.Rows[].Data[0].VarCharValue");
      assertEquals("n\t1500", rows);
      assertTrue(
          served.value("s3", "cp", "s3://results/cli/" + id + ".csv", "-").contains("\"1500\""));
    }
  }
}
