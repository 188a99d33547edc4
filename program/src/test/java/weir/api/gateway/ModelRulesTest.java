package weir.api.gateway;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.services.kms.model.CreateKeyRequest;
import software.amazon.awssdk.services.kms.model.Tag;
import weir.api.protocol.ApiException;

class ModelRulesTest {
  private static final Pattern LETTERS = Pattern.compile("[a-z]+");

  private final ModelRules rules =
      new ModelRules(
          "Weir's KMS",
          true,
          sentence -> ApiException.badRequest("Broken", sentence),
          sentence -> ApiException.badRequest("Unsupported", sentence));
  private final ModelRules hiding =
      new ModelRules(
          "Weir's KMS",
          false,
          sentence -> ApiException.badRequest("Broken", sentence),
          sentence -> ApiException.badRequest("Unsupported", sentence));

  private static String refusal(Executable asked) {
    return String.valueOf(assertThrows(ApiException.class, asked).getMessage());
  }

  @Test
  void givesBackWhatKeepsToTheModel() {
    assertEquals("abc", rules.text("name", "abc", 1, 3));
    assertEquals("\uD83D\uDE00", rules.text("name", "\uD83D\uDE00", 1, 1), "one character");
    assertEquals("abc", rules.matches("name", "abc", LETTERS));
    assertNull(rules.optional("name", null, 1, 3));
    assertEquals("", rules.orEmpty("name", null, 3));
    assertEquals(7, rules.within("limit", null, 1, 10, 7));
    assertEquals(10, rules.within("limit", 10, 1, 10, 7));
    assertEquals(5L, rules.notNegative("time", 5L, 0));
    assertEquals(List.of(1), rules.size("items", List.of(1), 1, 1));
    assertArrayEquals(new byte[] {1}, rules.bytes("data", new byte[] {1}, 1, 1));
    assertEquals(50, rules.page(null, null, 50));
    assertEquals(3, rules.page("token", 3, 50));
  }

  @Test
  void saysTheValueAndTheRuleThatItBreaks() {
    String prefix = "Broken: 1 validation error detected: ";
    assertEquals(
        prefix + "Value null at 'name' failed to satisfy constraint: Member must not be null",
        refusal(() -> rules.present("name", null)));
    assertEquals(
        prefix
            + "Value '10001' at 'limit' failed to satisfy constraint: Member must have value less"
            + " than or equal to 10000",
        refusal(() -> rules.within("limit", 10_001, 1, 10_000, 1)));
    assertEquals(
        prefix
            + "Value 'ab' at 'name' failed to satisfy constraint: Member must have length greater"
            + " than or equal to 3",
        refusal(() -> rules.text("name", "ab", 3, 5)));
    assertEquals(
        prefix
            + "Value at 'name' failed to satisfy constraint: Member must have length less than or"
            + " equal to 5",
        refusal(() -> rules.text("name", "abcdef", 3, 5)),
        "a long value would drown the sentence");
    assertEquals(
        prefix
            + "Value 'A' at 'name' failed to satisfy constraint: Member must satisfy regular"
            + " expression pattern: [a-z]+",
        refusal(() -> rules.matches("name", "A", LETTERS)));
    assertEquals(
        prefix
            + "Value 'c' at 'kind' failed to satisfy constraint: Member must satisfy enum value"
            + " set: [a, b]",
        refusal(() -> rules.oneOf("kind", "c", List.of("a", "b"))));
    assertEquals(
        prefix
            + "Value at 'data' failed to satisfy constraint: Member must have length less than or"
            + " equal to 1",
        refusal(() -> rules.bytes("data", new byte[2], 1, 1)));
  }

  @Test
  void saysAllThatIsWrongWithARequestForAPage() {
    assertEquals(
        "Broken: 2 validation errors detected: Value at 'nextToken' failed to satisfy constraint:"
            + " Member must have length greater than or equal to 1; Value at 'maxResults' failed to"
            + " satisfy constraint: Member must have value less than or equal to 50",
        refusal(() -> hiding.page("", 51, 50)));
  }

  @Test
  void refusesAMemberThatIsSetAndNotKnown() {
    CreateKeyRequest request =
        CreateKeyRequest.builder()
            .description("mine")
            .bypassPolicyLockoutSafetyCheck(false)
            .customKeyStoreId("")
            .tags(List.<Tag>of())
            .build();
    rules.only("", request, Set.of("Description"));
    assertEquals(
        "Unsupported: Key.Description is set, but Weir's KMS does not have it; leave it out",
        refusal(() -> rules.only("Key.", request, Set.of("KeySpec"))));
  }
}
