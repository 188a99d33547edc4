package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.glue.model.GetTagsResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ShapeText;
import weir.store.state.DocumentKind;
import weir.store.state.StateStore;
import weir.store.state.StateView;

/// Tags of databases and crawlers, by ARN. Safe for any number of threads.
final class GlueTags {
  private static final int MOST = 50;
  private static final DocumentKind<GetTagsResponse> KIND =
      new DocumentKind<>(
          "glue.tags",
          ShapeText::print,
          text -> ShapeText.fill(GetTagsResponse.builder(), text).build());

  private final StateStore store;

  GlueTags(StateStore store) {
    this.store = store;
  }

  /// By ascending key.
  Map<String, String> of(String arn, Call call) {
    return store.read(view -> of(view, arn, call));
  }

  private static Map<String, String> of(StateView view, String arn, Call call) {
    return view.find(KIND, call.scope(), arn)
        .map(tags -> (Map<String, String>) new TreeMap<>(tags.tags()))
        .orElse(Map.of());
  }

  void add(String arn, Map<String, String> added, Call call) {
    added.forEach((key, value) -> {
      RULES.text("tagsToAdd.key", key, 1, 128);
      RULES.text("tagsToAdd.value", value, 0, 256);
      if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
        throw GlueErrors.invalid("The tag key " + key + " begins with aws:, which is AWS's own");
      }
    });
    change(arn, call, tags -> tags.putAll(added));
  }

  void remove(String arn, List<String> keys, Call call) {
    change(arn, call, tags -> tags.keySet().removeAll(keys));
  }

  void forget(String arn, Call call) {
    change(arn, call, Map::clear);
  }

  private void change(String arn, Call call, Consumer<Map<String, String>> deed) {
    store.change(change -> {
      Map<String, String> tags = new TreeMap<>(of(change, arn, call));
      deed.accept(tags);
      if (tags.size() > MOST) {
        throw GlueErrors.invalid(
            arn + " would have " + tags.size() + " tags but may have at most " + MOST);
      }
      if (tags.isEmpty()) {
        change.remove(KIND, call.scope(), arn);
      } else {
        change.put(KIND, call.scope(), arn, GetTagsResponse.builder().tags(tags).build());
      }
      return tags;
    });
  }

  /// The permissions with what conditions can ask about tags that a request brings.
  static List<Permission> requested(List<Permission> permissions, Map<String, String> tags) {
    return tags.isEmpty()
        ? permissions
        : permissions.stream().map(permission -> requested(permission, tags)).toList();
  }

  private static Permission requested(Permission permission, Map<String, String> tags) {
    Permission asked = permission.when("aws:TagKeys", tags.keySet().toArray(String[]::new));
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      asked = asked.when("aws:RequestTag/" + tag.getKey(), String.valueOf(tag.getValue()));
    }
    return asked;
  }
}
