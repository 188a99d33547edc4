package weir.api.protocol;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.utils.builder.Buildable;

/// Fills shapes with anything, from a seed.
final class RandomShapes {
  private static final int DEPTH = 4;
  private static final String LETTERS = "aZ0 <&>\"'\\\n\t\u0085\u2028äß漢\uD83D\uDE00/%+=,{}[]";

  private final Random random;

  RandomShapes(long seed) {
    this.random = new Random(seed);
  }

  SdkPojo fill(SdkPojo builder) {
    return fill(builder, 0);
  }

  private SdkPojo fill(SdkPojo builder, int depth) {
    for (Member member : Members.of(builder).all()) {
      if (random.nextInt(3) > 0) {
        member.set(builder, value(member, depth));
      }
    }
    return builder;
  }

  private Object value(Member member, int depth) {
    return switch (member.type()) {
      case MemberType.Scalar scalar -> scalar(scalar);
      case MemberType.Timestamp timestamp ->
          Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
      case MemberType.Structure structure -> {
        SdkPojo inner = structure.builder().get();
        yield ((Buildable) (depth < DEPTH ? fill(inner, depth + 1) : inner)).build();
      }
      case MemberType.ListOf list -> {
        List<Object> values = new ArrayList<>();
        for (int count = random.nextInt(3); count > 0 && depth < DEPTH; count--) {
          values.add(value(list.element(), depth + 1));
        }
        yield values;
      }
      case MemberType.MapOf map -> {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int count = random.nextInt(3); count > 0 && depth < DEPTH; count--) {
          values.put(text(), value(map.value(), depth + 1));
        }
        yield values;
      }
    };
  }

  private Object scalar(MemberType.Scalar scalar) {
    return switch (scalar) {
      case STRING -> text();
      case BOOLEAN -> random.nextBoolean();
      case BYTE -> (byte) random.nextInt();
      case SHORT -> (short) random.nextInt();
      case INTEGER -> random.nextInt();
      case LONG -> random.nextLong();
      case FLOAT -> random.nextFloat();
      case DOUBLE -> random.nextGaussian();
      case DECIMAL -> BigDecimal.valueOf(random.nextLong(), 3);
      case BLOB -> {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        yield SdkBytes.fromByteArray(bytes);
      }
      case DOCUMENT -> Document.fromString(text());
    };
  }

  private String text() {
    int[] points = LETTERS.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int count = random.nextInt(12); count > 0; count--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }
}
