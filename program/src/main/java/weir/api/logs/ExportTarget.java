package weir.api.logs;

/// Where an export goes, and of which group it is.
///
/// @param bucket an S3 bucket
public record ExportTarget(GroupAddress group, String bucket) {}
