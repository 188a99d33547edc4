package weir.api.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNameTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "127.0.0.1:4566, -",
        "localhost:4566, -",
        "s3.localhost:4566, -",
        "s3.us-east-1.localhost:4566, -",
        "s3.amazonaws.com, -",
        "s3.eu-west-1.amazonaws.com, -",
        "logs.localhost:4566, logs",
        "my.logs.s3.localhost, my.logs",
        "logs.s3.eu-west-1.localhost:4566, logs",
        "logs.s3.amazonaws.com, logs",
        "my.logs.s3.eu-west-1.amazonaws.com:443, my.logs",
        "logs.s3-eu-west-1.amazonaws.com, logs",
        "[::1]:4566, -"
      })
  void aHostNameMayBeginWithABucket(String host, String bucket) {
    assertEquals(Optional.ofNullable(bucket), HostName.bucket(host));
  }
}
