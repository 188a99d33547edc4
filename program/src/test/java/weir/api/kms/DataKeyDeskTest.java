package weir.api.kms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kms.KmsClient;
import weir.api.auth.Caller;
import weir.api.gateway.CallListener;
import weir.api.protocol.ApiException;
import weir.store.objects.DataKeys;
import weir.store.objects.EncryptionRule;
import weir.store.objects.ObjectEncryption;
import weir.store.objects.ObjectRefusal;

class DataKeyDeskTest {
  private static final Map<String, String> CONTEXT = Map.of("aws:s3:arn", "arn:aws:s3:::lake/a");
  private final ServedKms served = new ServedKms();
  private final KmsClient kms = served.client(ServedKms.ROOT);
  private final DataKeyDesk desk = served.kms().dataKeys();

  private KeyUser user(Caller caller) {
    return new KeyUser(caller, served.facts(), ServedKms.ACCOUNT, "s3");
  }

  private static void refused(String code, Runnable deed) {
    assertEquals(code, assertThrows(ApiException.class, deed::run).code());
  }

  @Test
  void aDataKeyIsUnwrappedForWhoMayUseItsKey() {
    served.allow(ServedKms.ANN, "kms:GenerateDataKey");
    String arn = kms.createKey().keyMetadata().arn();
    DataKeyDesk.DataKey made = desk.make(user(ServedKms.ANN), arn, CONTEXT);
    assertEquals(arn, made.keyArn());
    assertEquals(32, made.plain().length);
    assertFalse(made.toString().contains("[" + made.plain()[0]), made.toString());
    refused(
        "AccessDeniedException", () -> desk.unwrap(user(ServedKms.ANN), made.wrapped(), CONTEXT));
    assertArrayEquals(made.plain(), desk.unwrap(user(ServedKms.ROOT), made.wrapped(), CONTEXT));
    refused(
        "InvalidCiphertextException",
        () -> desk.unwrap(user(ServedKms.ROOT), made.wrapped(), Map.of()));
    refused(
        "InvalidCiphertextException",
        () -> desk.unwrap(user(ServedKms.ROOT), new byte[10], CONTEXT));
  }

  @Test
  void theAuditHearsOfKeysThatAreUsedForSomebody() {
    String arn = kms.createKey().keyMetadata().arn();
    DataKeyDesk.DataKey made = desk.make(user(ServedKms.ROOT), arn, CONTEXT);
    CallListener.Ended use = served.ended.getLast();
    assertEquals("GenerateDataKey", use.operation());
    assertEquals("s3.amazonaws.com", use.facts().sourceIp());
    assertEquals(
        "{\"keyId\":\""
            + arn
            + "\",\"keySpec\":\"AES_256\",\"encryptionContext\":{\"aws:s3:arn\":\"arn:aws:s3:::lake/a\"}}",
        use.parameters());
    refused(
        "AccessDeniedException", () -> desk.unwrap(user(ServedKms.ANN), made.wrapped(), CONTEXT));
    CallListener.Ended refusal = served.ended.getLast();
    assertEquals("Decrypt", refusal.operation());
    assertEquals(ServedKms.ANN, refusal.caller());
    assertEquals("AccessDeniedException", Objects.requireNonNull(refusal.error()).code());
  }

  @Test
  void theOwnKeyOfS3IsForEverybodyInTheAccountThroughS3() {
    DataKeyDesk.DataKey made = desk.make(user(ServedKms.ANN), null, CONTEXT);
    assertArrayEquals(made.plain(), desk.unwrap(user(ServedKms.ROOT), made.wrapped(), CONTEXT));
    refused(
        "AccessDeniedException", () -> desk.unwrap(user(ServedKms.BOB), made.wrapped(), CONTEXT));
    assertEquals(
        made.keyArn(), kms.describeKey(ask -> ask.keyId("alias/aws/s3")).keyMetadata().arn());
  }

  @Test
  void refusalsHaveTheNamesThatS3Maps() {
    String arn = kms.createKey().keyMetadata().arn();
    DataKeyDesk.DataKey made = desk.make(user(ServedKms.ROOT), arn, CONTEXT);
    kms.disableKey(ask -> ask.keyId(arn));
    refused("DisabledException", () -> desk.make(user(ServedKms.ROOT), arn, CONTEXT));
    refused("DisabledException", () -> desk.unwrap(user(ServedKms.ROOT), made.wrapped(), CONTEXT));
    kms.scheduleKeyDeletion(ask -> ask.keyId(arn));
    refused(
        "KMSInvalidStateException",
        () -> desk.unwrap(user(ServedKms.ROOT), made.wrapped(), CONTEXT));
    refused("NotFoundException", () -> desk.make(user(ServedKms.ROOT), "alias/absent", CONTEXT));
    served.pass(java.time.Duration.ofDays(31));
    refused("NotFoundException", () -> desk.make(user(ServedKms.ROOT), arn, CONTEXT));
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
    assertEquals(arn, desk.make(delivery(ServedKms.ACCOUNT), arn, CONTEXT).keyArn());
    KeyUser foreign = delivery(ServedKms.OTHER_ACCOUNT);
    ApiException refusal = assertThrows(ApiException.class, () -> desk.make(foreign, arn, CONTEXT));
    assertTrue(refusal.sentence().contains("kms:GenerateDataKey"), refusal.sentence());
  }

  private KeyUser delivery(String sourceAccount) {
    return user(
        Caller.service(
            "delivery.logs.amazonaws.com",
            sourceAccount,
            "arn:aws:logs:eu-central-1:" + sourceAccount + ":*"));
  }

  @Test
  void theObjectStoreHearsWhyAKeyIsNotToBeUsed() {
    String arn = kms.createKey().keyMetadata().arn();
    DataKeys keys = new ObjectDataKeys(desk, user(ServedKms.ROOT));
    EncryptionRule rule = new EncryptionRule(EncryptionRule.Kind.KMS, arn, CONTEXT, true);
    DataKeys.DataKey made =
        keys.generate(
            new EncryptionRule(
                EncryptionRule.Kind.KMS, arn.substring(arn.indexOf('/') + 1), CONTEXT, true));
    assertEquals(rule, made.rule());
    ObjectEncryption kept = new ObjectEncryption(made.rule(), made.wrapped());
    assertArrayEquals(made.plain(), keys.unwrap(kept));
    DataKeys stranger = new ObjectDataKeys(desk, user(ServedKms.BOB));
    assertRefused(ObjectRefusal.Reason.KEY_DENIED, () -> stranger.unwrap(kept));
    DataKeys nobody = new ObjectDataKeys(desk, user(Caller.anonymous()));
    assertRefused(ObjectRefusal.Reason.KEY_DENIED, () -> nobody.generate(rule));
    kms.disableKey(ask -> ask.keyId(arn));
    assertRefused(ObjectRefusal.Reason.KEY_DISABLED, () -> keys.unwrap(kept));
    kms.scheduleKeyDeletion(ask -> ask.keyId(arn));
    assertRefused(ObjectRefusal.Reason.KEY_PENDING_DELETION, () -> keys.generate(rule));
    served.pass(java.time.Duration.ofDays(31));
    DataKeys later = new ObjectDataKeys(desk, user(ServedKms.ROOT));
    assertRefused(ObjectRefusal.Reason.KEY_NOT_FOUND, () -> later.generate(rule));
  }

  private static void assertRefused(ObjectRefusal.Reason reason, Runnable deed) {
    assertEquals(reason, assertThrows(ObjectRefusal.class, deed::run).reason());
  }
}
