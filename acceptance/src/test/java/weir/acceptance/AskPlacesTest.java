package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where results and written data go, and how they are locked there: as the request and the work
/// group say, in the embedded S3 or in another one.
class AskPlacesTest {
  private static final String ASKING =
      """
      import time
      athena, iam = client("athena"), client("iam")

      def asks(athena, sql, place="s3://results/a/", **more):
          results = dict({"OutputLocation": place} if place else {}, **more.pop("results", {}))
          id = athena.start_query_execution(QueryString=sql, ResultConfiguration=results, **more)["QueryExecutionId"]
          while True:
              execution = athena.get_query_execution(QueryExecutionId=id)["QueryExecution"]
              if execution["Status"]["State"] in ("SUCCEEDED", "FAILED", "CANCELLED"):
                  return execution
              time.sleep(0.01)

      def rows(athena, execution):
          assert execution["Status"]["State"] == "SUCCEEDED", execution
          answer = athena.get_query_results(QueryExecutionId=execution["QueryExecutionId"])
          return [[cell.get("VarCharValue") for cell in row["Data"]] for row in answer["ResultSet"]["Rows"]]

      def failed(execution, *words):
          assert execution["Status"]["State"] == "FAILED", execution
          for word in words:
              assert word in execution["Status"]["StateChangeReason"], execution["Status"]

      def refused(call, *words):
          try:
              raise AssertionError(call())
          except ClientError as error:
              for word in words:
                  assert word in str(error), error

      """;

  @Test
  void resultsAndWrittenDataAreLockedAsTheRequestAndTheWorkGroupSay() {
    try (Served served = Served.ephemeral()) {
      assertEquals(
          "locked",
          served.boto3(
              ASKING
                  + """
                  s3, kms = client("s3"), client("kms")
                  for bucket in ("results", "locked", "data"):
                      s3.create_bucket(Bucket=bucket)
                  key = kms.create_key()["KeyMetadata"]["Arn"]

                  def lock(bucket, name):
                      head = s3.head_object(Bucket=bucket, Key=name)
                      return head.get("ServerSideEncryption"), head.get("SSEKMSKeyId")

                  def locks(bucket, prefix=""):
                      return {lock(bucket, o["Key"]) for o in s3.list_objects_v2(Bucket=bucket, Prefix=prefix)["Contents"]}

                  def encrypted(option, key=None):
                      return {"EncryptionConfiguration": dict({"EncryptionOption": option}, **({"KmsKey": key} if key else {}))}

                  for place, asked, expected in (("plain", {}, (None, None)), ("own", encrypted("SSE_S3"), ("AES256", None)),
                                                 ("kms", encrypted("SSE_KMS", key), ("aws:kms", key))):
                      execution = asks(athena, "SELECT 1 AS a", f"s3://results/{place}/", results=asked)
                      assert rows(athena, execution) == [["a"], ["1"]]
                      assert locks("results", place + "/") == {expected}, (place, locks("results", place + "/"))
                  refused(lambda: asks(athena, "SELECT 1", results=encrypted("CSE_KMS", key)), "CSE_KMS, which Weir's Athena does not have; use SSE_S3 or SSE_KMS")
                  refused(lambda: asks(athena, "SELECT 1", results=encrypted("SSE_KMS")), "KMS key must be specified for SSE_KMS and CSE_KMS")
                  failed(asks(athena, "SELECT 1", results=encrypted("SSE_KMS", key[:-12] + "0" * 12)), "Cannot write output", "does not exist")
                  # What statements write is locked like their results.
                  for sql in ("CREATE DATABASE d", "CREATE TABLE d.t WITH (external_location='s3://data/t/') AS SELECT 1 AS a",
                              "INSERT INTO d.t SELECT 2", "UNLOAD (SELECT 3 AS a) TO 's3://data/u/' WITH (format='JSON')"):
                      assert asks(athena, sql, results=encrypted("SSE_KMS", key))["Status"]["State"] == "SUCCEEDED", sql
                  assert locks("data") == {("aws:kms", key)}, locks("data")
                  read = asks(athena, "SELECT a FROM d.t ORDER BY a", results=encrypted("SSE_KMS", key))
                  assert rows(athena, read) == [["a"], ["1"], ["2"]]
                  kms.disable_key(KeyId=key)
                  refused(lambda: rows(athena, read), "AccessDenied", "is disabled")
                  failed(asks(athena, "SELECT a FROM d.t"), "PERMISSION_DENIED", "is disabled")
                  kms.enable_key(KeyId=key)
                  # The work group's settings win when it enforces them, and fill in when it does not.
                  athena.create_work_group(Name="w", Configuration={"EnforceWorkGroupConfiguration": True,
                      "ResultConfiguration": {"OutputLocation": "s3://locked/w/", **encrypted("SSE_KMS", key)}})
                  execution = asks(athena, "SELECT 1 AS a", results=encrypted("SSE_S3"), WorkGroup="w")
                  assert execution["ResultConfiguration"]["OutputLocation"].startswith("s3://locked/w/"), execution
                  assert rows(athena, asks(athena, "CREATE TABLE d.w AS SELECT 1 AS a", WorkGroup="w")) == []
                  assert locks("locked") == {("aws:kms", key)}, locks("locked")
                  failed(asks(athena, "CREATE TABLE d.x WITH (external_location='s3://data/x/') AS SELECT 1 AS a", WorkGroup="w"),
                      "Please remove the 'external_location' property and resubmit the query")
                  athena.update_work_group(WorkGroup="w", ConfigurationUpdates={"EnforceWorkGroupConfiguration": False})
                  execution = asks(athena, "SELECT 1 AS a", "s3://results/w/", results=encrypted("SSE_S3"), WorkGroup="w")
                  assert locks("results", "w/") == {("AES256", None)}
                  execution = asks(athena, "SELECT 1 AS a", None, WorkGroup="w")
                  assert execution["ResultConfiguration"]["EncryptionConfiguration"]["EncryptionOption"] == "SSE_KMS", execution
                  # The bucket's owner is who is expected, or nothing is written.
                  assert rows(athena, asks(athena, "SELECT 1 AS a", results={"ExpectedBucketOwner": "123456789012"})) == [["a"], ["1"]]
                  failed(asks(athena, "SELECT 1 AS a", results={"ExpectedBucketOwner": "210987654321"}), "Access denied when writing output to url")
                  refused(lambda: asks(athena, "SELECT 1", "s3://no-such-bucket/"), "Unable to verify/create output bucket no-such-bucket")
                  print("locked")
                  """));
    }
  }

  @Test
  void anotherS3IsReadAndWrittenAsFarAsThePoliciesOfWhoAsksGo() {
    try (Served other = Served.ephemeral();
        Served served =
            Served.start(
                Map.of(
                    "AWS_ACCESS_KEY_ID", Served.ACCESS_KEY_ID,
                    "AWS_SECRET_ACCESS_KEY", Served.SECRET),
                "--ephemeral",
                "--s3-endpoint",
                other.endpoint().toString())) {
      other.boto3(
          """
          s3 = client("s3")
          for bucket, text in (("data", "x,1\\ny,2\\n"), ("secret", "whisper,1\\n"), ("results", "")):
              s3.create_bucket(Bucket=bucket)
              s3.put_object(Bucket=bucket, Key="t/a.csv", Body=text.encode())
          """);
      assertEquals(
          "read",
          served.boto3(
              ASKING
                  + """
                  for sql in ("CREATE DATABASE d",
                              "CREATE EXTERNAL TABLE d.t (a string, n int) ROW FORMAT DELIMITED FIELDS TERMINATED BY ',' LOCATION 's3://data/t/'",
                              "CREATE EXTERNAL TABLE d.secret (a string, n int) ROW FORMAT DELIMITED FIELDS TERMINATED BY ',' LOCATION 's3://secret/t/'",
                              "CREATE TABLE d.c WITH (external_location='s3://data/c/') AS SELECT * FROM d.t", "INSERT INTO d.c SELECT 'z', 3"):
                      assert asks(athena, sql)["Status"]["State"] == "SUCCEEDED", sql
                  assert rows(athena, asks(athena, 'SELECT DISTINCT "$path" FROM d.t')) == [["$path"], ["s3://data/t/a.csv"]]
                  # Twice: the second time from what is kept of the other S3.
                  for again in range(2):
                      assert rows(athena, asks(athena, "SELECT a, n FROM d.c ORDER BY n")) == [["a", "n"], ["x", "1"], ["y", "2"], ["z", "3"]]
                      assert rows(athena, asks(athena, "SELECT count(*) AS n FROM d.secret")) == [["n"], ["1"]]
                  iam.create_user(UserName="reader")
                  iam.put_user_policy(UserName="reader", PolicyName="own", PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Action": ["athena:*", "glue:*"], "Resource": "*"},
                      {"Effect": "Allow", "Action": "s3:*", "Resource": ["arn:aws:s3:::data", "arn:aws:s3:::data/*", "arn:aws:s3:::results",
                                                                         "arn:aws:s3:::results/reader/*"]}]}))
                  key = iam.create_access_key(UserName="reader")["AccessKey"]
                  mine = boto3.client("athena", endpoint_url=os.environ["AWS_ENDPOINT_URL"],
                      aws_access_key_id=key["AccessKeyId"], aws_secret_access_key=key["SecretAccessKey"])
                  HERE = "s3://results/reader/"
                  assert rows(mine, asks(mine, "SELECT a FROM d.t ORDER BY n", HERE)) == [["a"], ["x"], ["y"]]
                  for sql in ("SELECT * FROM d.secret", "SELECT count(*) AS n FROM d.secret", 'SELECT "$path" FROM d.secret',
                              "UNLOAD (SELECT 1 AS a) TO 's3://secret/u/' WITH (format='JSON')"):
                      failed(asks(mine, sql, HERE), "PERMISSION_DENIED", "user/reader is not authorized to perform: s3:ListBucket on resource: arn:aws:s3:::secret")
                  failed(asks(mine, "SELECT 1"), "s3:PutObject on resource: arn:aws:s3:::results/a/")
                  refused(lambda: asks(mine, "SELECT 1", "s3://secret/"), "s3:GetBucketLocation on resource: arn:aws:s3:::secret")
                  theirs = asks(athena, "SELECT 'whisper' AS a")
                  refused(lambda: rows(mine, theirs), "AccessDenied", "s3:GetObject")
                  print("read")
                  """));
      other.kill();
      assertEquals(
          "away",
          served.boto3(
              ASKING
                  + """
                  refused(lambda: asks(athena, "SELECT 1"), "Unable to verify/create output bucket results")
                  assert client("athena").list_work_groups()["WorkGroups"]
                  print("away")
                  """));
    }
  }

  @Test
  void cephsGatewayHoldsTablesAndResults(@TempDir Path folder) {
    try (RadosGateway ceph = new RadosGateway(folder);
        Served served =
            Served.start(ceph.client(), "--ephemeral", "--s3-endpoint", ceph.endpoint())) {
      assertEquals(
          "kept",
          served.boto3(
              ASKING
                  + """
                  s3 = boto3.client("s3", endpoint_url="%s", aws_access_key_id="%s", aws_secret_access_key="%s")
                  for bucket in ("results", "data"):
                      s3.create_bucket(Bucket=bucket)
                  s3.put_object(Bucket="data", Key="t/day=1/a b+č%%.csv", Body="x,1\\ny,2\\n".encode())

                  def did(sql):
                      return rows(athena, asks(athena, sql))

                  # A statement without an answer leaves an empty file.
                  assert did("CREATE DATABASE d") == []
                  assert did("CREATE EXTERNAL TABLE d.t (a string, n int) PARTITIONED BY (day string) ROW FORMAT DELIMITED FIELDS TERMINATED BY ','"
                             " LOCATION 's3://data/t/'") == []
                  assert did("MSCK REPAIR TABLE d.t")[-1] == ["Repair: Added partition to metastore d.t:day=1"], did("MSCK REPAIR TABLE d.t")
                  assert did('SELECT a, n, "$path" AS p FROM d.t ORDER BY n')[1] == ["x", "1", "s3://data/t/day=1/a b+č%%.csv"]
                  assert did("CREATE TABLE d.c WITH (external_location='s3://data/c/', partitioned_by=ARRAY['day']) AS SELECT * FROM d.t") == []
                  assert did("INSERT INTO d.c SELECT 'z', 3, 'x y:/%%ž'") == []
                  assert did("SELECT day, sum(n) AS n FROM d.c GROUP BY 1 ORDER BY 1")[1:] == [["1", "3"], ["x y:/%%ž", "3"]]
                  assert did("UNLOAD (SELECT * FROM d.c) TO 's3://data/u/' WITH (format='JSON')") == []
                  failed(asks(athena, "UNLOAD (SELECT 1 AS a) TO 's3://data/u/' WITH (format='JSON')"), "HIVE_PATH_ALREADY_EXISTS")
                  # Other readers find the bytes as they are, not those of a transport.
                  execution = asks(athena, "SELECT a FROM d.t ORDER BY n")
                  result = s3.get_object(Bucket="results", Key="a/" + execution["QueryExecutionId"] + ".csv")
                  assert result["Body"].read() == b'"a"\\n"x"\\n"y"\\n' and "ContentEncoding" not in result, result
                  for written in s3.list_objects_v2(Bucket="data")["Contents"]:
                      assert "ContentEncoding" not in s3.head_object(Bucket="data", Key=written["Key"]), written
                  # This gateway has no keys; it says so with a code and no sentence.
                  failed(asks(athena, "SELECT 1", results={"EncryptionConfiguration": {"EncryptionOption": "SSE_S3"}}),
                         "Cannot write output to url", "S3 answers 400 InvalidRequest")
                  refused(lambda: asks(athena, "SELECT 1", "s3://no-such-bucket/"), "Unable to verify/create output bucket no-such-bucket")
                  print("kept")
                  """
                      .formatted(
                          ceph.endpoint(),
                          ceph.client().get("AWS_ACCESS_KEY_ID"),
                          ceph.client().get("AWS_SECRET_ACCESS_KEY"))));
    }
  }
}
