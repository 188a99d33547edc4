package weir.api.kms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

class KeyPoliciesTest {
  private final ServedKms served = new ServedKms();
  private final KmsClient root = served.client(ServedKms.ROOT);
  private final KmsClient ann = served.client(ServedKms.ANN);
  private final KmsClient bob = served.client(ServedKms.BOB);

  private static String statement(String principal, String actions, String condition) {
    return "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\""
        + principal
        + "\"},\"Action\":"
        + actions
        + ",\"Resource\":\"*\""
        + (condition.isEmpty() ? "" : ",\"Condition\":" + condition)
        + "}";
  }

  private static String policy(String... statements) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
  }

  private static final String ACCOUNT_ALL =
      statement("arn:aws:iam::123456789012:root", "\"kms:*\"", "");

  private static void denied(Runnable deed) {
    KmsException refusal = assertThrows(KmsException.class, deed::run);
    assertEquals("AccessDeniedException", refusal.awsErrorDetails().errorCode());
    assertEquals(400, refusal.statusCode());
  }

  private static void encrypt(KmsClient client, String key, Map<String, String> context) {
    client.encrypt(
        ask -> ask.keyId(key).plaintext(SdkBytes.fromUtf8String("x")).encryptionContext(context));
  }

  @Test
  void theStandardPolicyLetsTheAccountsOwnPoliciesDecide() {
    String arn = root.createKey().keyMetadata().arn();
    encrypt(root, arn, Map.of());
    denied(() -> encrypt(ann, arn, Map.of()));
    served.allow(ServedKms.ANN, "kms:Encrypt");
    encrypt(ann, arn, Map.of());
    denied(() -> ann.describeKey(ask -> ask.keyId(arn)));
    String text = root.getKeyPolicy(ask -> ask.keyId(arn)).policy();
    assertTrue(text.contains("Enable IAM User Permissions"), text);
    assertEquals(List.of("default"), root.listKeyPolicies(ask -> ask.keyId(arn)).policyNames());
    assertThrows(
        NotFoundException.class,
        () -> root.getKeyPolicy(ask -> ask.keyId(arn).policyName("other")));
  }

  @Test
  void aPolicyThatDoesNotNameTheAccountShutsItsOwnPoliciesOut() {
    served.allow(ServedKms.ANN, "kms:*");
    String only = policy(statement(ServedKms.ANN.arn(), "\"kms:*\"", ""));
    String arn = ann.createKey(ask -> ask.policy(only)).keyMetadata().arn();
    encrypt(ann, arn, Map.of());
    denied(() -> encrypt(root, arn, Map.of()));
  }

  @Test
  void aPolicyNamesAUserWhoHasNoPoliciesOfItsOwn() {
    String arn =
        root.createKey(ask ->
                ask.policy(
                    policy(ACCOUNT_ALL, statement(ServedKms.ANN.arn(), "[\"kms:Encrypt\"]", ""))))
            .keyMetadata()
            .arn();
    encrypt(ann, arn, Map.of());
    denied(() -> ann.generateDataKey(ask -> ask.keyId(arn).numberOfBytes(1)));
  }

  @Test
  void anotherAccountNeedsBothPolicies() {
    String arn = root.createKey().keyMetadata().arn();
    served.allow(ServedKms.BOB, "kms:*");
    denied(() -> encrypt(bob, arn, Map.of()));
    root.putKeyPolicy(ask ->
        ask.keyId(arn)
            .policy(
                policy(
                    ACCOUNT_ALL,
                    statement("arn:aws:iam::210987654321:root", "\"kms:Encrypt\"", ""))));
    encrypt(bob, arn, Map.of());
    denied(() -> bob.disableKey(ask -> ask.keyId(arn)));
    served.allow(ServedKms.BOB, "s3:*");
    denied(() -> encrypt(bob, arn, Map.of()));
    denied(() ->
        encrypt(
            bob,
            "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-00000000000a",
            Map.of()));
    denied(() -> encrypt(bob, "arn:aws:kms:eu-central-1:123456789012:alias/absent", Map.of()));
  }

  @Test
  void policiesCanAskForTheEncryptionContext() {
    String condition = "{\"StringEquals\":{\"kms:EncryptionContext:team\":\"data\"}}";
    String arn =
        root.createKey(ask ->
                ask.policy(
                    policy(
                        ACCOUNT_ALL, statement(ServedKms.ANN.arn(), "\"kms:Encrypt\"", condition))))
            .keyMetadata()
            .arn();
    denied(() -> encrypt(ann, arn, Map.of()));
    denied(() -> encrypt(ann, arn, Map.of("team", "other")));
    encrypt(ann, arn, Map.of("team", "data", "more", "1"));
  }

  @Test
  void policiesCanAskForTheAliasOfTheRequest() {
    String condition = "{\"StringEquals\":{\"kms:RequestAlias\":\"alias/lake\"}}";
    String arn =
        root.createKey(ask ->
                ask.policy(
                    policy(
                        ACCOUNT_ALL, statement(ServedKms.ANN.arn(), "\"kms:Encrypt\"", condition))))
            .keyMetadata()
            .arn();
    root.createAlias(ask -> ask.aliasName("alias/lake").targetKeyId(arn));
    denied(() -> encrypt(ann, arn, Map.of()));
    encrypt(ann, "alias/lake", Map.of());
  }

  @Test
  void nobodyLocksItselfOut() {
    String locked = policy(statement(ServedKms.ANN.arn(), "\"kms:*\"", ""));
    MalformedPolicyDocumentException refusal =
        assertThrows(
            MalformedPolicyDocumentException.class,
            () -> root.createKey(ask -> ask.policy(locked)));
    assertEquals(
        "The new key policy will not allow you to update the key policy in the future.",
        refusal.awsErrorDetails().errorMessage());
    assertTrue(root.listKeys().keys().isEmpty());
    String arn = root.createKey().keyMetadata().arn();
    assertThrows(
        MalformedPolicyDocumentException.class,
        () -> root.putKeyPolicy(ask -> ask.keyId(arn).policy(locked)));
    encrypt(root, arn, Map.of());
    root.putKeyPolicy(ask -> ask.keyId(arn).policy(locked).bypassPolicyLockoutSafetyCheck(true));
    denied(() -> encrypt(root, arn, Map.of()));
  }

  @Test
  void rejectsWhatIsNoPolicy() {
    String arn = root.createKey().keyMetadata().arn();
    for (String text : List.of("{", "[]", "{\"Version\":\"2012-10-17\",\"Statement\":[{}]}")) {
      assertThrows(
          MalformedPolicyDocumentException.class,
          () -> root.putKeyPolicy(ask -> ask.keyId(arn).policy(text)),
          text);
    }
  }

  @Test
  void aliasesNeedPermissionOnNameAndKey() {
    String arn = root.createKey().keyMetadata().arn();
    denied(() -> ann.createAlias(ask -> ask.aliasName("alias/a").targetKeyId(arn)));
    served.allow(ServedKms.ANN, "kms:CreateAlias");
    ann.createAlias(ask -> ask.aliasName("alias/a").targetKeyId(arn));
    denied(() -> ann.deleteAlias(ask -> ask.aliasName("alias/a")));
  }

  @Test
  void listsAndRandomBytesNeedPermissionToo() {
    denied(ann::listKeys);
    denied(ann::listAliases);
    denied(() -> ann.createKey());
    denied(() -> ann.generateRandom(ask -> ask.numberOfBytes(1)));
  }
}
