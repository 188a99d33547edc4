package weir.store.objects;

import java.util.Map;

/// What a client says of an object.
///
/// @param headers that go out as they came in, by lower-case name: `content-type`, `cache-control`,
///   `content-encoding`
/// @param user metadata, by lower-case name without `x-amz-meta-`
/// @param acl canned ACL: `private`, `bucket-owner-full-control`
/// @param storageClass `STANDARD`
public record ObjectLabels(
    Map<String, String> headers,
    Map<String, String> user,
    Map<String, String> tags,
    String acl,
    String storageClass) {
  public static final ObjectLabels NONE =
      new ObjectLabels(Map.of(), Map.of(), Map.of(), "private", "STANDARD");

  public ObjectLabels {
    headers = Map.copyOf(headers);
    user = Map.copyOf(user);
    tags = Map.copyOf(tags);
  }

  public ObjectLabels withTags(Map<String, String> others) {
    return new ObjectLabels(headers, user, others, acl, storageClass);
  }

  public ObjectLabels withAcl(String other) {
    return new ObjectLabels(headers, user, tags, other, storageClass);
  }
}
