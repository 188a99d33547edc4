package weir.api.kms;

import weir.api.auth.Caller;
import weir.api.auth.RequestFacts;

/// Who uses keys through another service.
///
/// @param accountId where key ids and aliases without an ARN belong: the caller's account, or the
///   bucket owner's when the caller is a service
/// @param service that acts for the caller: `s3`
public record KeyUser(Caller caller, RequestFacts facts, String accountId, String service) {
  /// The value of `kms:ViaService`.
  String viaService() {
    return service + "." + facts.region() + ".amazonaws.com";
  }
}
