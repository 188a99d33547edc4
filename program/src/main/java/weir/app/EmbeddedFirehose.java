package weir.app;

import weir.api.firehose.Firehose;
import weir.api.firehose.KeptSecrets;
import weir.api.gateway.RateQuota;
import weir.api.iam.SecretSeal;
import weir.api.iam.ServiceRoles;
import weir.delivery.streams.DeliveryStreams;
import weir.model.aws.Fault;
import weir.store.state.StateStore;

/// Firehose over Weir's own IAM.
final class EmbeddedFirehose {
  private EmbeddedFirehose() {}

  static Firehose of(
      StateStore store,
      DeliveryStreams streams,
      ServiceRoles roles,
      SecretSeal seal,
      RateQuota records) {
    return new Firehose(
        store,
        streams,
        (role, account, arn) -> assumable(roles, role, account, arn),
        secrets(seal),
        records,
        Thread::startVirtualThread);
  }

  private static boolean assumable(
      ServiceRoles roles, String role, String account, String streamArn) {
    try {
      roles.assumeWithExternalId(role, StreamKeys.PRINCIPAL, account, streamArn);
      return true;
    } catch (Fault.Denied refused) {
      return false;
    }
  }

  private static KeptSecrets secrets(SecretSeal seal) {
    return new KeptSecrets() {
      @Override
      public String seal(String secret, String purpose) {
        return seal.sealed(secret, purpose);
      }

      @Override
      public String open(String sealed, String purpose) {
        return seal.open(sealed, purpose);
      }
    };
  }
}
