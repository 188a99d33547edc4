package weir.api.iam;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;

/// Which accounts there are, and the access key that the first one's root is to have.
///
/// @param accountIds 12 digits each; the first is the usual one
/// @param rootKey null when root's keys are made up
public record AccountSettings(List<String> accountIds, @Nullable RootKey rootKey) {
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

  /// One account, 123456789012, whose root gets a key of its own.
  public static final AccountSettings USUAL = new AccountSettings(List.of("123456789012"), null);

  public AccountSettings {
    accountIds = List.copyOf(accountIds);
    if (accountIds.isEmpty()) {
      throw new Fault.Invalid("there must be an account, such as 123456789012");
    }
    for (String id : accountIds) {
      if (!ACCOUNT.matcher(id).matches()) {
        throw new Fault.Invalid("the account id is " + id + " but must have 12 digits");
      }
    }
  }

  /// The same, with what `WEIR_ROOT_ACCESS_KEY_ID` and `WEIR_ROOT_SECRET_ACCESS_KEY` say.
  ///
  /// @param id empty when the variable is not set
  /// @param secret empty when the variable is not set
  /// @throws Fault.Invalid when there is only one of the two, or one does not have AWS's form
  public AccountSettings withRootKey(Optional<String> id, Optional<String> secret) {
    if (id.isEmpty() && secret.isEmpty()) {
      return this;
    }
    if (id.isEmpty() || secret.isEmpty()) {
      throw new Fault.Invalid(
          "WEIR_ROOT_ACCESS_KEY_ID and WEIR_ROOT_SECRET_ACCESS_KEY belong together, and only one"
              + " of them is set");
    }
    return new AccountSettings(accountIds, new RootKey(id.get(), secret.get()));
  }

  /// A key that the operator chose.
  public record RootKey(String id, String secret) {
    private static final Pattern ID = Pattern.compile("[A-Z0-9]{16,128}");
    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7E]{16,128}");

    public RootKey {
      if (!ID.matcher(id).matches()) {
        throw new Fault.Invalid(
            "WEIR_ROOT_ACCESS_KEY_ID is "
                + id
                + " but must be of 16 to 128 capital letters and digits, as in"
                + " AKIAIOSFODNN7EXAMPLE");
      }
      if (!SECRET.matcher(secret).matches()) {
        throw new Fault.Invalid(
            "WEIR_ROOT_SECRET_ACCESS_KEY has "
                + secret.length()
                + " characters but must have 16 to 128 visible ASCII characters without spaces");
      }
    }

    @Override
    public String toString() {
      return "RootKey[" + id + "]";
    }
  }
}
