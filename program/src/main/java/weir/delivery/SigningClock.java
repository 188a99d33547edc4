package weir.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.scheme.AuthScheme;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignedRequest;
import software.amazon.awssdk.http.auth.spi.signer.BaseSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.IdentityProviders;

/// Signature Version 4 for AWS clients, dated by the clock that the rest of the service goes by.
///
/// What the SDK has learned of how far this machine's clock is out still counts.
public final class SigningClock implements AuthScheme<AwsCredentialsIdentity> {
  private final AwsV4AuthScheme usual = AwsV4AuthScheme.create();
  private final HttpSigner<AwsCredentialsIdentity> signer;

  /// @param clock wall time
  public SigningClock(InstantSource clock) {
    this.signer = new Signer(usual.signer(), clock);
  }

  @Override
  public String schemeId() {
    return usual.schemeId();
  }

  @Override
  public IdentityProvider<AwsCredentialsIdentity> identityProvider(IdentityProviders providers) {
    return usual.identityProvider(providers);
  }

  @Override
  public HttpSigner<AwsCredentialsIdentity> signer() {
    return signer;
  }

  private record Signer(AwsV4HttpSigner usual, InstantSource clock)
      implements HttpSigner<AwsCredentialsIdentity> {
    @Override
    public SignedRequest sign(SignRequest<? extends AwsCredentialsIdentity> request) {
      return usual.sign(
          request.toBuilder().putProperty(HttpSigner.SIGNING_CLOCK, corrected(request)).build());
    }

    @Override
    public CompletableFuture<AsyncSignedRequest> signAsync(
        AsyncSignRequest<? extends AwsCredentialsIdentity> request) {
      return usual.signAsync(
          request.toBuilder().putProperty(HttpSigner.SIGNING_CLOCK, corrected(request)).build());
    }

    private Clock corrected(BaseSignRequest<?, ?> request) {
      Clock system = Clock.systemUTC();
      Clock learned = request.requireProperty(HttpSigner.SIGNING_CLOCK, system);
      Duration correction = Duration.between(system.instant(), learned.instant());
      return Clock.offset(clock.withZone(ZoneOffset.UTC), correction);
    }
  }
}
