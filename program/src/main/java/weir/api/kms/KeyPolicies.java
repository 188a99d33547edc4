package weir.api.kms;

import static weir.api.kms.KmsErrors.RULES;

import java.nio.charset.StandardCharsets;
import weir.api.auth.PolicyDocument;
import weir.api.gateway.Call;
import weir.model.aws.Fault;
import weir.store.state.Scope;

/// The policies that keys get, and what a policy must be to become a key's.
final class KeyPolicies {
  /// The only name that AWS gives to a key's policy.
  static final String NAME = "default";

  private static final int MOST_BYTES = 32_768;

  private KeyPolicies() {}

  /// What a key gets when its maker says nothing: the account may do everything, and hands that on
  /// by IAM policies.
  static PolicyDocument standard(String accountId) {
    return PolicyDocument.parse(
        """
        {
          "Version" : "2012-10-17",
          "Id" : "key-default-1",
          "Statement" : [ {
            "Sid" : "Enable IAM User Permissions",
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : "arn:aws:iam::%s:root"
            },
            "Action" : "kms:*",
            "Resource" : "*"
          } ]
        }\
        """
            .formatted(accountId));
  }

  /// Of the key that S3 uses when nobody names one: usable through S3 by everybody in the account
  /// who may use S3, changeable by nobody.
  static PolicyDocument ofS3(Scope scope) {
    return PolicyDocument.parse(
        """
        {
          "Version" : "2012-10-17",
          "Id" : "auto-s3-2",
          "Statement" : [ {
            "Sid" : "Allow access through S3 for all principals in the account that are authorized to use S3",
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : "*"
            },
            "Action" : [ "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey" ],
            "Resource" : "*",
            "Condition" : {
              "StringEquals" : {
                "kms:CallerAccount" : "%1$s",
                "kms:ViaService" : "s3.%2$s.amazonaws.com"
              }
            }
          }, {
            "Sid" : "Allow direct access to key metadata to the account",
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : "arn:aws:iam::%1$s:root"
            },
            "Action" : [ "kms:Describe*", "kms:Get*", "kms:List*", "kms:RevokeGrant" ],
            "Resource" : "*"
          } ]
        }\
        """
            .formatted(scope.accountId(), scope.region()));
  }

  static PolicyDocument parse(String text) {
    RULES.text("policy", text, 1, 131_072);
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES) {
      throw KmsErrors.limitExceeded(
          "The key policy has " + bytes + " bytes but may have at most " + MOST_BYTES);
    }
    try {
      return PolicyDocument.parse(text, PolicyDocument.Purpose.RESOURCE);
    } catch (Fault.Invalid malformed) {
      throw KmsErrors.malformedPolicy(malformed.sentence());
    }
  }

  /// @param key with the policy that it is to get
  static void refuseLockout(KmsKey key, Call call) {
    if (!call.permits(key.permission("kms:PutKeyPolicy", call.caller()))) {
      throw KmsErrors.malformedPolicy(
          "The new key policy will not allow you to update the key policy in the future.");
    }
  }
}
