package weir.api.auth;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weir.api.auth.Authenticator.Reason;
import weir.api.auth.Authenticator.RejectedSignature;
import weir.api.protocol.WireRequest;

/// What a signature says of a request's body, and the body as it may be read.
///
/// S3 takes bodies of any length, so they are verified while they are read, against what
/// `x-amz-content-sha256` announces. Every other service has the whole body at hand, and its hash
/// is computed.
///
/// @param hash as it stands in the canonical request
/// @param contradictsItsHeader whether `x-amz-content-sha256` names another body
record SignedPayload(
    WireRequest request, Form form, boolean s3, String hash, boolean contradictsItsHeader) {
  private static final String HEADER = "x-amz-content-sha256";
  private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
  private static final int MOST_TRAILERS = 8;

  /// How the body is bound to the signature.
  enum Form {
    WHOLE(""),
    HASHED(""),
    UNSIGNED(SignedPayload.UNSIGNED),
    SIGNED_CHUNKS("STREAMING-AWS4-HMAC-SHA256-PAYLOAD"),
    SIGNED_CHUNKS_AND_TRAILER("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"),
    CHUNKS_AND_TRAILER("STREAMING-UNSIGNED-PAYLOAD-TRAILER");

    private final String wireName;

    Form(String wireName) {
      this.wireName = wireName;
    }
  }

  /// @param claim null for an unsigned request
  static SignedPayload of(
      WireRequest request, SignedQuery query, @Nullable SignatureClaim claim, String service)
      throws RejectedSignature {
    if (!service.equals("s3")) {
      return whole(request);
    }
    String announced = announced(request, query, claim);
    return new SignedPayload(request, form(announced, claim != null), true, announced, false);
  }

  private static SignedPayload whole(WireRequest request) {
    try {
      byte[] body = request.body().readAllBytes();
      String hash = SigningKey.sha256Hex(body);
      Optional<String> announced = request.header(HEADER);
      return new SignedPayload(
          request.withBody(new ByteArrayInputStream(body), body.length),
          Form.WHOLE,
          false,
          hash,
          announced.isPresent() && !announced.get().equalsIgnoreCase(hash));
    } catch (IOException clientGone) {
      throw new UncheckedIOException(clientGone);
    }
  }

  private static String announced(
      WireRequest request, SignedQuery query, @Nullable SignatureClaim claim)
      throws RejectedSignature {
    Optional<String> header = request.header(HEADER).map(String::strip);
    if (claim == null) {
      return header.orElse(UNSIGNED);
    }
    if (!claim.presigned()) {
      return header.orElseThrow(() ->
          new RejectedSignature(
              Reason.INCOMPLETE, "Missing required header for this request: " + HEADER));
    }
    if (header.isPresent() && claim.signedHeaders().contains(HEADER)) {
      return header.get();
    }
    String parameter = query.find("X-Amz-Content-Sha256");
    return parameter == null ? UNSIGNED : parameter;
  }

  private static Form form(String announced, boolean signed) throws RejectedSignature {
    for (Form form : Form.values()) {
      if (form.wireName.equals(announced)) {
        if (!signed && (form == Form.SIGNED_CHUNKS || form == Form.SIGNED_CHUNKS_AND_TRAILER)) {
          break;
        }
        return form;
      }
    }
    if (announced.length() == 64 && announced.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      return Form.HASHED;
    }
    throw new RejectedSignature(
        Reason.INCOMPLETE,
        HEADER
            + " must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER,"
            + " STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"
            + " or a valid sha256 value.");
  }

  /// The request with the body that may be read.
  ///
  /// @param signatures of the body's chunks; null for an unsigned request
  WireRequest open(@Nullable ChunkSignatures signatures) {
    return switch (form) {
      case WHOLE, UNSIGNED -> request;
      case HASHED ->
          request.withBody(
              new HashedBody(
                  request.body(), hash.toLowerCase(Locale.ROOT), request.contentLength()),
              request.contentLength());
      case SIGNED_CHUNKS -> chunked(Set.of(), signatures);
      case SIGNED_CHUNKS_AND_TRAILER -> chunked(trailers(), signatures);
      case CHUNKS_AND_TRAILER -> chunked(trailers(), null);
    };
  }

  private WireRequest chunked(Set<String> trailers, @Nullable ChunkSignatures signatures) {
    long length = decodedLength();
    InputStream body = new ChunkedBody(request.body(), length, trailers, signatures);
    return new WireRequest(
        request.method(),
        request.rawPath(),
        request.rawQuery(),
        decodedHeaders(),
        body,
        length,
        request.remoteAddress(),
        request.secure());
  }

  private long decodedLength() {
    String text = request.header("x-amz-decoded-content-length").map(String::strip).orElse("");
    if (text.isEmpty() || text.length() > 15 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw RejectedBody.noLength();
    }
    return Long.parseLong(text);
  }

  private Set<String> trailers() {
    Set<String> names =
        request.headers().getOrDefault("x-amz-trailer", List.of()).stream()
            .flatMap(value -> Arrays.stream(value.split(",", MOST_TRAILERS + 1)))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    if (names.size() > MOST_TRAILERS
        || !names.stream().allMatch(name -> name.startsWith("x-amz-checksum-"))) {
      throw RejectedBody.malformed(
          "The value specified in the x-amz-trailer header is not supported");
    }
    return names;
  }

  /// Without the encoding that is taken off the body here.
  private Map<String, List<String>> decodedHeaders() {
    Map<String, List<String>> headers = new LinkedHashMap<>(request.headers());
    List<String> encodings =
        headers.getOrDefault("content-encoding", List.of()).stream()
            .flatMap(value -> Arrays.stream(value.split(",", -1)))
            .map(String::strip)
            .filter(encoding -> !encoding.isEmpty() && !encoding.equals("aws-chunked"))
            .toList();
    if (encodings.isEmpty()) {
      headers.remove("content-encoding");
    } else {
      headers.put("content-encoding", List.of(String.join(",", encodings)));
    }
    return headers;
  }
}
