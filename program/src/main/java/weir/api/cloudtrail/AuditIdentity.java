package weir.api.cloudtrail;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import weir.api.auth.Caller;

/// Who called, in CloudTrail's `userIdentity`.
final class AuditIdentity {
  private AuditIdentity() {}

  /// @param source of the request: an address, or the service that used another one for the caller
  static void write(JsonGenerator json, Caller caller, String source) throws IOException {
    json.writeObjectFieldStart("userIdentity");
    switch (caller.kind()) {
      case ROOT -> known(json, "Root", caller);
      case USER -> {
        boolean federated = caller.arn().contains(":federated-user/");
        known(json, federated ? "FederatedUser" : "IAMUser", caller);
        if (!federated) {
          json.writeStringField("userName", caller.name());
        }
      }
      case ASSUMED_ROLE -> known(json, "AssumedRole", caller);
      case SERVICE -> {
        json.writeStringField("type", "AWSService");
        json.writeStringField("invokedBy", caller.name());
      }
      case ANONYMOUS -> {
        json.writeStringField("type", "AWSAccount");
        json.writeStringField("principalId", "");
        json.writeStringField("accountId", "ANONYMOUS_PRINCIPAL");
      }
    }
    if (source.endsWith(".amazonaws.com") && caller.kind() != Caller.Kind.SERVICE) {
      json.writeStringField("invokedBy", source);
    }
    json.writeEndObject();
  }

  private static void known(JsonGenerator json, String type, Caller caller) throws IOException {
    json.writeStringField("type", type);
    json.writeStringField("principalId", caller.uniqueId());
    json.writeStringField("arn", caller.arn());
    json.writeStringField("accountId", caller.accountId());
    if (caller.accessKeyId() != null) {
      json.writeStringField("accessKeyId", caller.accessKeyId());
    }
    Caller.Session session = caller.session();
    if (session != null) {
      json.writeObjectFieldStart("sessionContext");
      if (caller.kind() == Caller.Kind.ASSUMED_ROLE) {
        issuer(json, caller, session);
      }
      json.writeObjectFieldStart("attributes");
      json.writeStringField(
          "creationDate", session.createdAt().truncatedTo(ChronoUnit.SECONDS).toString());
      json.writeStringField("mfaAuthenticated", "false");
      json.writeEndObject();
      json.writeEndObject();
    }
  }

  private static void issuer(JsonGenerator json, Caller caller, Caller.Session session)
      throws IOException {
    json.writeObjectFieldStart("sessionIssuer");
    json.writeStringField("type", "Role");
    json.writeStringField("principalId", caller.uniqueId().replaceFirst(":.*", ""));
    json.writeStringField("arn", session.issuerArn());
    json.writeStringField("accountId", caller.accountId());
    json.writeStringField("userName", caller.name());
    json.writeEndObject();
  }
}
