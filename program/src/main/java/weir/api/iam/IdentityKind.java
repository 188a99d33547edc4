package weir.api.iam;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weir.store.state.DocumentKind;

/// The three kinds of identities, and in what they differ.
///
/// @param word `user`, in ARNs and sentences
/// @param inlineSize characters that the inline policies of one may have together
record IdentityKind<T extends Identity>(String word, DocumentKind<T> documents, int inlineSize) {
  static final IdentityKind<User> USER = new IdentityKind<>("user", Kinds.USER, 2048);
  static final IdentityKind<Group> GROUP = new IdentityKind<>("group", Kinds.GROUP, 5120);
  static final IdentityKind<Role> ROLE = new IdentityKind<>("role", Kinds.ROLE, 10_240);

  /// `User`, in quotas' names.
  String title() {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  String checkedName(@Nullable String name) {
    return Constraint.name(word + "Name", name, equals(GROUP) ? 128 : 64);
  }
}
