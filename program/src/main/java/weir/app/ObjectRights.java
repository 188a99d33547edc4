package weir.app;

import weir.api.auth.Authorizer;
import weir.api.auth.Caller;
import weir.api.auth.Decision;
import weir.api.auth.Permission;
import weir.api.auth.RequestFacts;
import weir.api.gateway.Call;
import weir.model.aws.Fault;
import weir.query.objects.ObjectAddress;

/// What a caller's policies say of objects that another S3 keeps, whose own policies Weir does not
/// know.
record ObjectRights(Authorizer authorizer, Caller caller, RequestFacts facts) {
  /// @throws Fault.Denied when the policies do not allow it
  void object(String action, ObjectAddress address) {
    require(Permission.of(action, "arn:aws:s3:::" + address.bucket() + "/" + address.key()));
  }

  /// @param prefix of the keys that are asked for
  void bucket(String action, ObjectAddress prefix) {
    require(
        Permission.of(action, "arn:aws:s3:::" + prefix.bucket()).when("s3:prefix", prefix.key()));
  }

  /// Where a bucket is: what has to be known before anything is put there.
  void location(ObjectAddress address) {
    require(Permission.of("s3:GetBucketLocation", "arn:aws:s3:::" + address.bucket()));
  }

  private void require(Permission permission) {
    Decision decision = authorizer.decide(caller, permission, facts);
    if (!decision.allowed()) {
      throw new Fault.Denied(new Call.Denial(caller, permission, decision).sentence());
    }
  }
}
