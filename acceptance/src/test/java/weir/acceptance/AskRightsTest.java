package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// What somebody who may see some tables, objects and log groups can learn of the others: nothing,
/// by whichever way they ask.
class AskRightsTest {
  /// Tables, objects, results and log events of root, and a reader who may see the open ones. What
  /// nobody else may see has `hush` in its name, and `whisper` in its data.
  private static final String WORLD =
      """
      import time
      s3, athena, glue, iam, logs = map(client, ("s3", "athena", "glue", "iam", "logs"))
      for bucket in ("open", "hush", "names", "local", "results"):
          s3.create_bucket(Bucket=bucket)
      for bucket, name, text in (("open", "t", "shown,1\\n"), ("hush", "t", "whisper,1\\n"),
                                 ("hush", "p/k=whisper", "whisper,1\\n"), ("open", "p/k=a", "shown,1\\n"),
                                 ("names", "t", "whisper,1\\n"), ("names", "k=a", "whisper,1\\n"), ("local", "x", "")):
          s3.put_object(Bucket=bucket, Key=f"{name}/whisper.csv" if bucket == "hush" else f"{name}/a.csv", Body=text.encode())

      def asks(athena, sql, place, **more):
          id = athena.start_query_execution(QueryString=sql,
              ResultConfiguration={"OutputLocation": f"s3://results/{place}/"},
              QueryExecutionContext={"Database": "open"}, **more)["QueryExecutionId"]
          while True:
              execution = athena.get_query_execution(QueryExecutionId=id)["QueryExecution"]
              if execution["Status"]["State"] in ("SUCCEEDED", "FAILED", "CANCELLED"):
                  return execution
              time.sleep(0.01)

      def cells(athena, execution):
          pages = athena.get_paginator("get_query_results").paginate(QueryExecutionId=execution["QueryExecutionId"])
          return [[cell.get("VarCharValue") for cell in row["Data"]] for page in pages for row in page["ResultSet"]["Rows"]]

      def root(sql, **more):
          execution = asks(athena, sql, "root", **more)
          assert execution["Status"]["State"] == "SUCCEEDED", (sql, execution["Status"])
          return execution

      LINES = "ROW FORMAT DELIMITED FIELDS TERMINATED BY ','"
      for db in ("open", "hush"):
          root(f"CREATE DATABASE {db}")
          root(f"CREATE EXTERNAL TABLE {db}.t (a string, n int) {LINES} LOCATION 's3://{db}/t/'")
          root(f"CREATE EXTERNAL TABLE {db}.p (a string, n int) PARTITIONED BY (k string) {LINES} LOCATION 's3://{db}/p/'")
          root(f"MSCK REPAIR TABLE {db}.p")
      # Beside the open table: one that the reader may not look at, one whose objects the reader may not
      # read, one with a partition of that kind, and views over what is not the reader's.
      root(f"CREATE EXTERNAL TABLE open.hush_t (whisper string) {LINES} LOCATION 's3://open/t/'")
      root(f"CREATE EXTERNAL TABLE open.elsewhere (a string, n int) {LINES} LOCATION 's3://hush/t/'")
      root(f"CREATE EXTERNAL TABLE open.mixed (a string, n int) PARTITIONED BY (k string) {LINES} LOCATION 's3://open/p/'")
      root("ALTER TABLE open.mixed ADD PARTITION (k='a') LOCATION 's3://open/p/k=a/' PARTITION (k='b') LOCATION 's3://hush/t/'")
      root("CREATE VIEW open.peek AS SELECT * FROM hush.t")
      root("CREATE VIEW open.peek_twice AS SELECT a FROM peek")
      root("CREATE VIEW open.window AS SELECT * FROM open.t")
      root(f"CREATE EXTERNAL TABLE open.names (a string, n int) PARTITIONED BY (k string) {LINES} LOCATION 's3://names/'")
      root("ALTER TABLE open.names ADD PARTITION (k='a') LOCATION 's3://names/k=a/'")
      athena.create_prepared_statement(StatementName="told", WorkGroup="primary", QueryStatement="SELECT a FROM hush.t")
      theirs = root("SELECT a FROM hush.t")
      ours = root("SELECT a FROM open.t")
      for group in ("open", "hush", "hush-2"):
          logs.create_log_group(logGroupName=group)
          logs.create_log_stream(logGroupName=group, logStreamName="s")
          logs.put_log_events(logGroupName=group, logStreamName="s", logEvents=[{"timestamp": int(time.time() * 1000),
              "message": '{"k":"1","said":"%s"}' % ("shown" if group == "open" else "whisper")}])

      HERE = "us-east-1:123456789012"
      iam.create_user(UserName="reader")
      iam.put_user_policy(UserName="reader", PolicyName="own", PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "athena:*", "Resource": "*"},
          {"Effect": "Allow", "Action": "glue:*", "Resource": [f"arn:aws:glue:{HERE}:catalog",
              f"arn:aws:glue:{HERE}:database/open", f"arn:aws:glue:{HERE}:table/open/*"]},
          {"Effect": "Deny", "Action": "glue:*", "Resource": f"arn:aws:glue:{HERE}:table/open/hush_t"},
          {"Effect": "Allow", "Action": "s3:*", "Resource": ["arn:aws:s3:::open", "arn:aws:s3:::open/*"]},
          {"Effect": "Allow", "Action": ["s3:GetBucketLocation", "s3:GetObject", "s3:PutObject"],
              "Resource": ["arn:aws:s3:::results", "arn:aws:s3:::results/reader/*"]},
          {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::names"},
          {"Effect": "Allow", "Action": "logs:*", "Resource": f"arn:aws:logs:{HERE}:log-group:open*"},
          {"Effect": "Allow", "Action": ["logs:GetQueryResults", "logs:StopQuery", "logs:DescribeQueries"], "Resource": "*"}]}))
      key = iam.create_access_key(UserName="reader")["AccessKey"]

      def reader(service):
          return boto3.client(service, endpoint_url=os.environ["AWS_ENDPOINT_URL"],
              aws_access_key_id=key["AccessKeyId"], aws_secret_access_key=key["SecretAccessKey"],
              config=Config(s3={"addressing_style": "path"}, retries={"max_attempts": 0}))

      mine = reader("athena")
      wrong = []

      def silent(how, said, *words):
          for word in words:
              if word in json.dumps(said, default=str):
                  wrong.append((how, "tells", word, said))

      """;

  @Test
  void nothingIsToldOfWhatPoliciesDoNotAllow() {
    try (Served served = Served.ephemeral()) {
      assertEquals(
          "told nothing",
          served.boto3(
              WORLD
                  + """
                  # What the reader may do works, so that a refusal below is no accident.
                  for sql, expected in (
                          ("SELECT a FROM t", [["a"], ["shown"]]),
                          ("SELECT a FROM window", [["a"], ["shown"]]),
                          ("SELECT a FROM mixed WHERE k = 'a'", [["a"], ["shown"]]),
                          ('SELECT "$path" FROM t', [["$path"], ["s3://open/t/a.csv"]]),
                          ('SELECT k FROM "p$partitions"', [["k"], ["a"]]),
                          ("SHOW DATABASES", [["open"]]),
                          ("SHOW TABLES", [["elsewhere"], ["mixed"], ["names"], ["p"], ["peek"], ["peek_twice"], ["t"], ["window"]]),
                          ("SHOW VIEWS", [["peek"], ["peek_twice"], ["window"]]),
                          ("SELECT schema_name FROM information_schema.schemata", [["schema_name"], ["information_schema"], ["open"]]),
                          ("SELECT table_name FROM information_schema.tables WHERE table_schema <> 'information_schema' ORDER BY 1",
                              [["table_name"], ["elsewhere"], ["mixed"], ["names"], ["p"], ["peek"], ["peek_twice"], ["t"], ["window"]])):
                      execution = asks(mine, sql, "reader")
                      assert execution["Status"]["State"] == "SUCCEEDED", (sql, execution["Status"])
                      said = cells(mine, execution)
                      assert sorted(map(str, said)) == sorted(map(str, expected)), (sql, said)
                  # A listing shows what may be seen of it.
                  for sql in ("SELECT * FROM information_schema.columns WHERE table_schema <> 'information_schema'",
                              "SELECT * FROM information_schema.tables", "SELECT table_name FROM information_schema.views",
                              "SELECT * FROM information_schema.schemata", "SHOW TABLES IN open '*'", "SHOW TABLES IN hush", "SHOW SCHEMAS",
                              "SHOW DATABASES LIKE 'h*'", "SHOW VIEWS IN hush"):
                      execution = asks(mine, sql, "reader")
                      if execution["Status"]["State"] == "SUCCEEDED":
                          silent(sql, cells(mine, execution), "hush", "whisper")
                      else:
                          silent(sql, execution["Status"], "whisper", "hush_t")

                  DENIED = ("not authorized", "Access denied", "Access Denied", "lies at s3://hush")
                  for sql in (
                          "DROP DATABASE open CASCADE", "SELECT a FROM hush.t", "TABLE hush.t", "SELECT count(*) FROM hush.t", "SELECT 1 FROM hush.t LIMIT 0",
                          "WITH x AS (SELECT a FROM hush.t) SELECT * FROM x", "SELECT (SELECT max(a) FROM hush.t)",
                          "SELECT * FROM t WHERE EXISTS (SELECT 1 FROM hush.t h WHERE h.n = t.n)", "SELECT * FROM t NATURAL JOIN hush.t",
                          "SELECT a FROM t UNION ALL SELECT a FROM hush.t", "SELECT * FROM t WHERE a NOT IN (SELECT a FROM hush.t)",
                          "SELECT * FROM hush_t", "SELECT * FROM t, hush_t", 'SELECT * FROM "awsdatacatalog"."hush"."t"',
                          "EXPLAIN SELECT a FROM hush.t", "EXPLAIN ANALYZE SELECT a FROM hush.t", "EXPLAIN (TYPE VALIDATE) SELECT whisper FROM hush_t",
                          # Views have the rights of who asks.
                          "SELECT * FROM peek", "SELECT * FROM peek_twice", "EXPLAIN SELECT * FROM peek", "SELECT count(*) FROM peek",
                          "CREATE VIEW copied AS SELECT * FROM hush.t", "CREATE OR REPLACE VIEW window AS SELECT * FROM hush.t",
                          # The table may be looked at, its objects may not be read: not even their names or number.
                          "SELECT * FROM elsewhere", "SELECT count(*) FROM elsewhere", 'SELECT "$path" FROM elsewhere', 'SELECT "$file_size" FROM elsewhere',
                          "SELECT 1 FROM elsewhere", "SELECT * FROM mixed", "SELECT count(*) FROM mixed", "SELECT k FROM mixed",
                          'SELECT "$path" FROM mixed', "SELECT count(*) FROM mixed WHERE k = 'b'",
                          # Its objects may be listed, and not read.
                          "SELECT * FROM names", "SELECT count(*) FROM names", "SELECT 1 FROM names", "SELECT k FROM names", 'SELECT "$path" FROM names',
                          'SELECT max("$file_modified_time") FROM names',
                          'SELECT * FROM hush."p$partitions"', 'SELECT * FROM "hush_t$partitions"', "SHOW PARTITIONS hush.p",
                          "DESCRIBE hush.t", "DESCRIBE hush_t", "DESCRIBE FORMATTED hush.t", "DESCRIBE hush.p PARTITION (k='whisper')", "SHOW COLUMNS IN hush.t", "SHOW COLUMNS IN hush_t",
                          "SHOW CREATE TABLE hush.t", "SHOW CREATE TABLE hush_t", "SHOW TBLPROPERTIES hush.t", "SHOW CREATE VIEW hush.v",
                          "DESCRIBE DATABASE hush", "DROP TABLE hush.t", "DROP TABLE hush_t", "DROP DATABASE hush CASCADE",
                          "ALTER TABLE hush.p DROP PARTITION (k='whisper')", "ALTER TABLE hush.p ADD PARTITION (k='x')", "MSCK REPAIR TABLE hush.p",
                          "ALTER TABLE hush.t SET TBLPROPERTIES ('x'='y')", "ALTER TABLE hush.t ADD COLUMNS (b string)",
                          # What would carry it away.
                          "CREATE TABLE copy1 WITH (external_location='s3://open/copy1/') AS SELECT * FROM hush.t",
                          "CREATE TABLE copy2 WITH (external_location='s3://open/copy2/') AS SELECT * FROM elsewhere",
                          "INSERT INTO t SELECT * FROM hush.t", "INSERT INTO t SELECT a, n FROM mixed",
                          "UNLOAD (SELECT * FROM hush.t) TO 's3://open/u1/' WITH (format='JSON')", "UNLOAD (SELECT * FROM peek) TO 's3://open/u2/' WITH (format='JSON')",
                          "EXECUTE told", "PREPARE stolen FROM SELECT * FROM hush.t",
                          # What would be put where the reader may not write.
                          "CREATE TABLE put1 WITH (external_location='s3://hush/put1/') AS SELECT * FROM t", "CREATE TABLE hush.put2 AS SELECT * FROM t",
                          "CREATE TABLE hush_t AS SELECT * FROM t", "INSERT INTO elsewhere SELECT * FROM t", "INSERT INTO hush.t SELECT * FROM t", "INSERT INTO hush_t SELECT a FROM t",
                          "UNLOAD (SELECT * FROM t) TO 's3://hush/put3/' WITH (format='JSON')", "INSERT INTO mixed SELECT a, n, 'b' FROM t"):

                      execution = asks(mine, sql, "reader")
                      state = execution["Status"]
                      if sql.startswith(("PREPARE", "SHOW CREATE VIEW")) and state["State"] == "SUCCEEDED":
                          continue
                      if state["State"] != "FAILED":
                          wrong.append((sql, state, cells(mine, execution)))
                      elif not any(word in state["StateChangeReason"] for word in DENIED):
                          wrong.append((sql, state["StateChangeReason"]))
                      if "whisper" not in sql:
                          silent(sql, execution, "whisper")
                  # Results and executions of others, and their objects.
                  hush = theirs["QueryExecutionId"]
                  place = theirs["ResultConfiguration"]["OutputLocation"].removeprefix("s3://results/")
                  objects, catalog, events = reader("s3"), reader("glue"), reader("logs")
                  def until_ended(id):
                      while True:
                          answer = logs.get_query_results(queryId=id)
                          if answer["status"] not in ("Scheduled", "Running"):
                              return answer
                          time.sleep(0.01)
                  def asked(client, text, **more):
                      return client.start_query(startTime=0, endTime=int(time.time()) + 60, queryString=text, **more)["queryId"]
                  other = asked(logs, "fields @message, said", logGroupName="hush")
                  pointer = [f["value"] for f in until_ended(other)["results"][0] if f["field"] == "@ptr"][0]
                  own = asked(events, "fields said", logGroupName="open")
                  assert "shown" in json.dumps(until_ended(own)), until_ended(own)
                  assert "shown" in json.dumps(events.get_query_results(queryId=own))
                  joined = asked(logs, 'fields k, said | join type=inner left=a right=b where a.k=b.k (SOURCE "hush" | fields k, said as theirs)', logGroupName="open")
                  assert len(until_ended(joined)["results"]) == 1, until_ended(joined)
                  one = dict(DatabaseName="hush", Name="t")
                  part = dict(DatabaseName="hush", TableName="p")
                  CALLS = (
                      ("AccessDeniedException", mine.get_query_results, dict(QueryExecutionId=hush)),
                      ("AccessDenied", objects.get_object, dict(Bucket="results", Key=place)),
                      ("AccessDenied", objects.list_objects_v2, dict(Bucket="results", Prefix="root/")),
                      ("AccessDenied", objects.get_object, dict(Bucket="hush", Key="t/whisper.csv")),
                      ("AccessDenied", objects.list_objects_v2, dict(Bucket="hush")),
                      ("AccessDenied", objects.copy_object, dict(Bucket="open", Key="c", CopySource="hush/t/whisper.csv")),
                      ("AccessDeniedException", catalog.get_table, one), ("AccessDeniedException", catalog.get_tables, dict(DatabaseName="hush")),
                      ("AccessDeniedException", catalog.get_table, dict(DatabaseName="open", Name="hush_t")),
                      ("AccessDeniedException", catalog.get_database, dict(Name="hush")), ("AccessDeniedException", catalog.get_partitions, part),
                      ("AccessDeniedException", catalog.get_partition, dict(part, PartitionValues=["whisper"])),
                      ("AccessDeniedException", catalog.batch_get_partition, dict(part, PartitionsToGet=[{"Values": ["whisper"]}])),
                      ("AccessDeniedException", catalog.get_table_versions, dict(DatabaseName="hush", TableName="t")),
                      ("AccessDeniedException", catalog.delete_database, dict(Name="open")),
                      ("AccessDeniedException", catalog.delete_table, dict(DatabaseName="open", Name="hush_t")),
                      ("AccessDeniedException", catalog.batch_delete_table, dict(DatabaseName="open", TablesToDelete=["hush_t"])),
                      ("AccessDeniedException", catalog.create_table, dict(DatabaseName="hush", TableInput={"Name": "x"})),
                      ("AccessDeniedException", events.start_query, dict(startTime=0, endTime=9, queryString="fields said", logGroupName="hush")),
                      ("AccessDeniedException", events.start_query, dict(startTime=0, endTime=9, queryString="fields said", logGroupNames=["open", "hush"])),
                      ("AccessDeniedException", events.start_query, dict(startTime=0, endTime=9, queryString='SOURCE "hush" | fields said')),
                      ("AccessDeniedException", events.start_query, dict(startTime=0, endTime=9, queryString='SOURCE logGroups(namePrefix: ["hush"]) | fields said')),
                      ("AccessDeniedException", events.start_query, dict(startTime=0, endTime=9, queryString='SOURCE logGroups() | fields said')),
                      ("AccessDeniedException", events.start_query, dict(startTime=0, endTime=9, logGroupName="open", queryString=
                          'fields k | join type=left left=a right=b where a.k=b.k (SOURCE "hush" | fields k, said)')),
                      ("AccessDeniedException", events.start_query, dict(startTime=0, endTime=9, logGroupName="open", queryString=
                          "filter k in (SOURCE 'hush' | fields k)")),
                      ("AccessDeniedException", events.get_query_results, dict(queryId=other)),
                      ("AccessDeniedException", events.get_query_results, dict(queryId=joined)),
                      ("AccessDeniedException", events.get_log_record, dict(logRecordPointer=pointer)),
                      ("AccessDeniedException", events.get_log_events, dict(logGroupName="hush", logStreamName="s")),
                      ("AccessDeniedException", events.filter_log_events, dict(logGroupName="hush")),
                      ("AccessDeniedException", events.get_log_group_fields, dict(logGroupName="hush")))
                  for code, call, arguments in CALLS:
                      try:
                          wrong.append((call.__name__, arguments, call(**arguments)))
                      except ClientError as error:
                          if error.response["Error"]["Code"] != code:
                              wrong.append((call.__name__, arguments, error.response))
                  # What lists, and leaves out.
                  for call, arguments in (
                          (catalog.get_databases, {}), (catalog.get_tables, dict(DatabaseName="open")), (catalog.search_tables, {}),
                          (catalog.search_tables, dict(SearchText="whisper")),
                          (mine.list_databases, dict(CatalogName="AwsDataCatalog")),
                          (mine.list_table_metadata, dict(CatalogName="AwsDataCatalog", DatabaseName="open")),
                          (events.describe_queries, {}), (events.describe_queries, dict(logGroupName="hush"))):
                      silent(call.__name__, {k: v for k, v in call(**arguments).items() if k != "ResponseMetadata"}, "hush_t", "whisper", '"hush"')
                  for call, arguments in ((mine.get_table_metadata, dict(CatalogName="AwsDataCatalog", DatabaseName="hush", TableName="t")),
                                          (mine.get_table_metadata, dict(CatalogName="AwsDataCatalog", DatabaseName="open", TableName="hush_t")),
                                          (mine.get_database, dict(CatalogName="AwsDataCatalog", DatabaseName="hush")),
                                          (mine.list_table_metadata, dict(CatalogName="AwsDataCatalog", DatabaseName="hush"))):
                      if code_of(call, **arguments) == "none":
                          wrong.append((call.__name__, arguments))
                  # Another's result is not reused, nor an own one over a table that has been taken away since.
                  reuse = dict(ResultReuseConfiguration={"ResultReuseByAgeConfiguration": {"Enabled": True, "MaxAgeInMinutes": 60}})
                  def reused(execution):
                      return execution["Statistics"]["ResultReuseInformation"]["ReusedPreviousResult"]
                  first = asks(mine, "SELECT a FROM open.t", "reader", **reuse)
                  assert first["Status"]["State"] == "SUCCEEDED" and not reused(first), first
                  assert reused(asks(mine, "SELECT a FROM open.t", "reader", **reuse))
                  iam.put_user_policy(UserName="reader", PolicyName="less", PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [
                      {"Effect": "Deny", "Action": "glue:GetTable", "Resource": f"arn:aws:glue:{HERE}:table/open/t"}]}))
                  refused = asks(mine, "SELECT a FROM open.t", "reader", **reuse)
                  if refused["Status"]["State"] != "FAILED":
                      wrong.append(("reused without the right to the table", refused))
                  print(*wrong, sep="\\n")
                  assert not wrong
                  print("told nothing")
                  """));
    }
  }
}
