package weir.api.kms;

import java.util.function.Supplier;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;
import weir.store.objects.DataKeys;
import weir.store.objects.EncryptionRule;
import weir.store.objects.ObjectEncryption;
import weir.store.objects.ObjectRefusal;

/// The keys of KMS as the object store asks for them, in the name of one user.
public final class ObjectDataKeys implements DataKeys {
  private final DataKeyDesk desk;
  private final KeyUser user;

  public ObjectDataKeys(DataKeyDesk desk, KeyUser user) {
    this.desk = desk;
    this.user = user;
  }

  /// For the caller of one request to S3: `call -> ObjectDataKeys.of(kms, call)`.
  public static DataKeys of(Kms kms, Call call) {
    return new ObjectDataKeys(
        kms.dataKeys(), new KeyUser(call.caller(), call.facts(), call.accountId(), "s3"));
  }

  @Override
  public DataKey generate(EncryptionRule rule) {
    DataKeyDesk.DataKey made = refusing(() -> desk.make(user, rule.keyId(), rule.context()));
    EncryptionRule used =
        new EncryptionRule(rule.kind(), made.keyArn(), rule.context(), rule.bucketKey());
    return new DataKey(made.plain(), made.wrapped(), used);
  }

  @Override
  public byte[] unwrap(ObjectEncryption encryption) {
    return refusing(() -> desk.unwrap(user, encryption.wrappedKey(), encryption.rule().context()));
  }

  private static <R> R refusing(Supplier<R> deed) {
    try {
      return deed.get();
    } catch (ApiException refusal) {
      throw new ObjectRefusal(reason(refusal), refusal.sentence());
    }
  }

  private static ObjectRefusal.Reason reason(ApiException refusal) {
    return switch (refusal.code()) {
      case "DisabledException" -> ObjectRefusal.Reason.KEY_DISABLED;
      case "KMSInvalidStateException" -> ObjectRefusal.Reason.KEY_PENDING_DELETION;
      case "NotFoundException", "InvalidArnException" -> ObjectRefusal.Reason.KEY_NOT_FOUND;
      default -> ObjectRefusal.Reason.KEY_DENIED;
    };
  }
}
