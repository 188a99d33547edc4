package weir.app;

import java.time.InstantSource;
import weir.api.auth.Caller;
import weir.api.auth.RequestFacts;
import weir.api.kms.KeyUser;
import weir.api.kms.Kms;
import weir.api.kms.ObjectDataKeys;
import weir.api.logs.GroupKeys;
import weir.store.objects.DataKeys;
import weir.store.objects.EncryptionRule;
import weir.store.objects.ObjectEncryption;
import weir.store.state.Scope;

/// The keys of encrypted log groups: CloudWatch Logs asks KMS for them by its own name, for the
/// group. Every use is decided anew.
record LogGroupKeys(Kms kms, InstantSource clock) implements GroupKeys {
  @Override
  public DataKeys of(Scope scope, String groupArn) {
    return new DataKeys() {
      @Override
      public DataKey generate(EncryptionRule rule) {
        return now().generate(rule);
      }

      @Override
      public byte[] unwrap(ObjectEncryption encryption) {
        return now().unwrap(encryption);
      }

      private DataKeys now() {
        String principal = "logs." + scope.region() + ".amazonaws.com";
        return new ObjectDataKeys(
            kms.dataKeys(),
            new KeyUser(
                Caller.service(principal, scope.accountId(), groupArn),
                new RequestFacts("", principal, true, scope.region(), clock.instant()),
                scope.accountId(),
                "logs"));
      }
    };
  }
}
