package weir.api.ec2;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.Tag;
import weir.api.auth.Permission;

/// What policies can ask about the tags in a request: `aws:RequestTag/KEY` and `aws:TagKeys`.
final class TagConditions {
  private TagConditions() {}

  static Map<String, List<String>> of(List<Tag> tags) {
    Map<String, List<String>> conditions = new LinkedHashMap<>();
    for (Tag tag : tags) {
      if (tag.key() != null && tag.value() != null) {
        conditions.put("aws:RequestTag/" + tag.key(), List.of(tag.value()));
      }
    }
    conditions.put(
        "aws:TagKeys", tags.stream().map(Tag::key).filter(key -> key != null).distinct().toList());
    return conditions;
  }

  static Permission add(Permission permission, Map<String, List<String>> conditions) {
    Permission more = permission;
    for (Map.Entry<String, List<String>> condition : conditions.entrySet()) {
      more = more.when(condition.getKey(), condition.getValue().toArray(new String[0]));
    }
    return more;
  }
}
