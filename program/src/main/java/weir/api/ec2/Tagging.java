package weir.api.ec2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import weir.api.protocol.ApiException;

/// AWS's rules about tags.
final class Tagging {
  private static final int MOST = 50;
  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_VALUE = 256;

  private Tagging() {}

  /// The tags that a request wants on the resource that it makes.
  static List<Tag> requested(ResourceKind<?> kind, List<TagSpecification> specifications) {
    List<Tag> tags = new ArrayList<>();
    for (TagSpecification specification : specifications) {
      String type = specification.resourceTypeAsString();
      if (type == null || type.isEmpty()) {
        throw ApiException.badRequest(
            "InvalidParameterValue", "Tag specification resource type must have a value");
      }
      if (!type.equals(kind.type())) {
        throw Ec2Errors.invalidValue(
            "'" + type + "' is not a valid taggable resource type for this operation.");
      }
      if (specification.tags().isEmpty()) {
        throw Ec2Errors.invalidValue("Tag specification must have at least one tag");
      }
      tags.addAll(specification.tags());
    }
    checkKeys(tags);
    return merged(List.of(), tags);
  }

  /// Tags with others over them.
  ///
  /// @throws ApiException TagLimitExceeded when they become too many
  static List<Tag> merged(List<Tag> before, List<Tag> over) {
    Map<String, Tag> byKey = new LinkedHashMap<>();
    before.forEach(tag -> byKey.put(tag.key(), tag));
    for (Tag tag : over) {
      String value = tag.value() == null ? "" : tag.value();
      byKey.put(tag.key(), Tag.builder().key(tag.key()).value(value).build());
    }
    if (byKey.size() > MOST) {
      throw ApiException.badRequest(
          "TagLimitExceeded",
          "The maximum number of tags, " + MOST + ", has been reached for the resource");
    }
    return List.copyOf(byKey.values());
  }

  static void checkKeys(List<Tag> tags) {
    Map<String, Tag> seen = new LinkedHashMap<>();
    for (Tag tag : tags) {
      String key = tag.key();
      if (key == null || key.isEmpty()) {
        throw Ec2Errors.invalidValue("Tag key cannot be empty");
      }
      if (key.length() > LONGEST_KEY) {
        throw Ec2Errors.invalidValue(
            "Tag key exceeds the maximum length of " + LONGEST_KEY + " characters");
      }
      if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
        throw Ec2Errors.invalidValue("Tag keys starting with 'aws:' are reserved for internal use");
      }
      if (tag.value() != null && tag.value().length() > LONGEST_VALUE) {
        throw Ec2Errors.invalidValue(
            "Tag value exceeds the maximum length of " + LONGEST_VALUE + " characters");
      }
      if (seen.put(key, tag) != null) {
        throw Ec2Errors.invalidValue("Duplicate tag key '" + key + "' specified.");
      }
    }
  }
}
