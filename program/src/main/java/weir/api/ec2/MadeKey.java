package weir.api.ec2;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;

/// A key pair that was made for somebody, with its private half.
final class MadeKey {
  private static final int BITS = 2048;

  /// What PKCS#8 puts before a PKCS#1 key of that many bits (RFC 5208): the same bytes' count each
  /// time, as every length takes two bytes.
  private static final int PKCS8_HEAD_BYTES = 26;

  private final KeyPair pair;

  private MadeKey(KeyPair pair) {
    this.pair = pair;
  }

  static MadeKey rsa() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return new MadeKey(generator.generateKeyPair());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java makes RSA keys", impossible);
    }
  }

  /// The private half as `ssh` reads it.
  String pem() {
    byte[] pkcs8 = pair.getPrivate().getEncoded();
    byte[] pkcs1 = Arrays.copyOfRange(pkcs8, PKCS8_HEAD_BYTES, pkcs8.length);
    String lines =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(pkcs1);
    return "-----BEGIN RSA PRIVATE KEY-----\n" + lines + "\n-----END RSA PRIVATE KEY-----";
  }

  /// What may be shown: the fingerprint is of the private half, as of every pair that EC2 makes.
  KeyPairInfo described(String name) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(pair.getPrivate().getEncoded());
      return OpenSshKey.of((RSAPublicKey) pair.getPublic(), OpenSshKey.colons(digest))
          .described(name);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has SHA-1", impossible);
    }
  }
}
