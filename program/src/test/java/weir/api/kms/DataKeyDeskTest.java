package weir.api.kms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kms.KmsClient;
import weir.api.auth.Caller;
import weir.api.protocol.ApiException;

class DataKeyDeskTest {
  private static final Map<String, String> CONTEXT = Map.of("aws:s3:arn", "arn:aws:s3:::lake/a");
  private final Bench bench = new Bench();
  private final KmsClient kms = bench.client(Bench.ROOT);
  private final DataKeyDesk desk = bench.kms().dataKeys();

  private KeyUser user(Caller caller) {
    return new KeyUser(caller, bench.facts(), Bench.ACCOUNT, "s3", Map.of());
  }

  private static void refused(String code, Runnable deed) {
    assertEquals(code, assertThrows(ApiException.class, deed::run).code());
  }

  @Test
  void aDataKeyIsUnwrappedForWhoMayUseItsKey() {
    bench.allow(Bench.ANN, "kms:GenerateDataKey");
    String arn = kms.createKey().keyMetadata().arn();
    DataKeyDesk.DataKey made = desk.make(user(Bench.ANN), arn, CONTEXT);
    assertEquals(arn, made.keyArn());
    assertEquals(32, made.plain().length);
    assertFalse(made.toString().contains("[" + made.plain()[0]), made.toString());
    refused("AccessDeniedException", () -> desk.unwrap(user(Bench.ANN), made.wrapped(), CONTEXT));
    assertArrayEquals(made.plain(), desk.unwrap(user(Bench.ROOT), made.wrapped(), CONTEXT));
    refused(
        "InvalidCiphertextException",
        () -> desk.unwrap(user(Bench.ROOT), made.wrapped(), Map.of()));
    refused(
        "InvalidCiphertextException", () -> desk.unwrap(user(Bench.ROOT), new byte[10], CONTEXT));
  }

  @Test
  void theOwnKeyOfS3IsForEverybodyInTheAccountThroughS3() {
    DataKeyDesk.DataKey made = desk.make(user(Bench.ANN), null, CONTEXT);
    assertArrayEquals(made.plain(), desk.unwrap(user(Bench.ROOT), made.wrapped(), CONTEXT));
    refused("AccessDeniedException", () -> desk.unwrap(user(Bench.BOB), made.wrapped(), CONTEXT));
    assertEquals(
        made.keyArn(), kms.describeKey(ask -> ask.keyId("alias/aws/s3")).keyMetadata().arn());
  }

  @Test
  void refusalsHaveTheNamesThatS3Maps() {
    String arn = kms.createKey().keyMetadata().arn();
    DataKeyDesk.DataKey made = desk.make(user(Bench.ROOT), arn, CONTEXT);
    kms.disableKey(ask -> ask.keyId(arn));
    refused("DisabledException", () -> desk.make(user(Bench.ROOT), arn, CONTEXT));
    refused("DisabledException", () -> desk.unwrap(user(Bench.ROOT), made.wrapped(), CONTEXT));
    kms.scheduleKeyDeletion(ask -> ask.keyId(arn));
    refused(
        "KMSInvalidStateException", () -> desk.unwrap(user(Bench.ROOT), made.wrapped(), CONTEXT));
    refused("NotFoundException", () -> desk.make(user(Bench.ROOT), "alias/absent", CONTEXT));
    bench.pass(java.time.Duration.ofDays(31));
    refused("NotFoundException", () -> desk.make(user(Bench.ROOT), arn, CONTEXT));
  }

  @Test
  void aServiceUsesAKeyWhosePolicyNamesItForOneAccount() {
    String policy =
        """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},
           "Action":"kms:*","Resource":"*"},
          {"Effect":"Allow","Principal":{"Service":"delivery.logs.amazonaws.com"},
           "Action":["kms:GenerateDataKey*","kms:Decrypt"],"Resource":"*",
           "Condition":{"StringEquals":{"aws:SourceAccount":"123456789012",
             "kms:ViaService":"s3.eu-central-1.amazonaws.com"}}}]}\
        """;
    String arn = kms.createKey(ask -> ask.policy(policy)).keyMetadata().arn();
    Caller delivery = Caller.service("delivery.logs.amazonaws.com");
    KeyUser mine =
        new KeyUser(
            delivery,
            bench.facts(),
            Bench.ACCOUNT,
            "s3",
            Map.of("aws:SourceAccount", List.of(Bench.ACCOUNT)));
    assertEquals(arn, desk.make(mine, arn, CONTEXT).keyArn());
    KeyUser foreign =
        new KeyUser(
            delivery,
            bench.facts(),
            Bench.ACCOUNT,
            "s3",
            Map.of("aws:SourceAccount", List.of(Bench.OTHER_ACCOUNT)));
    ApiException refusal = assertThrows(ApiException.class, () -> desk.make(foreign, arn, CONTEXT));
    assertTrue(refusal.sentence().contains("kms:GenerateDataKey"), refusal.sentence());
  }
}
