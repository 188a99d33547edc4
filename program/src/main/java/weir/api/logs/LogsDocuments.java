package weir.api.logs;

import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourcePolicy;
import software.amazon.awssdk.utils.builder.Buildable;
import weir.api.protocol.ShapeText;
import weir.store.logs.LogGroupId;
import weir.store.state.DocumentKind;

/// What the room keeps in the state: definitions, not events.
final class LogsDocuments {
  /// By name, without what the event store knows or the name says.
  static final DocumentKind<LogGroup> GROUP = shape("group", LogGroup::builder);

  /// By the group's name; there for as long as the group.
  static final DocumentKind<GroupStorage> STORAGE =
      new DocumentKind<>("logs.group-storage", GroupStorage::print, GroupStorage::parse);

  /// Ids whose events are to be deleted, by the id: a group goes at once, its events behind it.
  static final DocumentKind<LogGroupId> DELETED =
      new DocumentKind<>("logs.deleted-storage", LogGroupId::text, LogGroupId::new);

  /// By [#streamId].
  static final DocumentKind<LogStream> STREAM = shape("stream", LogStream::builder);

  /// By the group's name.
  static final DocumentKind<ListTagsForResourceResponse> TAGS =
      shape("group-tags", ListTagsForResourceResponse::builder);

  /// By name; of one resource, by its ARN.
  static final DocumentKind<ResourcePolicy> RESOURCE_POLICY =
      shape("resource-policy", ResourcePolicy::builder);

  private LogsDocuments() {}

  /// No group's name has a colon, so that the streams of a group stand together.
  static String streamId(String group, String stream) {
    return streamsOf(group) + stream;
  }

  /// What the ids of a group's streams begin with.
  static String streamsOf(String group) {
    return group + ":";
  }

  static <T extends SdkPojo, B extends SdkPojo & Buildable> DocumentKind<T> shape(
      String name, Supplier<B> builder) {
    return new DocumentKind<>(
        "logs." + name, ShapeText::print, text -> built(ShapeText.fill(builder.get(), text)));
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // each line above pairs the two
  private static <T extends SdkPojo> T built(Buildable builder) {
    return (T) builder.build();
  }
}
