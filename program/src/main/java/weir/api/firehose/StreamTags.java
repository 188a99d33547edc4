package weir.api.firehose;

import static weir.api.firehose.FirehoseErrors.RULES;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.firehose.model.Tag;
import weir.api.auth.Permission;

/// The tags of a stream, by ascending key.
final class StreamTags {
  private static final int MOST = 50;
  private static final Pattern KEY =
      Pattern.compile("^(?!aws:)[\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@%]*$");
  private static final Pattern VALUE = Pattern.compile("^[\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@%]*$");

  private StreamTags() {}

  static List<Tag> merged(List<Tag> before, List<Tag> added) {
    TreeMap<String, Tag> all = new TreeMap<>();
    before.forEach(tag -> all.put(tag.key(), tag));
    Set<String> keys = new HashSet<>();
    for (Tag tag : added) {
      String key = RULES.text("tags.1.member.key", tag.key(), 1, 128);
      RULES.matches("tags.1.member.key", key, KEY);
      String value = tag.value() == null ? "" : tag.value();
      RULES.text("tags.1.member.value", value, 0, 256);
      RULES.matches("tags.1.member.value", value, VALUE);
      if (!keys.add(key)) {
        throw FirehoseErrors.invalid(
            "The tag key " + key + " is there twice; it may be there once");
      }
      all.put(key, tag);
    }
    if (all.size() > MOST) {
      throw FirehoseErrors.limit(
          "The stream would have " + all.size() + " tags but may have at most " + MOST);
    }
    return List.copyOf(all.values());
  }

  /// The permission with what conditions can ask about tags that a request brings.
  static Permission requested(Permission permission, List<Tag> tags) {
    Permission asked = permission;
    for (Tag tag : tags) {
      if (tag.key() != null && tag.value() != null) {
        asked = asked.when("aws:RequestTag/" + tag.key(), tag.value());
      }
    }
    String[] keys = tags.stream().map(tag -> String.valueOf(tag.key())).toArray(String[]::new);
    return keys.length == 0 ? asked : asked.when("aws:TagKeys", keys);
  }
}
