package weir.api.sts;

import weir.api.auth.Authenticator;
import weir.api.gateway.Wording;
import weir.api.protocol.ApiException;
import weir.api.protocol.Protocol;
import weir.model.aws.Fault;

/// STS's words where they are not everybody's.
final class StsWording implements Wording {
  /// AWS lets anybody call the operations that trade a foreign identity; Weir does not have them,
  /// and says so where such a call ends.
  @Override
  public ApiException rejected(Authenticator.RejectedSignature rejection, Protocol protocol) {
    ApiException usual = Wording.super.rejected(rejection, protocol);
    return rejection.reason() == Authenticator.Reason.MISSING
        ? new ApiException(
            usual.status(),
            usual.code(),
            usual.sentence()
                + ". Weir has neither AssumeRoleWithWebIdentity nor AssumeRoleWithSAML, which would"
                + " need none")
        : usual;
  }

  @Override
  public ApiException fault(Fault fault) {
    return fault instanceof Fault.Invalid invalid
        ? StsRule.validation(invalid.sentence())
        : Wording.super.fault(fault);
  }
}
