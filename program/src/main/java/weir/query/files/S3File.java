package weir.query.files;

import java.nio.file.Path;

/// A file of flow records in a bucket; its bytes are fetched into the cache when they are needed.
record S3File(S3Cache cache, String bucket, String key, String etag, long sizeBytes)
    implements FlowLogFile {
  @Override
  public String name() {
    return "s3://" + bucket + '/' + key;
  }

  @Override
  public Path local() {
    return cache.fetch(this);
  }

  @Override
  public boolean isParquet() {
    return key.endsWith(".parquet");
  }
}
