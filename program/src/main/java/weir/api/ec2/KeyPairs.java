package weir.api.ec2;

import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import weir.api.protocol.ApiException;

/// The public halves of key pairs, each with a name of its own in its region.
final class KeyPairs {
  private static final int LONGEST_NAME = 255;

  private KeyPairs() {}

  /// @return the pair with its id and tags
  /// @throws ApiException InvalidKeyPair.Duplicate when the name is taken
  static KeyPairInfo keep(
      Ec2Change change,
      ResourceIds ids,
      Instant now,
      KeyPairInfo described,
      List<TagSpecification> tags) {
    String name = described.keyName();
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw Ec2Errors.invalidValue(
          name, "keyName", "It must have 1 to " + LONGEST_NAME + " characters.");
    }
    if (change.all(ResourceKinds.KEY_PAIR).stream().anyMatch(pair -> pair.keyName().equals(name))) {
      throw ApiException.badRequest(
          "InvalidKeyPair.Duplicate", "The keypair '" + name + "' already exists.");
    }
    KeyPairInfo pair =
        change.put(
            ResourceKinds.KEY_PAIR,
            described.toBuilder()
                .keyPairId(ids.next(ResourceKinds.KEY_PAIR))
                .createTime(now)
                .build());
    change.tag(
        ResourceKinds.KEY_PAIR, pair.keyPairId(), Tagging.requested(ResourceKinds.KEY_PAIR, tags));
    return change.tagged(ResourceKinds.KEY_PAIR, pair);
  }

  static ApiException notFound(String name) {
    return ApiException.badRequest(
        "InvalidKeyPair.NotFound", "The key pair '" + name + "' does not exist");
  }
}
