package weir.api.ec2;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.Tag;
import weir.api.protocol.ApiException;
import weir.store.state.DocumentKind;

/// A kind of resource: how it is kept, what AWS calls it, and what it says of ids that name none.
///
/// @param type as in TagSpecification's ResourceType and in ARNs: `network-interface`
/// @param prefix of its ids: `eni`
/// @param words for ids that name none
/// @param tagged the same resource with these tags, for an answer
/// @param <T> the SDK's shape
record ResourceKind<T extends SdkPojo>(
    String type,
    String prefix,
    DocumentKind<T> documents,
    Words words,
    Function<T, String> id,
    BiFunction<T, List<Tag>, T> tagged) {
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{8}|[0-9a-f]{17}");

  /// @param malformed code: `InvalidVpcID.Malformed`
  /// @param notFound code: `InvalidVpcID.NotFound`
  /// @param sentence with `%s` for the ids: `The vpc ID '%s' does not exist`
  record Words(String malformed, String notFound, String sentence) {
    /// As most kinds have them.
    ///
    /// @param code `InvalidVpcID`
    /// @param noun `vpc ID`
    static Words of(String code, String noun) {
      return new Words(
          code + ".Malformed", code + ".NotFound", "The " + noun + " '%s' does not exist");
    }
  }

  boolean owns(String resourceId) {
    return resourceId.startsWith(prefix + "-")
        && DIGITS.matcher(resourceId.substring(prefix.length() + 1)).matches();
  }

  /// Answers the id itself when it has this kind's form.
  String wellFormed(String resourceId) {
    if (!owns(resourceId)) {
      throw ApiException.badRequest(
          words.malformed, "Invalid id: \"" + resourceId + "\" (expecting \"" + prefix + "-...\")");
    }
    return resourceId;
  }

  /// @param ids that do not exist; several are named together
  ApiException notFound(List<String> ids) {
    return ApiException.badRequest(
        words.notFound, String.format(words.sentence, String.join(", ", ids)));
  }

  /// Its ARN.
  String arn(String region, String accountId, String resourceId) {
    return "arn:aws:ec2:" + region + ":" + accountId + ":" + type + "/" + resourceId;
  }
}
