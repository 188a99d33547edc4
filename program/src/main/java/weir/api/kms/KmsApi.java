package weir.api.kms;

import java.util.EnumSet;
import java.util.List;
import weir.api.gateway.OperationsApi;
import weir.api.protocol.Protocol;
import weir.api.protocol.ServiceShape;

/// The operations of KMS.
public final class KmsApi {
  static final ServiceShape SHAPE =
      new ServiceShape(
          "kms", "TrentService", "2014-11-01", "", "", EnumSet.of(Protocol.AWS_JSON_1_1));

  private KmsApi() {}

  public static OperationsApi of(Kms kms) {
    return new OperationsApi(
        SHAPE,
        new KmsWording(),
        List.of(
            new CancelKeyDeletion(kms),
            new CreateAlias(kms),
            new CreateKey(kms),
            new Decrypt(kms),
            new DeleteAlias(kms),
            new DescribeKey(kms),
            new DisableKey(kms),
            new DisableKeyRotation(kms),
            new EnableKey(kms),
            new EnableKeyRotation(kms),
            new Encrypt(kms),
            new GenerateDataKey(kms),
            new GenerateDataKeyWithoutPlaintext(kms),
            new GenerateRandom(kms),
            new GetKeyPolicy(kms),
            new GetKeyRotationStatus(kms),
            new ListAliases(kms),
            new ListKeyPolicies(kms),
            new ListKeyRotations(kms),
            new ListKeys(kms),
            new ListResourceTags(kms),
            new PutKeyPolicy(kms),
            new ReEncrypt(kms),
            new RotateKeyOnDemand(kms),
            new ScheduleKeyDeletion(kms),
            new TagResource(kms),
            new UntagResource(kms),
            new UpdateAlias(kms),
            new UpdateKeyDescription(kms)));
  }
}
