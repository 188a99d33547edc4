package weir.api.auth;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import weir.api.auth.PolicyDocument.Purpose;
import weir.api.auth.PolicyDocument.Version;
import weir.model.aws.Fault;
import weir.model.aws.NearName;

/// Reads a policy's JSON. Used once.
///
/// The text is read twice: whether `${` begins a variable depends on the version, which may stand
/// after the statements.
final class PolicyReader {
  private static final List<String> ELEMENTS = List.of("Version", "Id", "Statement");
  private static final int DEEPEST = 16;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(PolicyDocument.LONGEST)
                  .maxNameLength(4096)
                  .build())
          .build();

  private PolicyReader() {}

  static PolicyDocument read(String text, Purpose purpose) {
    if (text.length() > PolicyDocument.LONGEST) {
      throw new Fault.Invalid(
          "the policy has "
              + text.length()
              + " characters but may have at most "
              + PolicyDocument.LONGEST);
    }
    try {
      Version version = version(text);
      return document(text, version, purpose);
    } catch (JsonProcessingException notJson) {
      throw new Fault.Invalid("Syntax errors in policy. " + sentence(notJson));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Version version(String text) throws IOException {
    Version version = Version.V2008_10_17;
    try (JsonParser in = JSON.createParser(text)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new Fault.Invalid("Syntax errors in policy. It must be a JSON object.");
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        if (name.equals("Version")) {
          version = version(in);
        } else {
          in.skipChildren();
        }
      }
      if (in.nextToken() != null) {
        throw new Fault.Invalid("Syntax errors in policy. Something follows the policy's end.");
      }
    }
    return version;
  }

  private static Version version(JsonParser in) throws IOException {
    String name = in.getText();
    for (Version version : Version.values()) {
      if (in.currentToken() == JsonToken.VALUE_STRING && version.wireName().equals(name)) {
        return version;
      }
    }
    throw new Fault.Invalid(
        "The policy must contain a valid version string: Version is '"
            + name
            + "' but must be 2012-10-17 or 2008-10-17");
  }

  private static PolicyDocument document(String text, Version version, Purpose purpose)
      throws IOException {
    String id = null;
    List<PolicyStatement> statements = new ArrayList<>();
    try (JsonParser in = JSON.createParser(text)) {
      StatementReader reader = new StatementReader(in, version, purpose);
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        switch (name) {
          case "Version" -> in.skipChildren();
          case "Id" -> id = text(in, name);
          case "Statement" -> readStatements(in, reader, statements);
          default ->
              throw new Fault.Invalid(
                  "Syntax errors in policy. Unknown element '"
                      + name
                      + "'"
                      + NearName.hint(name, ELEMENTS));
        }
      }
    }
    if (statements.isEmpty()) {
      throw new Fault.Invalid("Syntax errors in policy. Missing required field Statement.");
    }
    return new PolicyDocument(text, version, id, statements);
  }

  private static void readStatements(
      JsonParser in, StatementReader reader, List<PolicyStatement> statements) throws IOException {
    if (in.currentToken() == JsonToken.START_OBJECT) {
      statements.add(reader.read());
      return;
    }
    if (in.currentToken() != JsonToken.START_ARRAY) {
      throw new Fault.Invalid("Syntax errors in policy. Statement must be an object or a list.");
    }
    while (in.nextToken() != JsonToken.END_ARRAY) {
      statements.add(reader.read());
    }
  }

  /// The string that the parser stands at.
  static String text(JsonParser in, String element) throws IOException {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      throw new Fault.Invalid("Syntax errors in policy. " + element + " must be a string.");
    }
    return in.getText();
  }

  /// The string that the parser stands at, or all strings of the list that it stands at.
  static List<String> texts(JsonParser in, String element) throws IOException {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      return List.of(text(in, element));
    }
    List<String> texts = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      texts.add(text(in, element));
    }
    return texts;
  }

  /// What is wrong and where. The parser's own words about places speak of its settings, and a text
  /// of one line is seldom read by offset, so line and column are said plainly.
  private static String sentence(JsonProcessingException notJson) {
    String wrong = notJson.getOriginalMessage().lines().findFirst().orElse("");
    int aside = wrong.indexOf(" (start marker at");
    JsonLocation place = notJson.getLocation();
    return (aside < 0 ? wrong : wrong.substring(0, aside))
        + (place == null
            ? ""
            : " at line " + place.getLineNr() + ", column " + place.getColumnNr());
  }
}
