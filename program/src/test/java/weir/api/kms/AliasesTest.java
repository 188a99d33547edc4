package weir.api.kms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.AlreadyExistsException;
import software.amazon.awssdk.services.kms.model.InvalidAliasNameException;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.LimitExceededException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

class AliasesTest {
  private static final String ARN = "arn:aws:kms:eu-central-1:123456789012:alias/lake";
  private final ServedKms served = new ServedKms();
  private final KmsClient kms = served.client(ServedKms.ROOT);
  private final KeyMetadata one = kms.createKey().keyMetadata();
  private final KeyMetadata two = kms.createKey().keyMetadata();

  @Test
  void anAliasStandsForItsKey() {
    kms.createAlias(ask -> ask.aliasName("alias/lake").targetKeyId(one.keyId()));
    assertEquals(one, kms.describeKey(ask -> ask.keyId("alias/lake")).keyMetadata());
    assertEquals(one, kms.describeKey(ask -> ask.keyId(ARN)).keyMetadata());
    kms.updateAlias(ask -> ask.aliasName("alias/lake").targetKeyId(two.arn()));
    assertEquals(two, kms.describeKey(ask -> ask.keyId("alias/lake")).keyMetadata());
    assertTrue(kms.listAliases(ask -> ask.keyId(one.keyId())).aliases().isEmpty());
    AliasListEntry listed = kms.listAliases(ask -> ask.keyId(two.keyId())).aliases().getFirst();
    assertEquals(ARN, listed.aliasArn());
    assertEquals(two.keyId(), listed.targetKeyId());
    kms.deleteAlias(ask -> ask.aliasName("alias/lake"));
    NotFoundException gone =
        assertThrows(
            NotFoundException.class, () -> kms.describeKey(ask -> ask.keyId("alias/lake")));
    assertEquals("Alias " + ARN + " is not found.", gone.awsErrorDetails().errorMessage());
    assertThrows(
        NotFoundException.class, () -> kms.deleteAlias(ask -> ask.aliasName("alias/lake")));
    assertThrows(
        NotFoundException.class,
        () -> kms.updateAlias(ask -> ask.aliasName("alias/lake").targetKeyId(one.keyId())));
  }

  @Test
  void aNameIsGivenOnce() {
    kms.createAlias(ask -> ask.aliasName("alias/lake").targetKeyId(one.keyId()));
    AlreadyExistsException refusal =
        assertThrows(
            AlreadyExistsException.class,
            () -> kms.createAlias(ask -> ask.aliasName("alias/lake").targetKeyId(two.keyId())));
    assertEquals(
        "An alias with the name " + ARN + " already exists",
        refusal.awsErrorDetails().errorMessage());
  }

  @Test
  void rejectsNamesThatAreNone() {
    for (String name : List.of("alias/aws/s3", "alias/", "alias/a:b")) {
      assertThrows(
          InvalidAliasNameException.class,
          () -> kms.createAlias(ask -> ask.aliasName(name).targetKeyId(one.keyId())),
          name);
    }
    for (String name : List.of("lake", "alias/a b", "alias/ü", "alias/" + "x".repeat(251))) {
      KmsException refusal =
          assertThrows(
              KmsException.class,
              () -> kms.createAlias(ask -> ask.aliasName(name).targetKeyId(one.keyId())));
      assertEquals("ValidationException", refusal.awsErrorDetails().errorCode(), name);
    }
    assertThrows(
        InvalidAliasNameException.class,
        () -> kms.deleteAlias(ask -> ask.aliasName("alias/aws/s3")));
  }

  @Test
  void anAliasIsNoNameWhereKeysAreManaged() {
    kms.createAlias(ask -> ask.aliasName("alias/lake").targetKeyId(one.keyId()));
    assertThrows(NotFoundException.class, () -> kms.disableKey(ask -> ask.keyId("alias/lake")));
    KmsException refusal =
        assertThrows(
            KmsException.class,
            () -> kms.createAlias(ask -> ask.aliasName("alias/b").targetKeyId("alias/lake")));
    assertEquals("ValidationException", refusal.awsErrorDetails().errorCode());
  }

  @Test
  void aKeyThatIsPendingDeletionGetsNoAlias() {
    kms.scheduleKeyDeletion(ask -> ask.keyId(one.keyId()));
    assertThrows(
        KmsInvalidStateException.class,
        () -> kms.createAlias(ask -> ask.aliasName("alias/lake").targetKeyId(one.keyId())));
  }

  @Test
  void aKeyHasFiftyAliasesAtMostAndTheyComeInPages() {
    for (int i = 0; i < 50; i++) {
      String name = "alias/a" + i;
      kms.createAlias(ask -> ask.aliasName(name).targetKeyId(one.keyId()));
    }
    assertThrows(
        LimitExceededException.class,
        () -> kms.createAlias(ask -> ask.aliasName("alias/b").targetKeyId(one.keyId())));
    assertEquals(50, kms.listAliases().aliases().size());
    assertEquals(
        50,
        kms.listAliasesPaginator(ask -> ask.limit(7)).aliases().stream()
            .map(AliasListEntry::aliasName)
            .distinct()
            .count());
  }

  @Test
  void theKeyOfS3ComesToBeWhenItIsNamedAndIsForS3Only() {
    KeyMetadata key = kms.describeKey(ask -> ask.keyId("alias/aws/s3")).keyMetadata();
    assertEquals(KeyManagerType.AWS, key.keyManager());
    assertEquals(key, kms.describeKey(ask -> ask.keyId("alias/aws/s3")).keyMetadata());
    assertTrue(kms.getKeyRotationStatus(ask -> ask.keyId(key.keyId())).keyRotationEnabled());
    for (Runnable deed :
        List.<Runnable>of(
            () ->
                kms.encrypt(
                    ask -> ask.keyId("alias/aws/s3").plaintext(SdkBytes.fromUtf8String("x"))),
            () -> kms.scheduleKeyDeletion(ask -> ask.keyId(key.keyId())),
            () -> kms.disableKey(ask -> ask.keyId(key.keyId())))) {
      KmsException refusal = assertThrows(KmsException.class, deed::run);
      assertEquals("AccessDeniedException", refusal.awsErrorDetails().errorCode());
    }
    assertThrows(NotFoundException.class, () -> kms.describeKey(ask -> ask.keyId("alias/aws/ebs")));
  }
}
