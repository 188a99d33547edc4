package weir.store.objects;

/// What is to be listed.
///
/// @param delimiter empty for none
/// @param after the key or common prefix after which the page begins; empty for the first page
/// @param most entries and common prefixes on the page
public record ListOrder(String bucket, String prefix, String delimiter, String after, int most) {}
