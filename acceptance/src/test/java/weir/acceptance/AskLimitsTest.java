package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Questions that ask for too much, and many at once: each ends with a word why, and `weir serve`
/// answers on.
class AskLimitsTest {
  private static final String ASKING =
      """
      import time
      s3, athena = client("s3"), client("athena")
      s3.create_bucket(Bucket="results")

      def start(sql, **more):
          return athena.start_query_execution(QueryString=sql,
              ResultConfiguration={"OutputLocation": "s3://results/asked/"}, **more)["QueryExecutionId"]

      def status(id):
          return athena.get_query_execution(QueryExecutionId=id)["QueryExecution"]["Status"]

      def until(id, *states):
          deadline = time.monotonic() + 100
          while status(id)["State"] not in states:
              assert time.monotonic() < deadline, status(id)
              time.sleep(0.02)
          return status(id)

      ENDED = ("SUCCEEDED", "FAILED", "CANCELLED")
      RUNAWAY = '''SELECT count(*) FROM UNNEST(sequence(1, 10000)) AS a(x) CROSS JOIN UNNEST(sequence(1, 10000)) AS b(y)
          CROSS JOIN UNNEST(sequence(1, 10000)) AS c(z) WHERE (x * y + z) % 7919 = 1'''

      def answer(id):
          rows = athena.get_query_results(QueryExecutionId=id)["ResultSet"]["Rows"]
          return [cell.get("VarCharValue") for row in rows[1:] for cell in row["Data"]]

      def lives():
          id = start("SELECT 6 * 7")
          assert until(id, *ENDED)["State"] == "SUCCEEDED", status(id)
          assert answer(id) == ["42"]

      """;

  private static void holds(String... script) {
    try (Served served = Served.ephemeral()) {
      String pid = Long.toString(served.process().pid());
      String lines = String.join("\n", Arrays.asList(script));
      assertEquals("held", served.boto3(ASKING + lines + "\nlives()\nprint('held')", pid));
    }
  }

  @Test
  void aRunawayCrossJoinThatIsCancelledUsesNoMoreCpu() {
    holds(
        """
        def cpu():
            with open(f"/proc/{sys.argv[1]}/stat") as stat:
                fields = stat.read().rpartition(")")[2].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

        lives()
        id = start(RUNAWAY)
        until(id, "RUNNING")
        began = cpu()
        while cpu() - began < 1:
            time.sleep(0.02)
        athena.stop_query_execution(QueryExecutionId=id)
        until(id, "CANCELLED")
        # Calm for a second, which what still ran would not leave it.
        deadline = time.monotonic() + 60
        while True:
            began = cpu()
            time.sleep(1)
            if cpu() - began < 0.2:
                break
            assert time.monotonic() < deadline, "the cancelled query still runs"
        """);
  }

  @Test
  void aQuestionThatNeedsMoreMemoryThanThereIsFailsAndSaysSo() {
    holds(
        """
        id = start('''SELECT cardinality(array_agg(x * 1000000 + y)) FROM UNNEST(sequence(1, 10000)) AS a(x)
            CROSS JOIN UNNEST(sequence(1, 10000)) AS b(y) CROSS JOIN UNNEST(sequence(1, 10)) AS c(z)''')
        ended = until(id, *ENDED)
        assert ended["State"] == "FAILED", ended
        assert "memory" in ended["StateChangeReason"].lower(), ended
        """);
  }

  @Test
  void answersTwentyQuestionsAtOnce() {
    holds(
        """
        ids = [start(f"SELECT count(*), {i} FROM UNNEST(sequence(1, 1000)) AS a(x)"
                     " CROSS JOIN UNNEST(sequence(1, 1000)) AS b(y) WHERE x <> y") for i in range(20)]
        for i, id in enumerate(ids):
            assert until(id, *ENDED)["State"] == "SUCCEEDED", status(id)
            assert answer(id) == ["999000", str(i)], answer(id)
        """);
  }

  @Test
  void runawaysAtOnceCanBeCancelledWhetherTheyRunOrWait() {
    holds(
        """
        ids = [start(RUNAWAY) for i in range(12)]
        until(ids[0], "RUNNING")
        assert any(status(id)["State"] == "QUEUED" for id in ids)
        for id in ids:
            athena.stop_query_execution(QueryExecutionId=id)
        for id in ids:
            until(id, "CANCELLED")
        """);
  }

  @Test
  void aWorkgroupsCutoffEndsAQuestionThatReadsTooMuch() {
    holds(
        """
        s3.create_bucket(Bucket="logs")
        s3.put_object(Bucket="logs", Key="lines/a.txt", Body=(b"0123456789,abcdefghij\\n" * 1000000))
        athena.create_work_group(Name="small", Configuration={"BytesScannedCutoffPerQuery": 10485760,
            "EnforceWorkGroupConfiguration": False})
        for ddl in ("CREATE DATABASE d", '''CREATE EXTERNAL TABLE d.t (a bigint, b string) ROW FORMAT DELIMITED
                FIELDS TERMINATED BY ',' LOCATION 's3://logs/lines/' '''):
            id = start(ddl)
            assert until(id, *ENDED)["State"] == "SUCCEEDED", status(id)
        id = start("SELECT sum(a) FROM d.t", WorkGroup="small")
        ended = until(id, *ENDED)
        assert ended["State"] in ("FAILED", "CANCELLED"), ended
        assert "bytes scanned" in ended["StateChangeReason"].lower(), ended
        id = start("SELECT count(a) FROM d.t", WorkGroup="primary")
        assert until(id, *ENDED)["State"] == "SUCCEEDED" and answer(id) == ["1000000"], status(id)
        """);
  }
}
