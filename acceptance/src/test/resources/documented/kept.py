# What is asked for before a restart, and is there after it; prints the same both times.
import gzip, time

athena, glue, s3 = client("athena"), client("glue"), client("s3")


def ask(sql):
    id = athena.start_query_execution(QueryString=sql, QueryExecutionContext={"Database": "flows"},
        ResultConfiguration={"OutputLocation": "s3://kept/results/"})["QueryExecutionId"]
    while True:
        status = athena.get_query_execution(QueryExecutionId=id)["QueryExecution"]["Status"]
        if status["State"] not in ("QUEUED", "RUNNING"):
            assert status["State"] == "SUCCEEDED", (sql, status)
            return id
        time.sleep(0.01)


def rows(id):
    return [[cell.get("VarCharValue") for cell in row["Data"]] for row in athena.get_query_results(QueryExecutionId=id)["ResultSet"]["Rows"]]


SUMS = "SELECT day, sum(bytes) AS bytes FROM logs GROUP BY day ORDER BY day"
if sys.argv[1] == "make":
    s3.create_bucket(Bucket="kept")
    for day, size in (("03", 40), ("04", 2)):
        s3.put_object(Bucket="kept", Key=f"logs/day={day}/a.log.gz", Body=gzip.compress(f"srcaddr bytes\n10.0.0.1 {size}\n".encode()))
    ask("CREATE DATABASE flows")
    ask("CREATE EXTERNAL TABLE logs (srcaddr string, bytes bigint) PARTITIONED BY (day string) ROW FORMAT DELIMITED FIELDS TERMINATED BY ' '"
        " LOCATION 's3://kept/logs/' TBLPROPERTIES ('skip.header.line.count'='1')")
    ask("MSCK REPAIR TABLE logs")
    athena.create_named_query(Name="sums", Database="flows", QueryString=SUMS)
    ask(SUMS)
[named] = athena.batch_get_named_query(NamedQueryIds=athena.list_named_queries()["NamedQueryIds"])["NamedQueries"]
known = athena.batch_get_query_execution(QueryExecutionIds=athena.list_query_executions()["QueryExecutionIds"])["QueryExecutions"]
[told] = [execution["QueryExecutionId"] for execution in known if execution["Query"] == SUMS]
parts = glue.get_partitions(DatabaseName="flows", TableName="logs")["Partitions"]
print(sorted(d["Name"] for d in glue.get_databases()["DatabaseList"]),
      [c["Name"] for c in glue.get_table(DatabaseName="flows", Name="logs")["Table"]["StorageDescriptor"]["Columns"]],
      sorted(part["Values"][0] for part in parts), named["Name"], named["QueryString"] == SUMS, rows(told))
if sys.argv[1] == "read":
    assert rows(ask(named["QueryString"])) == rows(told)
