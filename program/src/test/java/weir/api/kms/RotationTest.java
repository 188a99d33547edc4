package weir.api.kms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;
import software.amazon.awssdk.services.kms.model.IncludeKeyMaterial;
import software.amazon.awssdk.services.kms.model.KeyMaterialState;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.LimitExceededException;
import software.amazon.awssdk.services.kms.model.RotationType;
import software.amazon.awssdk.services.kms.model.RotationsListEntry;

class RotationTest {
  private final ServedKms served = new ServedKms();
  private final KmsClient kms = served.client(ServedKms.ROOT);
  private final String keyId = kms.createKey().keyMetadata().keyId();

  private SdkBytes sealed() {
    return kms.encrypt(ask -> ask.keyId(keyId).plaintext(SdkBytes.fromUtf8String("x")))
        .ciphertextBlob();
  }

  private String materialOf(SdkBytes sealed) {
    return kms.decrypt(ask -> ask.ciphertextBlob(sealed)).keyMaterialId();
  }

  private List<RotationsListEntry> rotations() {
    return kms.listKeyRotations(ask -> ask.keyId(keyId)).rotations();
  }

  @Test
  void aKeyGetsNewMaterialWhenItsDateHasCome() {
    assertFalse(kms.getKeyRotationStatus(ask -> ask.keyId(keyId)).keyRotationEnabled());
    kms.enableKeyRotation(ask -> ask.keyId(keyId).rotationPeriodInDays(90));
    Instant due = served.now.plus(Duration.ofDays(90));
    GetKeyRotationStatusResponse status = kms.getKeyRotationStatus(ask -> ask.keyId(keyId));
    assertTrue(status.keyRotationEnabled());
    assertEquals(90, status.rotationPeriodInDays());
    assertEquals(due, status.nextRotationDate());
    SdkBytes before = sealed();
    served.pass(Duration.ofDays(90).minusSeconds(1));
    assertEquals(materialOf(before), materialOf(sealed()));
    served.pass(Duration.ofSeconds(1));
    SdkBytes after = sealed();
    assertNotEquals(materialOf(before), materialOf(after));
    assertEquals(
        materialOf(after),
        kms.describeKey(ask -> ask.keyId(keyId)).keyMetadata().currentKeyMaterialId());
    assertEquals(1, rotations().size());
    assertEquals(due, rotations().getFirst().rotationDate());
    assertEquals(RotationType.AUTOMATIC, rotations().getFirst().rotationType());
    assertEquals(
        due.plus(Duration.ofDays(90)),
        kms.getKeyRotationStatus(ask -> ask.keyId(keyId)).nextRotationDate());
  }

  @Test
  void missedDatesMakeOneRotationAndKeepTheirRhythm() {
    kms.enableKeyRotation(ask -> ask.keyId(keyId));
    Instant start = served.now;
    served.pass(Duration.ofDays(365 * 3 + 10));
    served.kms().sweep(served.now);
    assertEquals(1, rotations().size());
    assertEquals(start.plus(Duration.ofDays(365 * 3)), rotations().getFirst().rotationDate());
    assertEquals(
        start.plus(Duration.ofDays(365 * 4)),
        kms.getKeyRotationStatus(ask -> ask.keyId(keyId)).nextRotationDate());
  }

  @Test
  void aDisabledKeyWaitsWithItsRotation() {
    kms.enableKeyRotation(ask -> ask.keyId(keyId));
    kms.disableKey(ask -> ask.keyId(keyId));
    served.pass(Duration.ofDays(400));
    assertTrue(rotations().isEmpty());
    kms.enableKey(ask -> ask.keyId(keyId));
    assertEquals(1, rotations().size());
  }

  @Test
  void rotationEndsWhenItIsDisabled() {
    kms.enableKeyRotation(ask -> ask.keyId(keyId));
    kms.disableKeyRotation(ask -> ask.keyId(keyId));
    served.pass(Duration.ofDays(400));
    assertTrue(rotations().isEmpty());
    assertFalse(kms.getKeyRotationStatus(ask -> ask.keyId(keyId)).keyRotationEnabled());
  }

  @Test
  void rejectsAPeriodThatAwsDoesNotOffer() {
    for (int days : List.of(89, 2561)) {
      KmsException refusal =
          assertThrows(
              KmsException.class,
              () -> kms.enableKeyRotation(ask -> ask.keyId(keyId).rotationPeriodInDays(days)));
      assertEquals("ValidationException", refusal.awsErrorDetails().errorCode());
    }
  }

  @Test
  void aKeyCanBeRotatedOnDemandButNotForEver() {
    SdkBytes first = sealed();
    for (int i = 0; i < 25; i++) {
      kms.rotateKeyOnDemand(ask -> ask.keyId(keyId));
    }
    assertThrows(
        LimitExceededException.class, () -> kms.rotateKeyOnDemand(ask -> ask.keyId(keyId)));
    assertNotEquals(materialOf(first), materialOf(sealed()));
    assertEquals(25, rotations().size());
    List<RotationsListEntry> all =
        kms.listKeyRotations(
                ask -> ask.keyId(keyId).includeKeyMaterial(IncludeKeyMaterial.ALL_KEY_MATERIAL))
            .rotations();
    assertEquals(26, all.size());
    assertEquals(KeyMaterialState.NON_CURRENT, all.getFirst().keyMaterialState());
    assertEquals(KeyMaterialState.CURRENT, all.getLast().keyMaterialState());
    assertEquals(RotationType.ON_DEMAND, all.getLast().rotationType());
    var page = kms.listKeyRotations(ask -> ask.keyId(keyId).limit(20));
    assertTrue(page.truncated());
    assertEquals(
        5,
        kms.listKeyRotations(ask -> ask.keyId(keyId).limit(20).marker(page.nextMarker()))
            .rotations()
            .size());
  }

  @Test
  void aKeyThatIsPendingDeletionDoesNotRotate() {
    kms.enableKeyRotation(ask -> ask.keyId(keyId));
    kms.scheduleKeyDeletion(ask -> ask.keyId(keyId));
    assertFalse(kms.getKeyRotationStatus(ask -> ask.keyId(keyId)).keyRotationEnabled());
    kms.cancelKeyDeletion(ask -> ask.keyId(keyId));
    assertTrue(kms.getKeyRotationStatus(ask -> ask.keyId(keyId)).keyRotationEnabled());
  }

  @Test
  void aRotationOfTheMasterIsNotSeen() {
    SdkBytes sealed = sealed();
    served.kms().rotateMaster();
    assertEquals("x", kms.decrypt(ask -> ask.ciphertextBlob(sealed)).plaintext().asUtf8String());
    assertEquals(
        "x",
        served
            .restarted()
            .client(ServedKms.ROOT)
            .decrypt(ask -> ask.ciphertextBlob(sealed))
            .plaintext()
            .asUtf8String());
  }
}
