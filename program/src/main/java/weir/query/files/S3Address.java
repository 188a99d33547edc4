package weir.query.files;

import weir.model.aws.Fault;

/// `s3://bucket/prefix`: all objects of the bucket whose key begins with the prefix.
record S3Address(String bucket, String prefix) {
  private static final String SCHEME = "s3://";

  static boolean isOne(String text) {
    return text.startsWith(SCHEME);
  }

  static S3Address of(String text) {
    String rest = text.substring(SCHEME.length());
    int slash = rest.indexOf('/');
    String bucket = slash < 0 ? rest : rest.substring(0, slash);
    if (bucket.isEmpty()) {
      throw new Fault.Invalid("\"" + text + "\" names no bucket; write s3://bucket/prefix");
    }
    return new S3Address(bucket, slash < 0 ? "" : rest.substring(slash + 1));
  }

  String object(String key) {
    return SCHEME + bucket + '/' + key;
  }
}
