package weir.api.kms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.DryRunOperationException;
import software.amazon.awssdk.services.kms.model.EncryptResponse;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.InvalidKeyUsageException;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.ReEncryptResponse;

class CryptographyTest {
  private final ServedKms served = new ServedKms();
  private final KmsClient kms = served.client(ServedKms.ROOT);
  private final String arn = kms.createKey().keyMetadata().arn();
  private final String other = kms.createKey().keyMetadata().arn();

  private SdkBytes sealed(String text, Map<String, String> context) {
    return kms.encrypt(ask ->
            ask.keyId(arn).plaintext(SdkBytes.fromUtf8String(text)).encryptionContext(context))
        .ciphertextBlob();
  }

  private static void refused(String code, Runnable deed) {
    KmsException refusal = assertThrows(KmsException.class, deed::run);
    assertEquals(code, refusal.awsErrorDetails().errorCode());
  }

  @Test
  void whatIsEncryptedIsDecrypted() {
    long seed = new Random().nextLong();
    System.out.println("CryptographyTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      byte[] plaintext = new byte[1 + random.nextInt(4096)];
      random.nextBytes(plaintext);
      Map<String, String> context =
          random.nextBoolean() ? Map.of() : Map.of("ключ", "" + random.nextInt(), "b", "é");
      EncryptResponse made =
          kms.encrypt(ask ->
              ask.keyId(arn)
                  .plaintext(SdkBytes.fromByteArray(plaintext))
                  .encryptionContext(context));
      assertEquals(arn, made.keyId());
      assertEquals("SYMMETRIC_DEFAULT", made.encryptionAlgorithmAsString());
      DecryptResponse opened =
          kms.decrypt(ask -> ask.ciphertextBlob(made.ciphertextBlob()).encryptionContext(context));
      assertArrayEquals(plaintext, opened.plaintext().asByteArray());
      assertEquals(arn, opened.keyId());
    }
  }

  @Test
  void refusesPlaintextsOfOtherLengths() {
    KmsException refusal =
        assertThrows(
            KmsException.class,
            () ->
                kms.encrypt(
                    ask -> ask.keyId(arn).plaintext(SdkBytes.fromByteArray(new byte[4097]))));
    assertEquals("ValidationException", refusal.awsErrorDetails().errorCode());
    assertTrue(
        refusal
            .awsErrorDetails()
            .errorMessage()
            .contains("Member must have length less than or equal to 4096"));
    refused(
        "ValidationException",
        () -> kms.encrypt(ask -> ask.keyId(arn).plaintext(SdkBytes.fromByteArray(new byte[0]))));
    refused("ValidationException", () -> kms.encrypt(ask -> ask.keyId(arn)));
    refused("ValidationException", () -> sealed("x", Map.of("k", "v".repeat(8192))));
  }

  @Test
  void refusesWhatItDidNotMake() {
    SdkBytes made = sealed("x", Map.of());
    byte[] bytes = made.asByteArray();
    for (int at = 0; at < bytes.length; at += 7) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 1;
      KmsException refusal =
          assertThrows(
              KmsException.class,
              () -> kms.decrypt(ask -> ask.ciphertextBlob(SdkBytes.fromByteArray(damaged))));
      assertTrue(
          List.of("InvalidCiphertextException", "AccessDeniedException")
              .contains(refusal.awsErrorDetails().errorCode()),
          refusal.toString());
    }
    for (byte[] nonsense : List.of(new byte[] {1}, new byte[500], Arrays.copyOf(bytes, 90))) {
      assertThrows(
          InvalidCiphertextException.class,
          () -> kms.decrypt(ask -> ask.ciphertextBlob(SdkBytes.fromByteArray(nonsense))));
    }
    refused("ValidationException", () -> kms.decrypt(ask -> {}));
  }

  @Test
  void theEncryptionContextMustBeTheSame() {
    SdkBytes made = sealed("x", Map.of("a", "1"));
    for (Map<String, String> context :
        List.of(Map.<String, String>of(), Map.of("a", "2"), Map.of("a", "1", "b", ""))) {
      assertThrows(
          InvalidCiphertextException.class,
          () -> kms.decrypt(ask -> ask.ciphertextBlob(made).encryptionContext(context)));
    }
  }

  @Test
  void anotherKeyIsTheWrongOne() {
    SdkBytes made = sealed("x", Map.of());
    IncorrectKeyException refusal =
        assertThrows(
            IncorrectKeyException.class,
            () -> kms.decrypt(ask -> ask.ciphertextBlob(made).keyId(other)));
    assertEquals(
        "The key ID in the request does not identify a CMK that can perform this operation.",
        refusal.awsErrorDetails().errorMessage());
    assertEquals(
        "x", kms.decrypt(ask -> ask.ciphertextBlob(made).keyId(arn)).plaintext().asUtf8String());
    assertThrows(
        InvalidKeyUsageException.class,
        () ->
            kms.decrypt(ask -> ask.ciphertextBlob(made).encryptionAlgorithm("RSAES_OAEP_SHA_256")));
  }

  @Test
  void aCiphertextStaysInItsRegion() {
    SdkBytes made = sealed("x", Map.of());
    KmsClient elsewhere = served.client(ServedKms.ROOT, Region.US_EAST_1);
    KmsException refusal =
        assertThrows(KmsException.class, () -> elsewhere.decrypt(ask -> ask.ciphertextBlob(made)));
    assertEquals("AccessDeniedException", refusal.awsErrorDetails().errorCode());
  }

  @Test
  void reEncryptsUnderAnotherKeyAndContext() {
    SdkBytes made = sealed("moved", Map.of("a", "1"));
    ReEncryptResponse moved =
        kms.reEncrypt(ask ->
            ask.ciphertextBlob(made)
                .sourceEncryptionContext(Map.of("a", "1"))
                .destinationKeyId(other)
                .destinationEncryptionContext(Map.of("b", "2")));
    assertEquals(arn, moved.sourceKeyId());
    assertEquals(other, moved.keyId());
    DecryptResponse opened =
        kms.decrypt(
            ask -> ask.ciphertextBlob(moved.ciphertextBlob()).encryptionContext(Map.of("b", "2")));
    assertEquals("moved", opened.plaintext().asUtf8String());
    assertEquals(moved.destinationKeyMaterialId(), opened.keyMaterialId());
    assertThrows(
        InvalidCiphertextException.class,
        () -> kms.reEncrypt(ask -> ask.ciphertextBlob(made).destinationKeyId(other)));
    assertThrows(
        IncorrectKeyException.class,
        () ->
            kms.reEncrypt(
                ask -> ask.ciphertextBlob(made).sourceKeyId(other).destinationKeyId(other)));
  }

  @Test
  void dataKeysComeInTheClearAndWrapped() {
    GenerateDataKeyResponse made =
        kms.generateDataKey(
            ask -> ask.keyId(arn).keySpec(DataKeySpec.AES_256).encryptionContext(Map.of("a", "1")));
    assertEquals(32, made.plaintext().asByteArray().length);
    assertEquals(
        made.plaintext(),
        kms.decrypt(ask ->
                ask.ciphertextBlob(made.ciphertextBlob()).encryptionContext(Map.of("a", "1")))
            .plaintext());
    SdkBytes wrapped =
        kms.generateDataKeyWithoutPlaintext(ask -> ask.keyId(arn).numberOfBytes(1024))
            .ciphertextBlob();
    assertEquals(
        1024, kms.decrypt(ask -> ask.ciphertextBlob(wrapped)).plaintext().asByteArray().length);
    assertEquals(
        16,
        kms.generateDataKey(ask -> ask.keyId(arn).keySpec(DataKeySpec.AES_128))
            .plaintext()
            .asByteArray()
            .length);
    refused("ValidationException", () -> kms.generateDataKey(ask -> ask.keyId(arn)));
    refused(
        "ValidationException",
        () ->
            kms.generateDataKey(
                ask -> ask.keyId(arn).numberOfBytes(5).keySpec(DataKeySpec.AES_128)));
    refused(
        "ValidationException",
        () -> kms.generateDataKey(ask -> ask.keyId(arn).numberOfBytes(1025)));
    refused(
        "ValidationException", () -> kms.generateDataKey(ask -> ask.keyId(arn).keySpec("AES_512")));
  }

  @Test
  void randomBytesDiffer() {
    SdkBytes one = kms.generateRandom(ask -> ask.numberOfBytes(32)).plaintext();
    assertEquals(32, one.asByteArray().length);
    assertNotEquals(one, kms.generateRandom(ask -> ask.numberOfBytes(32)).plaintext());
    refused("ValidationException", () -> kms.generateRandom(ask -> ask.numberOfBytes(1025)));
    refused("ValidationException", () -> kms.generateRandom(ask -> {}));
  }

  @Test
  void aDryRunEndsBeforeTheDeedAndAfterEveryCheck() {
    SdkBytes made = sealed("x", Map.of());
    assertThrows(
        DryRunOperationException.class,
        () -> kms.encrypt(ask -> ask.keyId(arn).plaintext(made).dryRun(true)));
    assertThrows(
        DryRunOperationException.class,
        () -> kms.decrypt(ask -> ask.ciphertextBlob(made).dryRun(true)));
    assertThrows(
        DryRunOperationException.class,
        () -> kms.generateDataKey(ask -> ask.keyId(arn).numberOfBytes(1).dryRun(true)));
    assertThrows(
        DryRunOperationException.class,
        () -> kms.reEncrypt(ask -> ask.ciphertextBlob(made).destinationKeyId(arn).dryRun(true)));
    assertThrows(
        InvalidCiphertextException.class,
        () ->
            kms.decrypt(
                ask -> ask.ciphertextBlob(made).encryptionContext(Map.of("a", "1")).dryRun(true)));
  }
}
