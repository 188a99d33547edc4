package weir.benchmarks;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/// Signs requests to one service of one server with Amazon's own signer, before the clock runs: the
/// client's share of a measured request is then to send bytes.
///
/// @param service as in the scope of a signature: `s3`
record RequestSigner(
    URI endpoint, String accessKeyId, String secretAccessKey, String service, String region) {

  /// The whole head of a request, with the empty line after it.
  byte[] head(SdkHttpMethod method, String path, Map<String, String> headers, byte[] body) {
    SdkHttpRequest.Builder unsigned =
        SdkHttpRequest.builder().method(method).uri(endpoint.resolve(path));
    headers.forEach(unsigned::putHeader);
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(to -> {
              to.identity(AwsCredentialsIdentity.create(accessKeyId, secretAccessKey))
                  .request(unsigned.build())
                  .payload(ContentStreamProvider.fromByteArray(body))
                  .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                  .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                  .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, !service.equals("s3"))
                  .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, !service.equals("s3"));
            })
            .request();
    Map<String, List<String>> all = new LinkedHashMap<>(signed.headers());
    all.remove("Content-Length");
    all.put("Host", List.of(endpoint.getAuthority()));
    StringBuilder text = new StringBuilder(1024);
    text.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
    all.forEach(
        (name, values) -> text.append(name).append(": ").append(values.getFirst()).append("\r\n"));
    text.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
