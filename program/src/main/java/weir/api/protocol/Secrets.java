package weir.api.protocol;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.utils.builder.Buildable;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/// Which members of a shape nobody else may read: those that AWS's model marks as sensitive, and
/// those whose name says so, for the model forgets some.
///
/// The SDK tells of the marks in one place only: its `toString` shows that a sensitive member has a
/// value and not which. So each member of a shape gets a value once, and the text is looked at.
final class Secrets {
  private static final String REDACTED = "=*** Sensitive Data Redacted ***";

  /// Parts of member names in lower case. `token` alone is not among them: page and client tokens
  /// are no secrets.
  private static final List<String> TELLING_NAMES =
      List.of(
          "password",
          "passphrase",
          "secret",
          "privatekey",
          "plaintext",
          "sessiontoken",
          "securitytoken",
          "identitytoken",
          "accesstoken",
          "authtoken",
          "samlassertion",
          "ssecustomerkey",
          "tokencode",
          "authenticationcode");

  private static final Map<SdkField<?>, Set<Member>> KNOWN = new ConcurrentHashMap<>();

  private Secrets() {}

  static Set<Member> of(SdkPojo shape) {
    List<SdkField<?>> fields = shape.sdkFields();
    return fields.isEmpty()
        ? Set.of()
        : KNOWN.computeIfAbsent(fields.getFirst(), first -> find(shape));
  }

  private static Set<Member> find(SdkPojo shape) {
    List<Member> members = Members.of(shape).all();
    Set<Member> secrets = new HashSet<>();
    for (Member member : members) {
      if (telling(member.name()) || marked(shape, member, members)) {
        secrets.add(member);
      }
    }
    return Set.copyOf(secrets);
  }

  private static boolean telling(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return TELLING_NAMES.stream().anyMatch(lower::contains);
  }

  private static boolean marked(SdkPojo shape, Member member, List<Member> members) {
    if (!(shape instanceof ToCopyableBuilder<?, ?> copyable)
        || !(copyable.toBuilder() instanceof SdkPojo builder)) {
      return false;
    }
    members.forEach(other -> other.clear(builder));
    Object sample = sample(member.type());
    if (sample == null) {
      return false;
    }
    member.set(builder, sample);
    String text = ((Buildable) builder).build().toString();
    return text.contains("(" + member.name() + REDACTED)
        || text.contains(", " + member.name() + REDACTED);
  }

  private static @Nullable Object sample(MemberType type) {
    return switch (type) {
      case MemberType.Scalar scalar ->
          switch (scalar) {
            case STRING -> "a";
            case BLOB -> SdkBytes.fromUtf8String("a");
            case BOOLEAN -> true;
            case DOCUMENT -> Document.fromString("a");
            case BYTE, SHORT, INTEGER, LONG, FLOAT, DOUBLE, DECIMAL -> Scalars.parse(scalar, "1");
          };
      case MemberType.Timestamp timestamp -> Instant.EPOCH;
      case MemberType.Structure structure -> ((Buildable) structure.builder().get()).build();
      case MemberType.ListOf list -> List.of();
      case MemberType.MapOf map -> Map.of();
    };
  }
}
