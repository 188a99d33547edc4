package weir.api.kms;

import static weir.api.kms.KmsErrors.RULES;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import weir.store.state.Scope;
import weir.store.state.StateChange;
import weir.store.state.StateView;

/// Names that point at keys.
final class Aliases {
  static final String PREFIX = "alias/";
  static final String RESERVED = "alias/aws/";
  private static final Pattern CHARACTERS = Pattern.compile("^[a-zA-Z0-9:/_-]+$");
  private static final int MOST_OF_A_KEY = 50;

  private Aliases() {}

  /// A name that a caller may give and take away.
  static KeyReference.ByAlias own(String name, Scope scope) {
    RULES.text("aliasName", name, 1, 256);
    RULES.matches("aliasName", name, CHARACTERS);
    if (!name.startsWith(PREFIX)) {
      throw KmsErrors.validation("Invalid identifier");
    }
    if (name.equals(PREFIX) || name.indexOf(':') >= 0) {
      throw invalidName(name + " contains invalid characters for an alias");
    }
    if (name.startsWith(RESERVED)) {
      throw invalidName(name + " begins with alias/aws/, which is reserved for AWS managed keys");
    }
    return new KeyReference.ByAlias(scope, name);
  }

  private static RuntimeException invalidName(String sentence) {
    return weir.api.protocol.ApiException.badRequest("InvalidAliasNameException", sentence);
  }

  static Optional<AliasListEntry> find(StateView view, KeyReference.ByAlias alias) {
    return view.find(KmsDocuments.ALIAS, alias.scope(), alias.name());
  }

  static AliasListEntry require(StateView view, KeyReference.ByAlias alias) {
    return find(view, alias).orElseThrow(() -> KmsErrors.noAlias(alias.arn()));
  }

  static List<AliasListEntry> of(StateView view, KmsKey key) {
    return view.all(KmsDocuments.ALIAS, key.scope()).stream()
        .filter(alias -> key.id().equals(alias.targetKeyId()))
        .toList();
  }

  /// Points a name at a key; the caller has checked both.
  ///
  /// @param created when the name was first given
  static void point(
      StateChange change, KeyReference.ByAlias alias, KmsKey key, Instant created, Instant now) {
    if (of(change, key).size() >= MOST_OF_A_KEY) {
      throw KmsErrors.limitExceeded(
          key.arn() + " has " + MOST_OF_A_KEY + " aliases, which is as many as a key may have");
    }
    change.put(
        KmsDocuments.ALIAS,
        alias.scope(),
        alias.name(),
        AliasListEntry.builder()
            .aliasName(alias.name())
            .aliasArn(alias.arn())
            .targetKeyId(key.id())
            .creationDate(created)
            .lastUpdatedDate(now)
            .build());
  }
}
