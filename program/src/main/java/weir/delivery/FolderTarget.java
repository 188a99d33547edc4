package weir.delivery;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import weir.model.aws.Fault;

/// A folder of this machine.
record FolderTarget(Path root) implements Target {
  /// @throws Fault.Invalid when the text is no folder's name
  static FolderTarget of(String text) {
    boolean elsewhere = text.contains("://") || text.startsWith("arn:");
    if (text.isBlank() || elsewhere || text.chars().anyMatch(Character::isISOControl)) {
      throw noFolder(text);
    }
    try {
      Path root = Path.of(text);
      Target.refuseReservedFolder(text, root);
      return new FolderTarget(root);
    } catch (InvalidPathException e) {
      throw noFolder(text);
    }
  }

  private static Fault noFolder(String text) {
    return new Fault.Invalid(
        "the destination is \""
            + text
            + "\" but must be a folder, s3://bucket/prefix, arn:aws:s3:::bucket/prefix/,"
            + " arn:aws:logs:REGION:ACCOUNT:log-group:NAME or"
            + " arn:aws:firehose:REGION:ACCOUNT:deliverystream/NAME");
  }

  @Override
  public String settled() {
    return root.toAbsolutePath().normalize().toString();
  }

  @Override
  public boolean takesEvents() {
    return false;
  }
}
