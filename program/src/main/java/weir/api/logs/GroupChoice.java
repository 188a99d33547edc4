package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;

/// Which groups a request for many wants.
///
/// @param prefix of the name; empty for all
/// @param part of the name; empty for all
/// @param ofClass null for all
/// @param named empty for all
record GroupChoice(String prefix, String part, @Nullable String ofClass, List<GroupAddress> named) {
  boolean holds(LogGroup group) {
    String name = group.logGroupName();
    return name.startsWith(prefix)
        && name.contains(part)
        && (ofClass == null || ofClass.equals(group.logGroupClassAsString()))
        && (named.isEmpty() || named.stream().anyMatch(one -> one.name().equals(name)));
  }

  /// The name of a class that AWS has.
  static @Nullable String checkedClass(@Nullable String name) {
    RULES.oneOf(
        "logGroupClass",
        name,
        LogGroupClass.knownValues().stream().map(LogGroupClass::toString).sorted().toList());
    return name;
  }
}
