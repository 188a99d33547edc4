package weir.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests that are made to do harm: each is refused in words, and the next good one is answered.
class HostileRequestTest {
  private static final String VERSION = "&Version=2011-06-15";

  @TempDir private Path folder;
  private Fitting fitting;

  @BeforeEach
  void start() {
    fitting = new Fitting(folder.resolve("inner/state"));
    assertEquals(200, root(Fitting.Ask.s3("PUT", "/some-bucket", "")).status());
  }

  @AfterEach
  void stillAnswers() {
    Fitting.Answer answer = root(Fitting.Ask.form("sts", "Action=GetCallerIdentity" + VERSION));
    assertEquals(200, answer.status(), answer::text);
    assertFalse(fitting.log().contains("\"defect\""), fitting::log);
    fitting.close();
  }

  private Fitting.Answer root(Fitting.Ask ask) {
    return fitting.send(ask, Fitting.ROOT);
  }

  private static void refused(Fitting.Answer answer) {
    assertTrue(answer.status() >= 400 && answer.status() < 500, answer::text);
  }

  @Test
  void keysThatClimbStayInTheirBucket() throws IOException {
    Files.writeString(folder.resolve("outside"), "untouched");
    for (String key :
        List.of(
            "../outside",
            "../../outside",
            "../../../outside",
            "../../../../outside",
            "a/../../../../outside",
            "%2e%2e/%2e%2e/%2e%2e/outside",
            "..%2F..%2F..%2Foutside",
            "/../../../outside",
            "a/%00/b",
            "..",
            ".",
            ".weir/sides/x",
            "%5C..%5C..%5Coutside")) {
      String target = "/some-bucket/" + key;
      Fitting.Answer put = root(Fitting.Ask.s3("PUT", target, "climbed"));
      assertTrue(put.status() == 200 || put.status() == 400, () -> target + " " + put);
      Fitting.Answer got = root(Fitting.Ask.s3("GET", target, ""));
      assertEquals(put.status() == 200, got.says("climbed"), () -> target + " " + got);
      assertFalse(got.says("untouched"), target);
    }
    assertEquals("untouched", Files.readString(folder.resolve("outside")));
    try (Stream<Path> beside = Files.list(folder)) {
      assertEquals(2, beside.count(), "nothing was written beside the state");
    }
    try (Stream<Path> beside = Files.list(folder.resolve("inner"))) {
      assertEquals(1, beside.count(), "nothing was written beside the state");
    }
  }

  @Test
  void versionsUploadsAndSourcesThatClimbAreRefused() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("file"), "untouched");
    assertEquals(200, root(Fitting.Ask.s3("PUT", "/some-bucket/key", "mine")).status());
    for (String climb :
        List.of("..%2F..%2F..%2F..%2F..%2Foutside", "..", ".", "%2F", "a%2F..%2F..", "%00", "")) {
      for (String target :
          List.of(
              "GET /some-bucket/key?versionId=",
              "DELETE /some-bucket/key?versionId=",
              "PUT /some-bucket/key?tagging=&versionId=",
              "GET /some-bucket/key?uploadId=",
              "DELETE /some-bucket/key?uploadId=",
              "PUT /some-bucket/key?partNumber=1&uploadId=",
              "POST /some-bucket/key?uploadId=")) {
        String method = target.substring(0, target.indexOf(' '));
        String path = target.substring(target.indexOf(' ') + 1) + climb;
        Fitting.Answer answer = root(Fitting.Ask.s3(method, path, "<x/>"));
        assertTrue(answer.status() < 500, () -> target + climb + answer);
        assertFalse(answer.says("untouched"), target);
      }
      Fitting.Answer copied =
          root(
              Fitting.Ask.s3("PUT", "/some-bucket/copy", "")
                  .with("x-amz-copy-source", "/some-bucket/" + climb));
      refused(copied);
    }
    assertEquals("untouched", Files.readString(outside.resolve("file")));
    assertTrue(root(Fitting.Ask.s3("GET", "/some-bucket/key", "")).says("mine"));
  }

  @Test
  void listsThatClimbShowNothing() {
    root(Fitting.Ask.s3("PUT", "/some-bucket/key", "mine"));
    for (String climb : List.of("..%2F", "..%2F..%2F", ".weir%2F", "%2F", "%00", "%FF")) {
      for (String query :
          List.of("prefix=", "list-type=2&prefix=", "versions=&prefix=", "uploads=&prefix=")) {
        Fitting.Answer answer = root(Fitting.Ask.s3("GET", "/some-bucket?" + query + climb, ""));
        assertTrue(answer.status() < 500, () -> query + climb + answer);
        assertFalse(answer.says("<Contents>") || answer.says("<Version>"), answer::text);
      }
      Fitting.Answer token =
          root(Fitting.Ask.s3("GET", "/some-bucket?list-type=2&continuation-token=" + climb, ""));
      refused(token);
    }
  }

  @Test
  void keysThatLookAlikeAreDifferentKeys() {
    // One letter or two that look like it; a key that is a folder of another; case.
    List<String> keys = List.of("caf%C3%A9", "cafe%CC%81", "Cafe", "cafe", "cafe/", "cafe/a");
    for (String key : keys) {
      Fitting.Answer put = root(Fitting.Ask.s3("PUT", "/some-bucket/" + key, "of " + key));
      assertEquals(200, put.status(), put::text);
    }
    for (String key : keys) {
      Fitting.Answer got = root(Fitting.Ask.s3("GET", "/some-bucket/" + key, ""));
      assertTrue(got.text().endsWith("of " + key), got::text);
    }
    Fitting.Answer longest = root(Fitting.Ask.s3("PUT", "/some-bucket/" + "k".repeat(1024), ""));
    assertEquals(200, longest.status(), longest::text);
    Fitting.Answer tooLong = root(Fitting.Ask.s3("PUT", "/some-bucket/" + "k".repeat(1025), ""));
    assertTrue(tooLong.says("KeyTooLongError"), tooLong::text);
    Fitting.Answer wide =
        root(Fitting.Ask.s3("PUT", "/some-bucket/" + "%F0%9F%90%8B".repeat(256) + "x", ""));
    assertTrue(wide.says("KeyTooLongError"), wide::text);
  }

  @Test
  void headersThatARequestChoosesStayOneLine() {
    root(Fitting.Ask.s3("PUT", "/some-bucket/key", "mine"));
    for (String end : List.of("%0D%0A", "%0A", "%0D", "%00", "%E2%80%A8", "%C4%8A")) {
      for (String name : List.of("content-type", "content-disposition", "expires")) {
        Fitting.Answer answer =
            root(
                Fitting.Ask.s3(
                    "GET", "/some-bucket/key?response-" + name + "=a" + end + "X-Evil:%20b", ""));
        assertFalse(
            answer.text().lines().anyMatch(line -> line.startsWith("X-Evil")), answer::text);
      }
    }
  }

  @Test
  void numbersThatGrowWhenTheyAreReadAreRefused() {
    for (String number :
        List.of("1e1000000000", "-1e999999999", "1e-999999999", "1e-9999999", "9".repeat(9999))) {
      assertTimeout(
          Duration.ofSeconds(10),
          () ->
              refused(
                  root(
                      Fitting.Ask.json(
                          "kms", "TrentService.ListKeys", "{\"Limit\":" + number + "}"))));
      assertTimeout(
          Duration.ofSeconds(10),
          () ->
              refused(
                  root(
                      Fitting.Ask.json(
                          "cloudtrail",
                          "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents",
                          "{\"StartTime\":" + number + "}"))));
      assertTimeout(
          Duration.ofSeconds(10),
          () ->
              refused(
                  root(
                      Fitting.Ask.form(
                          "ec2", "Action=DescribeVpcs&Version=2016-11-15&MaxResults=" + number))));
    }
  }

  @Test
  void timesAtTheEndsOfTimeAreAnswered() {
    for (String time : List.of("31556889864403198", "9223372036854775", "-31557014167219199")) {
      for (String name : List.of("StartTime", "EndTime")) {
        Fitting.Answer answer =
            root(
                Fitting.Ask.json(
                    "cloudtrail",
                    "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents",
                    "{\"" + name + "\":" + time + "}"));
        assertTrue(answer.status() < 500, () -> name + " " + time + answer);
      }
    }
  }

  @Test
  void patternsThatTryEverythingDoNotHoldTheServerUp() {
    String pattern = "*a".repeat(2000) + "b";
    String policy =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\","
            + "\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::some-bucket/"
            + pattern
            + "\"},{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\","
            + "\"Resource\":\"arn:aws:s3:::some-bucket/*\",\"Condition\":{\"StringLike\":"
            + "{\"aws:UserAgent\":\""
            + pattern
            + "\"}}}]}";
    assertEquals(204, root(Fitting.Ask.s3("PUT", "/some-bucket?policy=", policy)).status());
    String key = "/some-bucket/" + "a".repeat(1000);
    root(Fitting.Ask.s3("PUT", key, "mine"));
    assertTimeout(
        Duration.ofSeconds(10),
        () ->
            assertEquals(
                200,
                root(Fitting.Ask.s3("GET", key, "").with("User-Agent", "a".repeat(8000)))
                    .status()));
  }

  @Test
  void bucketNamesThatClimbAreRefused() {
    for (String bucket : List.of("..", "%2e%2e", "..%2Fx", ".weir", "a..b", "%00aa")) {
      refused(root(Fitting.Ask.s3("PUT", "/" + bucket, "")));
    }
  }

  @Test
  void namesThatClimbAreNoNamesOfUsers() {
    refused(
        root(
            Fitting.Ask.form(
                "iam", "Action=CreateUser&Version=2010-05-08&UserName=..%2F..%2Froot")));
    refused(
        root(
            Fitting.Ask.form(
                "iam", "Action=CreateUser&Version=2010-05-08&UserName=a&Path=%2F..%2F%00")));
  }

  @Test
  void entitiesAndDocumentTypesAreNotRead() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "do-not-tell");
    String outer =
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file://"
            + secret
            + "\">]>"
            + "<Tagging><TagSet><Tag><Key>k</Key><Value>&e;</Value></Tag></TagSet></Tagging>";
    StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      String before = "&a" + (i - 1) + ";";
      laughs.append("<!ENTITY a").append(i).append(" \"").append(before.repeat(10)).append("\">");
    }
    laughs.append("]><Tagging>&a29;</Tagging>");
    for (String body : List.of(outer, laughs.toString())) {
      for (String target : List.of("/some-bucket?tagging=", "/some-bucket?lifecycle=")) {
        Fitting.Answer answer = root(Fitting.Ask.s3("PUT", target, body));
        refused(answer);
        assertFalse(answer.says("do-not-tell"), answer::text);
      }
    }
  }

  @Test
  void structureThatIsTooDeepIsRefused() {
    int depth = 100_000;
    refused(root(Fitting.Ask.json("kms", "TrentService.ListKeys", "[".repeat(depth))));
    refused(root(Fitting.Ask.json("kms", "TrentService.ListKeys", "{\"a\":".repeat(depth))));
    refused(root(Fitting.Ask.s3("PUT", "/some-bucket?tagging=", "<a>".repeat(depth))));
    String list = "Filter" + ".1".repeat(depth) + "=x";
    refused(root(Fitting.Ask.form("ec2", "Action=DescribeVpcs&Version=2016-11-15&" + list)));
    byte[] cbor = new byte[depth];
    java.util.Arrays.fill(cbor, (byte) 0x81);
    refused(
        root(
            new Fitting.Ask(
                "kms",
                "POST",
                "/service/TrentService/operation/ListKeys",
                Map.of("smithy-protocol", "rpc-v2-cbor", "Content-Type", "application/cbor"),
                cbor)));
  }

  @Test
  void formsOfVeryManyParametersAreRefused() {
    StringBuilder form = new StringBuilder("Action=DescribeVpcs&Version=2016-11-15");
    for (int i = 1; i < 200_000; i++) {
      form.append("&VpcId.").append(i).append("=vpc-").append(i);
    }
    refused(root(Fitting.Ask.form("ec2", form.toString())));
    refused(
        root(
            Fitting.Ask.form(
                "ec2", "Action=DescribeVpcs&Version=2016-11-15&VpcId.2000000000=vpc-1")));
  }

  @Test
  void compressedBodiesAreRefusedAndNeverInflated() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      byte[] nothing = new byte[1 << 20];
      for (int i = 0; i < 256; i++) {
        gzip.write(nothing);
      }
    }
    Fitting.Ask plain = Fitting.Ask.json("kms", "TrentService.ListKeys", "{}");
    Fitting.Ask zipped =
        new Fitting.Ask(
            plain.service(),
            plain.method(),
            plain.target(),
            plain.with("Content-Encoding", "gzip").headers(),
            bomb.toByteArray());
    Fitting.Answer answer = root(zipped);
    assertEquals(415, answer.status(), answer::text);
    assertTrue(answer.says("Content-Encoding is gzip"), answer::text);
    Fitting.Answer unsigned = fitting.unsigned(zipped);
    assertFalse(unsigned.says("Content-Encoding is"), "who is not known hears that first");
  }

  @Test
  void bodiesThatAreTooLargeAreRefusedBeforeTheyAreRead() {
    Fitting.Answer answer =
        fitting.raw(
            """
            POST / HTTP/1.1\r
            Host: h\r
            Content-Type: application/x-www-form-urlencoded\r
            Content-Length: 999999999999\r
            Connection: close\r
            \r
            """);
    assertEquals(413, answer.status(), answer::text);
  }

  @Test
  void headersThatAreTooLargeAreRefused() {
    refused(fitting.raw("GET / HTTP/1.1\r\nHost: h\r\nX-A: " + "x".repeat(200_000) + "\r\n\r\n"));
    refused(fitting.raw("GET /" + "x".repeat(200_000) + " HTTP/1.1\r\nHost: h\r\n\r\n"));
    refused(fitting.raw("GET / HTTP/1.1\r\nHost: h\r\n" + "X-A: b\r\n".repeat(50_000) + "\r\n"));
  }

  @Test
  void aBodyOfTwoLengthsIsRefusedAndNothingBehindItIsARequest() {
    String smuggled = "GET /smuggled HTTP/1.1\r\nHost: h\r\n\r\n";
    for (String head :
        List.of(
            "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
            "Content-Length: 4\r\nContent-Length: 40\r\n",
            "Content-Length: 4, 40\r\n",
            "Content-Length: -4\r\n",
            "Content-Length: +4\r\n",
            "Content-Length: 0x4\r\n",
            "Content-Length : 4\r\n",
            "Transfer-Encoding: chunked, identity\r\n",
            "Transfer-Encoding: xchunked\r\n",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: cow\r\n")) {
      Fitting.Answer answer =
          fitting.raw("POST / HTTP/1.1\r\nHost: h\r\n" + head + "\r\n0\r\n\r\n" + smuggled);
      assertTrue(answer.status() >= 400 && answer.status() <= 501, () -> head + answer);
      assertEquals(
          answer.text().indexOf("HTTP/1.1 "), answer.text().lastIndexOf("HTTP/1.1 "), head);
    }
  }

  @Test
  void hostsThatAreNoHostsAreRefused() {
    for (String host : List.of("", "Host: a\r\nHost: b\r\n", "Host: a/../b\r\n", "Host: a b\r\n")) {
      refused(fitting.raw("GET / HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n"));
    }
    // A name of ours in front of a foreign one does not choose a bucket without a signature.
    refused(
        fitting.raw("GET / HTTP/1.1\r\nHost: some-bucket.s3.evil\r\nConnection: close\r\n\r\n"));
  }

  @Test
  void whoSendsNoMoreIsCutOff() {
    String[] halves = {
      "GET / HT",
      "GET / HTTP/1.1\r\nHost: h\r\nX-A",
      "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nhalf",
      "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nhalf",
      ""
    };
    for (String half : halves) {
      // Returns because the server ended the connection.
      int status = fitting.raw(half).status();
      assertTrue(status == 0 || status >= 400, () -> half + status);
    }
  }

  @Test
  void nothingThatIsSecretIsWrittenDown() throws IOException {
    var stranger = fitting.stranger();
    Fitting.Answer session = root(Fitting.Ask.form("sts", "Action=GetSessionToken" + VERSION));
    String plaintext = "cGxhaW50ZXh0LXRoYXQtbm9ib2R5LXNlZXM=";
    String password = "Password-that-nobody-sees-1";
    root(
        Fitting.Ask.form(
            "iam",
            "Action=CreateLoginProfile&Version=2010-05-08&UserName=stranger&Password=" + password));
    String key = root(Fitting.Ask.json("kms", "TrentService.CreateKey", "{}")).text();
    String keyId = key.replaceAll("(?s).*\"KeyId\":\"([^\"]+)\".*", "$1");
    Fitting.Answer encrypted =
        root(
            Fitting.Ask.json(
                "kms",
                "TrentService.Encrypt",
                "{\"KeyId\":\"" + keyId + "\",\"Plaintext\":\"" + plaintext + "\"}"));
    assertEquals(200, encrypted.status(), encrypted::text);
    fitting.send(Fitting.Ask.json("kms", "TrentService.Encrypt", "{}"), stranger);
    fitting
        .plane
        .trail()
        .failure()
        .ifPresent(why -> {
          throw new AssertionError(why);
        });
    List<String> secrets =
        List.of(
            Fitting.ROOT.secretAccessKey(),
            stranger.secretAccessKey(),
            session.element("SecretAccessKey"),
            session.element("SessionToken"),
            plaintext,
            "plaintext-that-nobody-sees",
            password);
    fitting.server.close();
    fitting.plane.close();
    try (Stream<Path> files = Files.walk(folder.resolve("inner/state"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (String secret : secrets) {
          assertFalse(content.contains(secret), () -> file + " holds " + secret);
        }
      }
    }
    for (String secret : secrets) {
      assertFalse(fitting.log().contains(secret), fitting::log);
    }
    assertEquals(
        "rwx------",
        java.nio.file.attribute.PosixFilePermissions.toString(
            Files.getPosixFilePermissions(folder.resolve("inner/state"))));
    fitting = new Fitting(folder.resolve("inner/state"));
  }
}
