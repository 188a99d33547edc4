package weir.api.logs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import weir.store.objects.DataKeys;
import weir.store.objects.ObjectEncryption;
import weir.store.objects.SealedInput;
import weir.store.objects.SealedOutput;

/// The CSV of a lookup table as the state keeps it: packed, and encrypted when the table has a key.
///
/// @param keyId of the key above; empty for a plain body
/// @param wrapped the data key; nothing for a plain body
/// @param packed gzip, encrypted by the data key
/// @param packedBytes before that encryption
record LookupBody(String keyId, byte[] wrapped, byte[] packed, int packedBytes) {
  static LookupBody plain(String csv) {
    byte[] packed = packed(csv);
    return new LookupBody("", new byte[0], packed, packed.length);
  }

  /// @throws weir.store.objects.ObjectRefusal when the key may not be used
  static LookupBody sealed(String csv, LookupKey key) {
    byte[] packed = packed(csv);
    DataKeys.DataKey made = key.generate();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (SealedOutput out = new SealedOutput(bytes, made.plain())) {
      out.write(packed, 0, packed.length);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return new LookupBody(
        String.valueOf(made.rule().keyId()), made.wrapped(), bytes.toByteArray(), packed.length);
  }

  private static byte[] packed(String csv) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(csv.getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return bytes.toByteArray();
  }

  /// The CSV.
  ///
  /// @throws weir.store.objects.ObjectRefusal when the key above may not be used
  String csv(LookupKey key) {
    byte[] plain =
        keyId.isEmpty()
            ? packed
            : opened(key.unwrap(new ObjectEncryption(key.rule(keyId), wrapped)));
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(plain))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException damaged) {
      throw new IllegalStateException("the state has a lookup table that is damaged", damaged);
    }
  }

  private byte[] opened(byte[] key) {
    byte[] plain = new byte[packedBytes];
    try {
      new SealedInput(
              packed.length,
              (position, target, offset, length) ->
                  System.arraycopy(packed, Math.toIntExact(position), target, offset, length),
              key,
              packedBytes)
          .read(0, plain, 0, packedBytes);
    } catch (IOException damaged) {
      throw new IllegalStateException("the state has a lookup table that is damaged", damaged);
    }
    return plain;
  }

  String print() {
    Base64.Encoder base64 = Base64.getEncoder();
    return String.join(
        "\n",
        keyId,
        Integer.toString(packedBytes),
        base64.encodeToString(wrapped),
        base64.encodeToString(packed));
  }

  static LookupBody parse(String text) {
    List<String> lines = List.of(text.split("\n", -1));
    Base64.Decoder base64 = Base64.getDecoder();
    return new LookupBody(
        lines.get(0),
        base64.decode(lines.get(2)),
        base64.decode(lines.get(3)),
        Integer.parseInt(lines.get(1)));
  }

  @Override
  public String toString() {
    return "LookupBody[" + packedBytes + " bytes, key " + keyId + "]";
  }
}
