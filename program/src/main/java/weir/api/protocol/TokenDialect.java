package weir.api.protocol;

import org.jspecify.annotations.Nullable;

/// What differs between the forms of a shape that are made of JSON's tokens.
enum TokenDialect {
  /// JSON on the wire: times in seconds, bytes in base64.
  JSON,
  /// CBOR on the wire: times are tagged, bytes are bytes.
  CBOR,
  /// The text that is kept, under the model's names: times in ISO 8601, whole; bytes in base64.
  TEXT;

  @Nullable Member find(Members members, String name) {
    return this == TEXT ? members.named(name) : members.requested(name);
  }

  String nameInAnswers(Member member) {
    return this == TEXT ? member.name() : member.responseName();
  }
}
