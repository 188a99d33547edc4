package weir.store.keys;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/// What a key encrypted, with all that is needed to find the key again.
///
/// As bytes: a version (1), the key's ARN (its length in two bytes, then UTF-8), the generation of
/// the backing key (4 bytes), a salt of 16, and what [AesGcm] sealed.
///
/// @param keyArn claimed until the key has opened it
/// @param generation of the key's backing keys, counted from 0
public record Ciphertext(String keyArn, int generation, byte[] salt, byte[] sealed) {
  private static final int VERSION = 1;

  /// @return empty when the bytes do not have the form; they may come from anywhere
  public static Optional<Ciphertext> parse(byte[] bytes) {
    try (DataInputStream input = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (input.readUnsignedByte() != VERSION) {
        return Optional.empty();
      }
      String keyArn = input.readUTF();
      int generation = input.readInt();
      byte[] salt = input.readNBytes(MessageKey.SALT_BYTES);
      Ciphertext read = new Ciphertext(keyArn, generation, salt, input.readAllBytes());
      // Some other bytes may read as the same ARN: only what is written back the same is taken.
      return Arrays.equals(read.bytes(), bytes) ? Optional.of(read) : Optional.empty();
    } catch (IOException otherForm) {
      return Optional.empty();
    }
  }

  /// As [#parse] reads it.
  public byte[] bytes() {
    byte[] header = header();
    byte[] all = Arrays.copyOf(header, header.length + sealed.length);
    System.arraycopy(sealed, 0, all, header.length, sealed.length);
    return all;
  }

  /// All before what is sealed.
  byte[] header() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream output = new DataOutputStream(bytes)) {
      output.writeByte(VERSION);
      output.writeUTF(keyArn);
      output.writeInt(generation);
      output.write(salt);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  @Override
  public String toString() {
    return "Ciphertext[" + keyArn + ", generation " + generation + "]";
  }
}
