package weir.api.ec2;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;
import software.amazon.awssdk.services.ec2.model.KeyType;
import weir.api.protocol.ApiException;

/// A public key as OpenSSH writes it on one line: `ssh-rsa AAAA… comment` (RFC 4253 6.6).
///
/// @param fingerprint as EC2 shows it: MD5 of the DER form of an RSA key, SHA-256 of an ed25519 one
record OpenSshKey(KeyType type, byte[] blob, String fingerprint) {
  private static final int LEAST_BITS = 1024;

  /// @throws ApiException InvalidKey.Format
  static OpenSshKey parse(String line) {
    String[] words = line.strip().split("\\s+", 3);
    try {
      if (words.length < 2) {
        throw malformed();
      }
      byte[] blob = Base64.getDecoder().decode(words[1]);
      ByteBuffer bytes = ByteBuffer.wrap(blob);
      if (!words[0].equals(new String(next(bytes), StandardCharsets.US_ASCII))) {
        throw malformed();
      }
      return switch (words[0]) {
        case "ssh-rsa" -> new OpenSshKey(KeyType.RSA, blob, md5(rsa(bytes)));
        case "ssh-ed25519" -> new OpenSshKey(KeyType.ED25519, blob, sha256(blob));
        default -> throw malformed();
      };
    } catch (IllegalArgumentException | BufferUnderflowException | GeneralSecurityException bad) {
      throw malformed();
    }
  }

  static OpenSshKey of(RSAPublicKey key, String fingerprint) {
    byte[] type = "ssh-rsa".getBytes(StandardCharsets.US_ASCII);
    byte[] exponent = key.getPublicExponent().toByteArray();
    byte[] modulus = key.getModulus().toByteArray();
    ByteBuffer blob =
        ByteBuffer.allocate(3 * Integer.BYTES + type.length + exponent.length + modulus.length);
    for (byte[] part : new byte[][] {type, exponent, modulus}) {
      blob.putInt(part.length).put(part);
    }
    return new OpenSshKey(KeyType.RSA, blob.array(), fingerprint);
  }

  private static byte[] rsa(ByteBuffer bytes) throws GeneralSecurityException {
    BigInteger exponent = new BigInteger(next(bytes));
    BigInteger modulus = new BigInteger(next(bytes));
    if (modulus.bitLength() < LEAST_BITS) {
      throw malformed();
    }
    return KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(modulus, exponent))
        .getEncoded();
  }

  private static byte[] next(ByteBuffer bytes) {
    int length = bytes.getInt();
    if (length < 0 || length > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] part = new byte[length];
    bytes.get(part);
    return part;
  }

  private static String md5(byte[] der) throws GeneralSecurityException {
    return colons(MessageDigest.getInstance("MD5").digest(der));
  }

  private static String sha256(byte[] blob) throws GeneralSecurityException {
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(blob));
  }

  static String colons(byte[] digest) {
    return HexFormat.ofDelimiter(":").formatHex(digest);
  }

  private static ApiException malformed() {
    return ApiException.badRequest(
        "InvalidKey.Format", "Key is not in valid OpenSSH public key format");
  }

  KeyPairInfo described(String name) {
    String word = type == KeyType.RSA ? "ssh-rsa" : "ssh-ed25519";
    return KeyPairInfo.builder()
        .keyName(name)
        .keyType(type)
        .keyFingerprint(fingerprint)
        .publicKey(word + " " + Base64.getEncoder().encodeToString(blob) + " " + name)
        .build();
  }
}
