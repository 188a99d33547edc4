package weir.api.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.SdkPojo;

/// Shapes as JSON text, for what is kept and for what people read.
public final class ShapeText {
  private ShapeText() {}

  /// A shape as compact JSON with the model's member names, times in ISO 8601 with all their
  /// digits, bytes in base64; [#fill] reads it.
  ///
  /// @param shape built, not a builder
  public static String print(SdkPojo shape) {
    return print(shape, false);
  }

  /// Fills a builder from [#print]'s text. Members that the shape does not know are passed over: an
  /// older Weir may have written them.
  ///
  /// @throws ApiException when the text is not a shape's or a member has a value of another type
  public static <B extends SdkPojo> B fill(B builder, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    TokenReader.fill(JsonForm.FACTORY, bytes, TokenDialect.TEXT, builder);
    return builder;
  }

  /// As [#print], with `***` in place of every member that the SDK marks as sensitive or whose name
  /// says so.
  public static String withoutSecrets(SdkPojo shape) {
    return print(shape, true);
  }

  private static String print(SdkPojo shape, boolean hidesSecrets) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonForm.FACTORY.createGenerator(text)) {
      new TokenWriter(json, TokenDialect.TEXT, hidesSecrets).shape(shape);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }
}
