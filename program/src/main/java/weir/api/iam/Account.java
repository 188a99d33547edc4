package weir.api.iam;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An account and its root.
///
/// @param alias null when it has none
/// @param rootKeys ids of root's access keys
record Account(String id, Instant createdAt, @Nullable String alias, List<String> rootKeys) {
  Account {
    rootKeys = List.copyOf(rootKeys);
  }

  String rootArn() {
    return "arn:aws:iam::" + id + ":root";
  }

  Account withAlias(@Nullable String other) {
    return new Account(id, createdAt, other, rootKeys);
  }

  Account withRootKeys(List<String> others) {
    return new Account(id, createdAt, alias, others);
  }
}
