package weir.api.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.api.protocol.WireRequest;

/// Verifies AWS's Signature Version 4, in the `Authorization` header and in presigned URLs. Safe
/// for any number of threads.
///
/// The signature is computed anew from what arrived, with the headers that the client says it
/// signed: clients differ in which they sign. What they must sign is the host and every `x-amz-…`
/// header, so that nothing that decides what a request does can be changed on its way.
public final class SignatureV4 implements Authenticator {
  static final String MISMATCH =
      "The request signature we calculated does not match the signature you provided. Check your"
          + " AWS Secret Access Key and signing method. Consult the service documentation for"
          + " details.";

  private static final Duration SKEW = Duration.ofMinutes(15);

  /// What binds these is not the list of signed headers: the payload's hash and the time are signed
  /// themselves, the token is compared with the key's, and the last means nothing.
  private static final Set<String> BOUND_OTHERWISE =
      Set.of("x-amz-content-sha256", "x-amz-date", "x-amz-security-token", "x-amz-user-agent");

  private final AccessKeys accessKeys;
  private final InstantSource clock;
  private final SigningKeys signingKeys = new SigningKeys();

  public SignatureV4(AccessKeys accessKeys, InstantSource clock) {
    this.accessKeys = accessKeys;
    this.clock = clock;
  }

  @Override
  public Signed verify(WireRequest request, String service) throws RejectedSignature {
    SignedQuery query = SignedQuery.parse(request.rawQuery());
    SignatureClaim claim = claim(request, query);
    SignedPayload payload = SignedPayload.of(request, query, claim, service);
    if (claim == null) {
      return new Signed(Caller.anonymous(), "", payload.open(null));
    }
    checkScope(claim, service);
    checkTime(claim);
    checkHeaders(claim, request);
    AccessKeys.AccessKey key = key(claim);
    SigningKey signingKey = signingKeys.of(key.secret(), claim.credential());
    checkSignature(claim, request, query, signingKey, payload);
    ChunkSignatures chunks =
        new ChunkSignatures(
            signingKey, claim.timestamp(), claim.credential().scope(), claim.signature());
    return new Signed(key.owner(), claim.credential().region(), payload.open(chunks));
  }

  private static @Nullable SignatureClaim claim(WireRequest request, SignedQuery query)
      throws RejectedSignature {
    Optional<String> authorization = request.header("authorization");
    boolean presigned =
        query.has("X-Amz-Algorithm")
            || query.has("X-Amz-Signature")
            || query.has("X-Amz-Credential");
    if (query.has("AWSAccessKeyId") && query.has("Signature")) {
      throw HeaderClaim.otherMechanism(
          " This URL is presigned with Signature Version 2; boto3 and the aws CLI v1 presign with"
              + " version 4 after: aws configure set default.s3.signature_version s3v4");
    }
    if (authorization.isEmpty()) {
      return presigned ? QueryClaim.read(query, request) : null;
    }
    if (presigned || request.headers().getOrDefault("authorization", List.of()).size() > 1) {
      throw incomplete(
          "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter or one"
              + " Authorization header should be specified");
    }
    return HeaderClaim.read(authorization.get(), request);
  }

  private static void checkScope(SignatureClaim claim, String service) throws RejectedSignature {
    Credential credential = claim.credential();
    if (!credential.service().equals(service)) {
      throw new RejectedSignature(
          Reason.MISMATCH, "Credential should be scoped to correct service: '" + service + "'.");
    }
    if (!claim.timestamp().startsWith(credential.date())) {
      throw new RejectedSignature(
          Reason.MISMATCH,
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from"
              + " HTTP: '"
              + credential.date()
              + "', from '"
              + claim.timestamp()
              + "'.");
    }
  }

  private void checkTime(SignatureClaim claim) throws RejectedSignature {
    Instant signedAt =
        SignatureClaim.time(claim.timestamp())
            .orElseThrow(() ->
                incomplete(
                    "Date must be in ISO-8601 'basic format'. Got '"
                        + claim.timestamp()
                        + "'. See http://en.wikipedia.org/wiki/ISO_8601"));
    Instant now = clock.instant();
    if (signedAt.isAfter(now.plus(SKEW))) {
      throw new RejectedSignature(
          Reason.SKEWED,
          "Signature not yet current: "
              + claim.timestamp()
              + " is still later than "
              + now.plus(SKEW)
              + " ("
              + now
              + " + 15 min.)");
    }
    Duration lifetime = claim.lifetime();
    if (lifetime != null) {
      if (!now.isBefore(signedAt.plus(lifetime))) {
        throw new RejectedSignature(Reason.EXPIRED_REQUEST, "Request has expired");
      }
    } else if (signedAt.isBefore(now.minus(SKEW))) {
      throw new RejectedSignature(
          Reason.SKEWED,
          "Signature expired: "
              + claim.timestamp()
              + " is now earlier than "
              + now.minus(SKEW)
              + " ("
              + now
              + " - 15 min.)");
    }
  }

  private static void checkHeaders(SignatureClaim claim, WireRequest request)
      throws RejectedSignature {
    for (String name : request.headers().keySet()) {
      if (name.startsWith("x-amz-")
          && !BOUND_OTHERWISE.contains(name)
          && !claim.signedHeaders().contains(name)) {
        throw new RejectedSignature(
            Reason.MISMATCH,
            "There were headers present in the request which were not signed: '"
                + name
                + "' must be a 'SignedHeader' in the AWS Authorization.");
      }
    }
  }

  private AccessKeys.AccessKey key(SignatureClaim claim) throws RejectedSignature {
    AccessKeys.AccessKey key =
        accessKeys
            .find(claim.credential().accessKeyId())
            .orElseThrow(() ->
                new RejectedSignature(
                    Reason.UNKNOWN_ACCESS_KEY,
                    "The security token included in the request is invalid."));
    String wanted = key.sessionToken();
    String given = claim.token();
    boolean right =
        wanted == null ? given == null : given != null && SigningKey.sameText(wanted, given);
    if (!right) {
      throw new RejectedSignature(
          Reason.BAD_TOKEN, "The security token included in the request is invalid.");
    }
    Instant expiresAt = key.expiresAt();
    if (expiresAt != null && !clock.instant().isBefore(expiresAt)) {
      throw new RejectedSignature(
          Reason.EXPIRED_TOKEN, "The security token included in the request is expired");
    }
    return key;
  }

  private static void checkSignature(
      SignatureClaim claim,
      WireRequest request,
      SignedQuery query,
      SigningKey key,
      SignedPayload payload)
      throws RejectedSignature {
    byte[] canonical = CanonicalRequest.of(request, query, claim, payload.s3(), payload.hash());
    String text =
        String.join(
            "\n",
            HeaderClaim.ALGORITHM,
            claim.timestamp(),
            claim.credential().scope(),
            SigningKey.sha256Hex(canonical));
    if (!key.signed(text, claim.signature())) {
      throw new RejectedSignature(
          payload.contradictsItsHeader() ? Reason.BODY_MISMATCH : Reason.MISMATCH, MISMATCH);
    }
  }

  private static RejectedSignature incomplete(String sentence) {
    return new RejectedSignature(Reason.INCOMPLETE, sentence);
  }
}
