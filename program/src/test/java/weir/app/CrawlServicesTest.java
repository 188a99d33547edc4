package weir.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A crawler as it is joined: it sees buckets and the catalogue with its role's rights.
class CrawlServicesTest {
  private static final String KEY =
      "/flows/AWSLogs/123456789012/vpcflowlogs/us-east-1/2026/11/21/"
          + "123456789012_vpcflowlogs_us-east-1_fl-1_20261121T1200Z_0000000a.log.gz";

  @TempDir private Path state;

  private static Fitting.Answer glue(Fitting fitting, String operation, String body) {
    return fitting.send(Fitting.Ask.json("glue", "AWSGlue." + operation, body), Fitting.ROOT);
  }

  private static void iam(Fitting fitting, String form) {
    Fitting.Answer answer =
        fitting.send(Fitting.Ask.form("iam", "Version=2010-05-08&" + form), Fitting.ROOT);
    assertEquals(200, answer.status(), answer::text);
  }

  private static String encoded(String json) {
    return URLEncoder.encode(json, StandardCharsets.UTF_8);
  }

  private static void allow(Fitting fitting, String action) {
    iam(
        fitting,
        "Action=PutRolePolicy&RoleName=crawler&PolicyName="
            + action.substring(0, action.indexOf(':'))
            + "&PolicyDocument="
            + encoded(
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\""
                    + action
                    + "\",\"Resource\":\"*\"}}"));
  }

  /// What the crawler says of itself when its crawl is over.
  private static String crawl(Fitting fitting) {
    assertEquals(200, glue(fitting, "StartCrawler", "{\"Name\":\"flows\"}").status());
    Instant late = Instant.now().plusSeconds(60);
    Fitting.Answer answer = glue(fitting, "GetCrawler", "{\"Name\":\"flows\"}");
    while (!answer.says("\"READY\"")) {
      assertTrue(Instant.now().isBefore(late), answer::text);
      answer = glue(fitting, "GetCrawler", "{\"Name\":\"flows\"}");
    }
    return answer.text();
  }

  @Test
  void findsFlowLogsAsFarAsItsRoleMayAndKeepsThemThroughARestart() {
    try (Fitting fitting = new Fitting(state)) {
      assertEquals(200, fitting.send(Fitting.Ask.s3("PUT", "/flows", ""), Fitting.ROOT).status());
      assertEquals(
          200,
          fitting
              .send(Fitting.Ask.s3("PUT", KEY, "version srcaddr\n2 10.0.0.1\n"), Fitting.ROOT)
              .status());
      iam(
          fitting,
          "Action=CreateRole&RoleName=crawler&AssumeRolePolicyDocument="
              + encoded(
                  "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":"
                      + "{\"Service\":\"glue.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}"));
      glue(fitting, "CreateDatabase", "{\"DatabaseInput\":{\"Name\":\"net\"}}");
      glue(
          fitting,
          "CreateCrawler",
          "{\"Name\":\"flows\",\"Role\":\"crawler\",\"DatabaseName\":\"net\",\"Targets\":"
              + "{\"S3Targets\":[{\"Path\":\"s3://flows/\"}]}}");
      String blind = crawl(fitting);
      assertTrue(blind.contains("may not list s3://flows/"), blind);
      allow(fitting, "s3:*");
      String bound = crawl(fitting);
      assertTrue(bound.contains("is not authorized to perform: glue:CreateTable"), bound);
      allow(fitting, "glue:*");
      String done = crawl(fitting);
      assertTrue(done.contains("\"SUCCEEDED\""), done);
    }
    try (Fitting again = new Fitting(state)) {
      Fitting.Answer partitions =
          glue(
              again,
              "GetPartitions",
              "{\"DatabaseName\":\"net\",\"TableName\":\"vpcflowlogs\",\"Expression\":"
                  + "\"year = '2026' and day = '21'\"}");
      assertTrue(partitions.says("/2026/11/21/"), partitions::text);
    }
  }

  @Test
  void saysThatARoleDoesNotTrustGlue() {
    try (Fitting fitting = new Fitting(null)) {
      iam(
          fitting,
          "Action=CreateRole&RoleName=crawler&AssumeRolePolicyDocument="
              + encoded(
                  "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":"
                      + "{\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}"));
      glue(
          fitting,
          "CreateCrawler",
          "{\"Name\":\"flows\",\"Role\":\"crawler\",\"DatabaseName\":\"net\",\"Targets\":"
              + "{\"S3Targets\":[{\"Path\":\"s3://flows/\"}]}}");
      String failed = crawl(fitting);
      assertTrue(failed.contains("does not trust glue.amazonaws.com"), failed);
    }
  }
}
