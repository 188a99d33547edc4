package weir.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import weir.api.gateway.OperationsApi;
import weir.api.gateway.ServiceApi;
import weir.api.protocol.Protocol;
import weir.api.protocol.ServiceShape;
import weir.api.s3.S3Api;

/// Every operation of every service, asked by those who may not.
class EveryOperationTest {
  private static Fitting fitting;
  private static List<Asked> all;

  /// An operation in the plainest request that names it.
  private record Asked(String name, Fitting.Ask ask) {}

  @BeforeAll
  static void start() {
    fitting = new Fitting(null);
    assertEquals(
        200, fitting.send(Fitting.Ask.s3("PUT", "/some-bucket", ""), Fitting.ROOT).status());
    all = new ArrayList<>();
    for (ServiceApi service : fitting.plane.services()) {
      switch (service) {
        case OperationsApi operations ->
            operations.operationNames().forEach(name -> all.add(plain(operations.shape(), name)));
        case S3Api s3 -> s3.routes().forEach(route -> all.add(plain(route)));
        default -> throw new AssertionError("how does one ask " + service.shape() + "?");
      }
    }
    assertTrue(all.size() > 200, () -> "only " + all.size() + " operations");
  }

  @AfterAll
  static void end() {
    fitting.close();
  }

  private static Asked plain(ServiceShape shape, String name) {
    boolean form =
        shape.protocols().contains(Protocol.AWS_QUERY)
            || shape.protocols().contains(Protocol.EC2_QUERY);
    return new Asked(
        shape.signingName() + ":" + name,
        form
            ? Fitting.Ask.form(
                shape.signingName(), "Action=" + name + "&Version=" + shape.apiVersion())
            : Fitting.Ask.json(shape.signingName(), shape.targetPrefix() + "." + name, "{}"));
  }

  /// @param route `PUT BUCKET policy`
  private static Asked plain(String route) {
    String[] words = route.split(" ", 3);
    String path =
        switch (words[1]) {
          case "SERVICE" -> "/";
          case "BUCKET" -> "/some-bucket";
          case "OBJECT" -> "/some-bucket/some/key";
          default -> throw new AssertionError(route);
        };
    String marker = words[2].replace("copy", "").strip();
    Fitting.Ask ask =
        Fitting.Ask.s3(
            words[0],
            marker.isEmpty() ? path : path + "?" + (marker.contains("=") ? marker : marker + "="),
            "");
    return new Asked(
        "s3 " + route,
        words[2].endsWith("copy") ? ask.with("x-amz-copy-source", "some-bucket/other") : ask);
  }

  @Test
  void isRefusedWithoutCredentials() {
    for (Asked asked : all) {
      Fitting.Answer answer = fitting.unsigned(asked.ask());
      // S3's DeleteObjects decides key by key, and reads the list of them first.
      boolean list = asked.name().equals("s3 POST BUCKET delete");
      assertTrue(answer.status() == (list ? 400 : 403), () -> asked + " " + answer);
    }
  }

  @Test
  void isRefusedWithAWrongSecret() {
    AwsCredentialsIdentity guessed =
        AwsCredentialsIdentity.create(Fitting.ROOT.accessKeyId(), "guessedGuessedGuessedGuessed");
    for (Asked asked : all) {
      refused(
          asked,
          fitting.send(asked.ask(), guessed),
          "SignatureDoesNotMatch",
          "AuthFailure",
          "InvalidSignatureException");
    }
  }

  @Test
  void isRefusedWithAKeyThatNobodyHas() {
    AwsCredentialsIdentity unknown =
        AwsCredentialsIdentity.create("AKIANOBODYHASTHISKEY", "guessedGuessedGuessedGuessed");
    for (Asked asked : all) {
      refused(
          asked,
          fitting.send(asked.ask(), unknown),
          "InvalidClientTokenId",
          "UnrecognizedClientException",
          "AuthFailure",
          "InvalidAccessKeyId");
    }
  }

  @Test
  void isRefusedWhenItWasSignedTooLongAgoOrTooEarly() {
    for (Duration off : List.of(Duration.ofMinutes(-16), Duration.ofMinutes(16))) {
      Instant signedAt = fitting.now.get().plus(off);
      for (Asked asked : all) {
        refused(
            asked,
            fitting.send(asked.ask(), Fitting.ROOT, signedAt),
            "SignatureDoesNotMatch",
            "InvalidSignatureException",
            "RequestExpired",
            "RequestTimeTooSkewed");
      }
    }
  }

  @Test
  void isRefusedWithASessionThatIsOver() {
    Fitting.Answer session =
        fitting.send(
            Fitting.Ask.form(
                "sts", "Action=GetSessionToken&Version=2011-06-15&DurationSeconds=900"),
            Fitting.ROOT);
    AwsCredentialsIdentity guest =
        AwsSessionCredentialsIdentity.create(
            session.element("AccessKeyId"),
            session.element("SecretAccessKey"),
            session.element("SessionToken"));
    Fitting.Ask whoAmI = Fitting.Ask.form("sts", "Action=GetCallerIdentity&Version=2011-06-15");
    assertEquals(200, fitting.send(whoAmI, guest).status());
    Instant over = fitting.now.updateAndGet(now -> now.plus(Duration.ofSeconds(901)));
    for (Asked asked : all) {
      refused(
          asked,
          fitting.send(asked.ask(), guest, over),
          "ExpiredToken",
          "ExpiredTokenException",
          "RequestExpired");
    }
  }

  @Test
  void doesNothingForAUserWithoutAnyPolicy() {
    AwsCredentialsIdentity stranger = fitting.stranger();
    Set<String> done = new TreeSet<>();
    int denied = 0;
    for (Asked asked : all) {
      Fitting.Answer answer = fitting.send(asked.ask(), stranger);
      assertTrue(answer.status() < 500, () -> asked + " " + answer);
      if (answer.status() < 300) {
        done.add(asked.name());
      } else if (answer.says("AccessDenied")
          || answer.says("UnauthorizedOperation")
          || answer.status() == 403) {
        denied++;
      }
    }
    assertEquals(Set.of("sts:GetCallerIdentity", "sts:GetSessionToken"), done);
    int some = denied;
    assertTrue(some * 2 > all.size(), () -> some + " of " + all.size() + " were denied");
    System.out.println(some + " of " + all.size() + " operations denied before anything else");
  }

  private static void refused(Asked asked, Fitting.Answer answer, String... codes) {
    assertTrue(answer.status() >= 400 && answer.status() < 404, () -> asked + " " + answer);
    // An answer to HEAD has no body to say it in.
    assertTrue(
        asked.ask().method().equals("HEAD") || List.of(codes).stream().anyMatch(answer::says),
        () -> asked + " " + answer + " says none of " + List.of(codes));
  }
}
