package weir.api.s3;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import weir.api.auth.AccessKeys;
import weir.api.auth.Authorizer;
import weir.api.auth.Caller;
import weir.api.auth.Decision;
import weir.api.auth.SignatureV4;
import weir.api.gateway.CallListener;
import weir.api.gateway.Gateway;
import weir.api.gateway.GatewayLimits;
import weir.api.server.HttpServer;
import weir.api.server.HttpServerOptions;
import weir.query.trino.LogLoans;
import weir.store.objects.LocalKeyRing;
import weir.store.objects.ObjectStore;
import weir.store.objects.ObjectStoreOptions;
import weir.store.state.StateStore;

/// S3 on a port of its own, with one access key, for tests and for the command line.
final class ServedS3 implements AutoCloseable {
  static final String ACCOUNT = "123456789012";
  static final String KEY_ID = "AKIATESTTESTTESTTEST";
  static final String SECRET = "secretsecretsecretsecretsecretsecret1234";

  final ObjectStore store;
  final HttpServer server;

  ServedS3(Path folder, int port, boolean durable, Authorizer authorizer) {
    InstantSource clock = InstantSource.system();
    store =
        ObjectStore.open(
            folder.resolve("objects"),
            StateStore.ephemeral(),
            new ObjectStoreOptions(durable, clock));
    Caller root =
        new Caller(
            Caller.Kind.ROOT,
            ACCOUNT,
            "arn:aws:iam::" + ACCOUNT + ":root",
            ACCOUNT,
            "",
            KEY_ID,
            null,
            Map.of());
    AccessKeys keys =
        id ->
            id.equals(KEY_ID)
                ? Optional.of(new AccessKeys.AccessKey(id, SECRET, null, null, root))
                : Optional.empty();
    S3Rooms rooms =
        new S3Rooms(
            store,
            LocalKeyRing.open(folder.resolve("ring")),
            Optional.empty(),
            new LogLoans(folder.resolve("lent"), InstantSource.system()),
            List.of(new EventFile(folder.resolve("events.jsonl"))),
            (arn, fault) -> {
              throw fault;
            });
    CallListener listener =
        new CallListener() {
          @Override
          public void ended(Ended call) {}

          @Override
          public void defect(String requestId, RuntimeException defect) {
            defect.printStackTrace();
          }
        };
    Gateway gateway =
        new Gateway(
            List.of(S3Api.of(rooms)),
            new SignatureV4(keys, clock),
            authorizer,
            List.of(listener),
            GatewayLimits.DEFAULT,
            clock);
    server = HttpServer.start(HttpServerOptions.on("127.0.0.1", port), gateway::answer);
  }

  ServedS3(Path folder) {
    this(folder, 0, false, (caller, permission, facts) -> Decision.ALLOWED);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  @Override
  public void close() {
    server.close();
    store.close();
  }

  /// Serves a folder on a port until it is stopped: `ServedS3 FOLDER PORT DURABLE`.
  public static void main(String[] args) {
    new ServedS3(
        Path.of(args[0]),
        Integer.parseInt(args[1]),
        Boolean.parseBoolean(args[2]),
        (caller, permission, facts) -> Decision.ALLOWED);
  }
}
