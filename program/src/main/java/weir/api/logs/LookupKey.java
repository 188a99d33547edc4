package weir.api.logs;

import java.util.Map;
import weir.store.objects.DataKeys;
import weir.store.objects.EncryptionRule;
import weir.store.objects.ObjectEncryption;

/// The key of KMS that a lookup table is encrypted with, used by the service and bound to the table
/// by the encryption context `aws:logs:arn`.
///
/// @param keyId as it was given; empty when none is wanted any more
record LookupKey(String keyId, String tableArn, DataKeys keys) {
  EncryptionRule rule(String key) {
    return new EncryptionRule(
        EncryptionRule.Kind.KMS, key, Map.of(GroupEncryption.CONTEXT, tableArn), false);
  }

  DataKeys.DataKey generate() {
    return keys.generate(rule(keyId));
  }

  byte[] unwrap(ObjectEncryption encryption) {
    return keys.unwrap(encryption);
  }
}
