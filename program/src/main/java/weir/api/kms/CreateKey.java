package weir.api.kms;

import static weir.api.kms.KmsErrors.RULES;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.model.CreateKeyRequest;
import software.amazon.awssdk.services.kms.model.CreateKeyResponse;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import weir.api.auth.Permission;
import weir.api.auth.PolicyDocument;
import weir.api.gateway.Call;

/// Makes a symmetric key.
final class CreateKey extends KmsOperation<CreateKeyRequest, CreateKeyResponse> {
  CreateKey(Kms kms) {
    super(
        kms,
        CreateKeyRequest::builder,
        "Policy",
        "Description",
        "KeyUsage",
        "CustomerMasterKeySpec",
        "KeySpec",
        "Origin",
        "BypassPolicyLockoutSafetyCheck",
        "Tags",
        "MultiRegion");
  }

  @Override
  protected List<Permission> needs(CreateKeyRequest request, Call call) {
    List<Permission> needed = new ArrayList<>();
    needed.add(conditions(Permission.of(action(), "*"), request, call));
    if (!request.tags().isEmpty()) {
      needed.add(conditions(Permission.of("kms:TagResource", "*"), request, call));
    }
    return needed;
  }

  private static Permission conditions(Permission permission, CreateKeyRequest request, Call call) {
    return KeyTags.conditions(permission, request.tags())
        .when("kms:CallerAccount", call.accountId())
        .when("kms:KeySpec", Cryptography.ALGORITHM)
        .when("kms:KeyUsage", "ENCRYPT_DECRYPT")
        .when("kms:KeyOrigin", "AWS_KMS")
        .when("kms:MultiRegion", "false")
        .when("kms:BypassPolicyLockoutSafetyCheck", Boolean.toString(bypasses(request)));
  }

  private static boolean bypasses(CreateKeyRequest request) {
    return Boolean.TRUE.equals(request.bypassPolicyLockoutSafetyCheck());
  }

  @Override
  @SuppressWarnings("deprecation") // older clients send CustomerMasterKeySpec
  public CreateKeyResponse answer(CreateKeyRequest request, Call call) {
    only("KeySpec", request.keySpecAsString(), Cryptography.ALGORITHM);
    only("CustomerMasterKeySpec", request.customerMasterKeySpecAsString(), Cryptography.ALGORITHM);
    only("KeyUsage", request.keyUsageAsString(), "ENCRYPT_DECRYPT");
    only("Origin", request.originAsString(), "AWS_KMS");
    if (Boolean.TRUE.equals(request.multiRegion())) {
      throw KmsErrors.unsupported("MultiRegion is true, but Weir's keys belong to one region each");
    }
    String description =
        request.description() == null
            ? ""
            : RULES.text("description", request.description(), 0, 8192);
    PolicyDocument policy =
        request.policy() == null
            ? KeyPolicies.standard(call.accountId())
            : KeyPolicies.parse(request.policy());
    Keys.Wanted wanted =
        new Keys.Wanted(
            Keys.Wanted.newId(),
            description,
            policy,
            KeyTags.merged(List.of(), request.tags()),
            KeyManagerType.CUSTOMER);
    KeyMetadata made =
        kms()
            .change(change -> {
              KmsKey key = kms().keys().make(change, call.scope(), wanted, Kms.seconds(call.now()));
              if (!bypasses(request)) {
                KeyPolicies.refuseLockout(key, call);
              }
              return key.metadata();
            });
    return CreateKeyResponse.builder().keyMetadata(made).build();
  }

  private static void only(String member, @Nullable String given, String supported) {
    if (given != null && !given.equals(supported)) {
      throw KmsErrors.unsupported(
          member + " is " + given + " but Weir's KMS makes keys of " + supported + " only");
    }
  }
}
