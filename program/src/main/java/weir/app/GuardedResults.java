package weir.app;

import java.nio.file.Path;
import weir.model.aws.Fault;
import weir.query.athena.AthenaFault;
import weir.query.athena.ErrorKind;
import weir.query.athena.ResultObjects;
import weir.query.athena.ResultTarget;
import weir.query.objects.ObjectAddress;

/// Results in another S3, each asked for under the caller's policies first.
record GuardedResults(ResultObjects results, ObjectRights rights) implements ResultObjects {
  @Override
  public void put(String uri, Path file, String contentType, ResultTarget target) {
    try {
      rights.object("s3:PutObject", ObjectAddress.of(uri));
    } catch (Fault.Denied denied) {
      throw new AthenaFault(denied.sentence(), ErrorKind.PERMISSION);
    }
    results.put(uri, file, contentType, target);
  }

  @Override
  public void requireBucket(String uri) {
    try {
      rights.location(ObjectAddress.of(uri));
    } catch (Fault.Denied denied) {
      throw new AthenaFault(denied.sentence(), ErrorKind.PERMISSION);
    }
    results.requireBucket(uri);
  }

  @Override
  public Part read(String uri, long offset, int most) {
    rights.object("s3:GetObject", ObjectAddress.of(uri));
    return results.read(uri, offset, most);
  }
}
