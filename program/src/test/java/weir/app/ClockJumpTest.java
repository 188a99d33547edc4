package weir.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/// A control plane whose clock jumps by hours and days, forward and back.
class ClockJumpTest {
  private static final Duration HOURS = Duration.ofHours(5);
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path folder;
  private Fitting fitting;

  @BeforeEach
  void start() {
    fitting = new Fitting(folder.resolve("state"));
  }

  @AfterEach
  void stop() {
    assertFalse(fitting.log().contains("\"defect\""), fitting::log);
    fitting.close();
  }

  private void jump(Duration by) {
    fitting.now.updateAndGet(now -> now.plus(by));
  }

  private Fitting.Answer identity(AwsCredentialsIdentity who, Instant signedAt) {
    return fitting.send(
        Fitting.Ask.form("sts", "Action=GetCallerIdentity&Version=2011-06-15"), who, signedAt);
  }

  private Fitting.Answer root(Fitting.Ask ask) {
    return fitting.send(ask, Fitting.ROOT);
  }

  @Test
  void aSignatureHoldsByTheClockAsItIsNow() {
    Instant before = fitting.now.get();
    assertEquals(200, identity(Fitting.ROOT, before).status());
    for (Duration by : new Duration[] {HOURS, DAY, DAY.negated(), DAY.negated(), HOURS}) {
      Instant stale = fitting.now.get();
      jump(by);
      assertEquals(403, identity(Fitting.ROOT, stale).status());
      assertEquals(200, identity(Fitting.ROOT, fitting.now.get()).status());
    }
  }

  @Test
  void aSessionEndsWhenItsTimeIsOverAndIsThereAgainWhenTheClockWasWrong() {
    Fitting.Answer made =
        root(
            Fitting.Ask.form(
                "sts", "Action=GetSessionToken&Version=2011-06-15&DurationSeconds=3600"));
    AwsCredentialsIdentity session =
        AwsSessionCredentialsIdentity.create(
            made.element("AccessKeyId"),
            made.element("SecretAccessKey"),
            made.element("SessionToken"));
    assertEquals(200, identity(session, fitting.now.get()).status());

    jump(HOURS);
    Fitting.Answer late = identity(session, fitting.now.get());
    assertTrue(late.says("ExpiredToken"), late::text);

    jump(HOURS.negated());
    assertEquals(200, identity(session, fitting.now.get()).status());

    jump(DAY.negated());
    assertEquals(200, identity(session, fitting.now.get()).status());
  }

  @Test
  void versionsKeepTheOrderInWhichTheyCameWhenTheClockGoesBack() {
    root(Fitting.Ask.s3("PUT", "/some-bucket", ""));
    root(
        Fitting.Ask.s3(
            "PUT",
            "/some-bucket?versioning=",
            "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"));
    root(Fitting.Ask.s3("PUT", "/some-bucket/key", "first"));
    jump(DAY.negated());
    root(Fitting.Ask.s3("PUT", "/some-bucket/key", "second"));
    assertTrue(root(Fitting.Ask.s3("GET", "/some-bucket/key", "")).says("second"));

    // The order of one process is not remembered by the next.
    fitting.close();
    Instant earlier = fitting.now.get().minus(DAY);
    fitting = new Fitting(folder.resolve("state"));
    fitting.now.set(earlier);
    root(Fitting.Ask.s3("PUT", "/some-bucket/key", "third"));

    assertTrue(root(Fitting.Ask.s3("GET", "/some-bucket/key", "")).says("third"));
    String listed = root(Fitting.Ask.s3("GET", "/some-bucket?versions=", "")).text();
    assertEquals(3, listed.split("<Version>", -1).length - 1, listed);
    assertTrue(
        listed.indexOf("<IsLatest>true</IsLatest>") < listed.indexOf("<IsLatest>false</IsLatest>"),
        listed);
    root(Fitting.Ask.s3("DELETE", "/some-bucket/key", ""));
    assertEquals(404, root(Fitting.Ask.s3("GET", "/some-bucket/key", "")).status());
  }

  @Test
  void aTokenIsTheSameCallWhereverTheClockIs() {
    String form =
        "Action=CreateVpc&Version=2016-11-15&CidrBlock=10.0.0.0%2F16"; // without a token: made anew
    String vpc = root(Fitting.Ask.form("ec2", form)).element("vpcId");
    String subnet =
        root(Fitting.Ask.form(
                "ec2",
                "Action=CreateSubnet&Version=2016-11-15&CidrBlock=10.0.0.0%2F24&VpcId=" + vpc))
            .element("subnetId");
    Fitting.Ask once =
        Fitting.Ask.form(
            "ec2",
            "Action=CreateNetworkInterface&Version=2016-11-15&ClientToken=once&SubnetId=" + subnet);
    String made = root(once).element("networkInterfaceId");
    jump(DAY.negated());
    assertEquals(made, root(once).element("networkInterfaceId"));
    jump(DAY.plus(HOURS));
    assertEquals(made, root(once).element("networkInterfaceId"));
  }

  @Test
  void everyCallIsFoundInTheAuditWhereverTheClockWas() {
    for (Duration by : new Duration[] {Duration.ZERO, HOURS, DAY.negated(), DAY.plus(HOURS)}) {
      jump(by);
      root(Fitting.Ask.s3("PUT", "/bucket-" + fitting.now.get().getEpochSecond(), ""));
      identity(Fitting.ROOT, fitting.now.get());
    }
    jump(HOURS);
    Fitting.Answer found =
        root(
            Fitting.Ask.json(
                "cloudtrail",
                "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents",
                "{\"LookupAttributes\":[{\"AttributeKey\":\"EventName\","
                    + "\"AttributeValue\":\"CreateBucket\"}]}"));
    assertEquals(200, found.status(), found::text);
    assertEquals(4, found.text().split("\"EventId\"", -1).length - 1, found::text);
  }
}
