package weir.store.logs;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.store.objects.DataKeys;
import weir.store.objects.EncryptionRule;
import weir.store.objects.ObjectEncryption;
import weir.store.objects.Sealing;

/// The data key of one journal or segment: in the clear for this process, wrapped for the disk.
///
/// @param plain never leaves the process
record FileKey(byte[] plain, ObjectEncryption wrapped) {
  /// A new key, or null when files are to be plain.
  static @Nullable FileKey generate(Sealing sealing) {
    EncryptionRule rule = sealing.rule();
    if (rule == null) {
      return null;
    }
    DataKeys.DataKey key = sealing.keys().generate(rule);
    return new FileKey(key.plain(), new ObjectEncryption(key.rule(), key.wrapped()));
  }

  static void write(DataOutputStream out, @Nullable ObjectEncryption wrapped) throws IOException {
    out.writeBoolean(wrapped != null);
    if (wrapped == null) {
      return;
    }
    EncryptionRule rule = wrapped.rule();
    String keyId = rule.keyId();
    out.writeUTF(rule.kind().name());
    out.writeUTF(keyId == null ? "" : keyId);
    out.writeBoolean(rule.bucketKey());
    out.writeInt(rule.context().size());
    for (Map.Entry<String, String> entry : rule.context().entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeUTF(entry.getValue());
    }
    out.writeInt(wrapped.wrappedKey().length);
    out.write(wrapped.wrappedKey());
  }

  /// What [#write] wrote: null for a plain file.
  static @Nullable ObjectEncryption read(DataInputStream in) throws IOException {
    if (!in.readBoolean()) {
      return null;
    }
    EncryptionRule.Kind kind = EncryptionRule.Kind.valueOf(in.readUTF());
    String keyId = in.readUTF();
    boolean bucketKey = in.readBoolean();
    Map<String, String> context = new HashMap<>();
    int entries = in.readInt();
    for (int i = 0; i < entries; i++) {
      context.put(in.readUTF(), in.readUTF());
    }
    byte[] wrapped = in.readNBytes(in.readInt());
    return new ObjectEncryption(
        new EncryptionRule(kind, keyId.isEmpty() ? null : keyId, context, bucketKey), wrapped);
  }

  @Override
  public String toString() {
    return "FileKey[" + wrapped + "]";
  }
}
