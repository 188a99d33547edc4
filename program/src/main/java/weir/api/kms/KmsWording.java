package weir.api.kms;

import weir.api.gateway.Wording;
import weir.api.protocol.ApiException;
import weir.api.protocol.Protocol;
import weir.api.protocol.ServiceShape;
import weir.model.aws.Fault;

/// KMS's words for what goes wrong, where they differ from other services'.
final class KmsWording implements Wording {
  @Override
  public ApiException unknownOperation(ServiceShape service, String name, Protocol protocol) {
    return switch (name) {
      case "CreateGrant", "ListGrants", "ListRetirableGrants", "RetireGrant", "RevokeGrant" ->
          unsupported(name, "it has no grants; allow the use of a key by its policy");
      case "Sign",
          "Verify",
          "GetPublicKey",
          "GenerateDataKeyPair",
          "GenerateDataKeyPairWithoutPlaintext",
          "GenerateMac",
          "VerifyMac",
          "DeriveSharedSecret" ->
          unsupported(name, "its keys are symmetric and for encryption only");
      case "GetParametersForImport", "ImportKeyMaterial", "DeleteImportedKeyMaterial" ->
          unsupported(name, "it makes the material of its keys itself");
      case "ReplicateKey", "UpdatePrimaryRegion" ->
          unsupported(name, "its keys belong to one region each");
      case "CreateCustomKeyStore",
          "ConnectCustomKeyStore",
          "DescribeCustomKeyStores",
          "DeleteCustomKeyStore",
          "DisconnectCustomKeyStore",
          "UpdateCustomKeyStore" ->
          unsupported(name, "it has no other key stores");
      default -> Wording.super.unknownOperation(service, name, protocol);
    };
  }

  private static ApiException unsupported(String operation, String reason) {
    return KmsErrors.unsupported("Weir's KMS does not do " + operation + ": " + reason);
  }

  @Override
  public ApiException fault(Fault fault) {
    return switch (fault) {
      case Fault.Invalid invalid -> KmsErrors.validation(invalid.sentence());
      case Fault.NotFound gone -> KmsErrors.notFound(gone.sentence());
      case Fault.Denied denied -> KmsErrors.accessDenied(denied.sentence());
      case Fault.Unsupported unsupported -> KmsErrors.unsupported(unsupported.sentence());
      case Fault.Unavailable away ->
          new ApiException(503, "KeyUnavailableException", away.sentence());
      case Fault.Corrupt corrupt ->
          new ApiException(500, "KMSInternalException", corrupt.sentence());
    };
  }
}
