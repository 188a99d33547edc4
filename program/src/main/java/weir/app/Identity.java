package weir.app;

import java.util.List;
import weir.api.auth.PolicyEvaluator;
import weir.api.auth.SignatureV4;
import weir.api.ec2.DeliveryRoles;
import weir.api.ec2.InstanceProfiles;
import weir.api.iam.AccountSettings;
import weir.api.iam.Accounts;
import weir.api.iam.Iam;
import weir.api.iam.IamIdentities;
import weir.api.iam.ProfileRoles;
import weir.api.iam.SecretSeal;
import weir.api.iam.ServiceRoles;
import weir.api.iam.Sessions;
import weir.model.aws.Fault;

/// Who there is and what they may: IAM, the sessions of roles, and the keys with which Weir's own
/// services sign.
///
/// @param deliveryKeys of flow logs
/// @param streamKeys of delivery streams; they know everybody else's keys too
/// @param firstKeys root's keys that this start made
record Identity(
    Iam iam,
    SecretSeal seal,
    Sessions sessions,
    PolicyEvaluator policies,
    ServiceRoles roles,
    DeliveryKeys deliveryKeys,
    StreamKeys streamKeys,
    List<Accounts.FirstKey> firstKeys) {
  static Identity on(Ground ground, AccountSettings accounts) {
    SecretSeal seal =
        ground.kept()
            ? SecretSeal.withKeyIn(ground.file("secrets.key"))
            : SecretSeal.forThisProcess();
    Iam iam = new Iam(ground.store(), seal, ground.random());
    List<Accounts.FirstKey> firstKeys = Accounts.begin(iam, accounts, ground.clock().instant());
    IamIdentities identities = new IamIdentities(iam);
    Sessions sessions = new Sessions(iam);
    PolicyEvaluator policies = new PolicyEvaluator(identities);
    ServiceRoles roles = new ServiceRoles(sessions, policies, ground.clock());
    DeliveryKeys deliveryKeys = new DeliveryKeys(identities, roles, ground.random());
    return new Identity(
        iam,
        seal,
        sessions,
        policies,
        roles,
        deliveryKeys,
        new StreamKeys(deliveryKeys, roles, ground.random()),
        firstKeys);
  }

  /// Knows the signatures of everybody, Weir's own services included.
  SignatureV4 signatures(Ground ground) {
    return new SignatureV4(streamKeys, ground.clock());
  }

  /// Roles as flow logs hand them over.
  DeliveryRoles deliveryRoles() {
    return (role, service, account, arn) -> {
      try {
        roles.assume(role, service, account, arn);
        return true;
      } catch (Fault.Denied refused) {
        return false;
      }
    };
  }

  /// Instance profiles as instances ask for them.
  InstanceProfiles instanceProfiles() {
    ProfileRoles kept = new ProfileRoles(iam);
    return (account, name) ->
        kept.find(account, name)
            .map(found -> new InstanceProfiles.Profile(found.arn(), found.id(), found.roleArn()));
  }
}
