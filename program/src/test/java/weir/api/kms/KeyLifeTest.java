package weir.api.kms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.InvalidArnException;
import software.amazon.awssdk.services.kms.model.InvalidMarkerException;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.ListKeysResponse;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.Tag;
import software.amazon.awssdk.services.kms.model.TagException;
import software.amazon.awssdk.services.kms.model.UnsupportedOperationException;

class KeyLifeTest {
  private final ServedKms served = new ServedKms();
  private final KmsClient kms = served.client(ServedKms.ROOT);

  private KeyMetadata key() {
    return kms.createKey().keyMetadata();
  }

  private static String sentence(KmsException refusal) {
    return refusal.awsErrorDetails().errorMessage();
  }

  private static void refused(String code, Runnable deed) {
    KmsException refusal = assertThrows(KmsException.class, deed::run);
    assertEquals(code, refusal.awsErrorDetails().errorCode());
  }

  @Test
  void aNewKeyIsEnabledAndSymmetric() {
    KeyMetadata made =
        kms.createKey(ask -> ask.description("the lake").tags(tag("team", "data"))).keyMetadata();
    assertEquals("arn:aws:kms:eu-central-1:123456789012:key/" + made.keyId(), made.arn());
    assertEquals(KeyState.ENABLED, made.keyState());
    assertEquals("SYMMETRIC_DEFAULT", made.keySpecAsString());
    assertEquals("the lake", made.description());
    assertEquals(64, made.currentKeyMaterialId().length());
    assertEquals(made, kms.describeKey(ask -> ask.keyId(made.keyId())).keyMetadata());
    assertEquals(made, kms.describeKey(ask -> ask.keyId(made.arn())).keyMetadata());
    assertEquals(
        List.of(tag("team", "data")), kms.listResourceTags(ask -> ask.keyId(made.keyId())).tags());
  }

  @Test
  void refusesKeysOfOtherKindsByName() {
    for (String spec : List.of("RSA_2048", "HMAC_256", "ECC_NIST_P256")) {
      UnsupportedOperationException refusal =
          assertThrows(
              UnsupportedOperationException.class, () -> kms.createKey(ask -> ask.keySpec(spec)));
      assertTrue(sentence(refusal).contains(spec), sentence(refusal));
    }
    assertThrows(
        UnsupportedOperationException.class,
        () -> kms.createKey(ask -> ask.keyUsage("SIGN_VERIFY")));
    assertThrows(
        UnsupportedOperationException.class, () -> kms.createKey(ask -> ask.origin("EXTERNAL")));
    assertThrows(
        UnsupportedOperationException.class, () -> kms.createKey(ask -> ask.multiRegion(true)));
    assertThrows(
        UnsupportedOperationException.class,
        () -> kms.createKey(ask -> ask.customKeyStoreId("cks-1")));
    refused("ValidationException", () -> kms.createKey(ask -> ask.description("x".repeat(8193))));
    assertTrue(kms.listKeys().keys().isEmpty());
  }

  @Test
  void saysWhichOperationsItDoesNotHave() {
    String keyId = key().keyId();
    UnsupportedOperationException refusal =
        assertThrows(
            UnsupportedOperationException.class,
            () ->
                kms.createGrant(ask ->
                    ask.keyId(keyId)
                        .granteePrincipal(ServedKms.ANN.arn())
                        .operationsWithStrings("Decrypt")));
    assertTrue(sentence(refusal).contains("CreateGrant"), sentence(refusal));
    assertThrows(
        UnsupportedOperationException.class, () -> kms.getPublicKey(ask -> ask.keyId(keyId)));
    refused(
        "UnsupportedOperationException",
        () -> kms.describeKey(ask -> ask.keyId(keyId).grantTokens("token")));
  }

  @Test
  void saysWhichKeyIsMissing() {
    String absent = "0a1b2c3d-0000-4000-8000-00000000000a";
    NotFoundException gone =
        assertThrows(NotFoundException.class, () -> kms.describeKey(ask -> ask.keyId(absent)));
    assertEquals(
        "Key 'arn:aws:kms:eu-central-1:123456789012:key/" + absent + "' does not exist",
        sentence(gone));
    assertEquals(
        "Invalid keyId 'nonsense'",
        sentence(
            assertThrows(
                NotFoundException.class, () -> kms.describeKey(ask -> ask.keyId("nonsense")))));
    assertEquals(
        "Invalid arn us-east-1",
        sentence(
            assertThrows(
                NotFoundException.class,
                () ->
                    kms.describeKey(
                        ask -> ask.keyId("arn:aws:kms:us-east-1:123456789012:key/" + absent)))));
    assertThrows(
        InvalidArnException.class, () -> kms.describeKey(ask -> ask.keyId("arn:aws:s3:::bucket")));
    refused("ValidationException", () -> kms.describeKey(ask -> ask.keyId("")));
    refused("ValidationException", () -> kms.describeKey(ask -> {}));
  }

  @Test
  void aDisabledKeyIsNotUsedUntilItIsEnabled() {
    KeyMetadata made = key();
    byte[] content = {1, 2, 3};
    SdkBytes sealed =
        kms.encrypt(ask -> ask.keyId(made.keyId()).plaintext(SdkBytes.fromByteArray(content)))
            .ciphertextBlob();
    kms.disableKey(ask -> ask.keyId(made.keyId()));
    assertEquals(
        KeyState.DISABLED,
        kms.describeKey(ask -> ask.keyId(made.keyId())).keyMetadata().keyState());
    DisabledException refusal =
        assertThrows(DisabledException.class, () -> kms.decrypt(ask -> ask.ciphertextBlob(sealed)));
    assertEquals(made.arn() + " is disabled.", sentence(refusal));
    assertThrows(
        DisabledException.class,
        () -> kms.encrypt(ask -> ask.keyId(made.keyId()).plaintext(sealed)));
    assertThrows(
        DisabledException.class,
        () -> kms.generateDataKey(ask -> ask.keyId(made.keyId()).keySpec("AES_256")));
    assertThrows(
        DisabledException.class, () -> kms.enableKeyRotation(ask -> ask.keyId(made.keyId())));
    assertThrows(
        DisabledException.class, () -> kms.rotateKeyOnDemand(ask -> ask.keyId(made.keyId())));
    kms.enableKey(ask -> ask.keyId(made.arn()));
    assertEquals(
        SdkBytes.fromByteArray(content),
        kms.decrypt(ask -> ask.ciphertextBlob(sealed)).plaintext());
  }

  @Test
  void aKeyIsDestroyedWhenTheWaitingPeriodIsOver() {
    KeyMetadata made = key();
    kms.createAlias(ask -> ask.aliasName("alias/lake").targetKeyId(made.keyId()));
    SdkBytes sealed =
        kms.encrypt(ask -> ask.keyId("alias/lake").plaintext(SdkBytes.fromUtf8String("x")))
            .ciphertextBlob();
    long kept = served.store().size();
    var scheduled = kms.scheduleKeyDeletion(ask -> ask.keyId(made.keyId()).pendingWindowInDays(7));
    assertEquals(served.now.plus(Duration.ofDays(7)), scheduled.deletionDate());
    assertEquals(made.arn(), scheduled.keyId());
    KmsInvalidStateException pending =
        assertThrows(
            KmsInvalidStateException.class, () -> kms.decrypt(ask -> ask.ciphertextBlob(sealed)));
    assertEquals(made.arn() + " is pending deletion.", sentence(pending));
    assertThrows(
        KmsInvalidStateException.class, () -> kms.enableKey(ask -> ask.keyId(made.keyId())));
    assertThrows(
        KmsInvalidStateException.class,
        () -> kms.tagResource(ask -> ask.keyId(made.keyId()).tags(tag("a", "b"))));
    assertThrows(
        KmsInvalidStateException.class,
        () -> kms.scheduleKeyDeletion(ask -> ask.keyId(made.keyId())));
    served.pass(Duration.ofDays(7).minusSeconds(1));
    assertEquals(0, served.kms().sweep(served.now));
    assertEquals(1, kms.listKeys().keys().size());
    served.pass(Duration.ofSeconds(1));
    assertThrows(
        NotFoundException.class, () -> kms.cancelKeyDeletion(ask -> ask.keyId(made.keyId())));
    refused("AccessDeniedException", () -> kms.decrypt(ask -> ask.ciphertextBlob(sealed)));
    assertTrue(kms.listKeys().keys().isEmpty());
    assertEquals(1, served.kms().sweep(served.now));
    assertEquals(0, served.kms().sweep(served.now));
    assertTrue(kms.listAliases().aliases().isEmpty());
    assertTrue(kept > 0);
    assertEquals(0, served.store().size());
  }

  @Test
  void aDeletionCanBeCancelledAndLeavesTheKeyDisabled() {
    KeyMetadata made = key();
    KmsInvalidStateException refusal =
        assertThrows(
            KmsInvalidStateException.class,
            () -> kms.cancelKeyDeletion(ask -> ask.keyId(made.keyId())));
    assertEquals(made.arn() + " is not pending deletion.", sentence(refusal));
    var scheduled = kms.scheduleKeyDeletion(ask -> ask.keyId(made.keyId()));
    assertEquals(30, scheduled.pendingWindowInDays());
    assertEquals(made.arn(), kms.cancelKeyDeletion(ask -> ask.keyId(made.keyId())).keyId());
    KeyMetadata kept = kms.describeKey(ask -> ask.keyId(made.keyId())).keyMetadata();
    assertEquals(KeyState.DISABLED, kept.keyState());
    assertNull(kept.deletionDate());
    served.pass(Duration.ofDays(40));
    assertEquals(0, served.kms().sweep(served.now));
  }

  @Test
  void rejectsAWaitingPeriodThatAwsDoesNotOffer() {
    String keyId = key().keyId();
    for (int days : List.of(6, 31)) {
      refused(
          "ValidationException",
          () -> kms.scheduleKeyDeletion(ask -> ask.keyId(keyId).pendingWindowInDays(days)));
    }
  }

  @Test
  void keysAreListedInPages() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      made.add(key().keyId());
    }
    made.sort(null);
    List<String> seen = new ArrayList<>();
    String marker = null;
    do {
      String from = marker;
      ListKeysResponse page = kms.listKeys(ask -> ask.limit(3).marker(from));
      page.keys().forEach(one -> seen.add(one.keyId()));
      assertEquals(page.nextMarker() != null, page.truncated());
      marker = page.nextMarker();
    } while (marker != null);
    assertEquals(made, seen);
    assertThrows(InvalidMarkerException.class, () -> kms.listKeys(ask -> ask.marker("%%%")));
    refused("ValidationException", () -> kms.listKeys(ask -> ask.limit(1001)));
    assertTrue(served.client(ServedKms.OTHER_ROOT).listKeys().keys().isEmpty());
    assertTrue(
        served
            .client(ServedKms.ROOT, software.amazon.awssdk.regions.Region.US_EAST_1)
            .listKeys()
            .keys()
            .isEmpty());
  }

  @Test
  void tagsAndDescriptionsChange() {
    String keyId = key().keyId();
    kms.tagResource(ask -> ask.keyId(keyId).tags(tag("b", "1"), tag("a", "1")));
    kms.tagResource(ask -> ask.keyId(keyId).tags(tag("b", "2")));
    assertEquals(
        List.of(tag("a", "1"), tag("b", "2")),
        kms.listResourceTags(ask -> ask.keyId(keyId)).tags());
    kms.untagResource(ask -> ask.keyId(keyId).tagKeys("a", "absent"));
    assertEquals(List.of(tag("b", "2")), kms.listResourceTags(ask -> ask.keyId(keyId)).tags());
    assertThrows(
        TagException.class, () -> kms.tagResource(ask -> ask.keyId(keyId).tags(tag("aws:x", "1"))));
    assertThrows(
        TagException.class,
        () -> kms.tagResource(ask -> ask.keyId(keyId).tags(tag("x", "1"), tag("x", "2"))));
    List<Tag> many = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      many.add(tag("t" + i, ""));
    }
    assertThrows(TagException.class, () -> kms.tagResource(ask -> ask.keyId(keyId).tags(many)));
    kms.updateKeyDescription(ask -> ask.keyId(keyId).description("new"));
    assertEquals("new", kms.describeKey(ask -> ask.keyId(keyId)).keyMetadata().description());
  }

  @Test
  void keysOutliveTheProcess() {
    KeyMetadata made = key();
    SdkBytes sealed =
        kms.encrypt(ask -> ask.keyId(made.keyId()).plaintext(SdkBytes.fromUtf8String("kept")))
            .ciphertextBlob();
    KmsClient again = served.restarted().client(ServedKms.ROOT);
    assertEquals(made, again.describeKey(ask -> ask.keyId(made.keyId())).keyMetadata());
    assertEquals(
        "kept", again.decrypt(ask -> ask.ciphertextBlob(sealed)).plaintext().asUtf8String());
  }

  @Test
  void noSecretIsInTheAuditRecord() {
    String keyId = key().keyId();
    kms.encrypt(ask -> ask.keyId(keyId).plaintext(SdkBytes.fromUtf8String("TOPSECRET")));
    String parameters = Objects.requireNonNull(served.ended.getLast()).parameters();
    assertTrue(parameters.contains(keyId), parameters);
    assertFalse(parameters.contains("TOPSECRET"), parameters);
    assertFalse(
        parameters.contains(
            java.util.Base64.getEncoder()
                .encodeToString("TOPSECRET".getBytes(java.nio.charset.StandardCharsets.UTF_8))),
        parameters);
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().tagKey(key).tagValue(value).build();
  }
}
