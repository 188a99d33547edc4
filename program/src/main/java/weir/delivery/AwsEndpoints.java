package weir.delivery;

import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.model.aws.NearName;

/// Which endpoint each service is reached at, and others that flow logs may ask for by name.
public record AwsEndpoints(Map<AwsService, AwsEndpoint> usual, Map<String, AwsEndpoint> named) {
  /// What AWS's own tools would use, for every service.
  public static final AwsEndpoints OF_THE_ENVIRONMENT = new AwsEndpoints(Map.of(), Map.of());

  public AwsEndpoints {
    usual = Map.copyOf(usual);
    named = Map.copyOf(named);
  }

  /// One endpoint for every service.
  public static AwsEndpoints all(AwsEndpoint endpoint) {
    Map<AwsService, AwsEndpoint> usual = new EnumMap<>(AwsService.class);
    for (AwsService service : AwsService.values()) {
      usual.put(service, endpoint);
    }
    return new AwsEndpoints(usual, Map.of());
  }

  /// The same, with one service elsewhere.
  public AwsEndpoints with(AwsService service, AwsEndpoint endpoint) {
    Map<AwsService, AwsEndpoint> changed = new LinkedHashMap<>(usual);
    changed.put(service, endpoint);
    return new AwsEndpoints(changed, named);
  }

  /// The same, with others that flow logs may ask for.
  public AwsEndpoints named(Map<String, AwsEndpoint> others) {
    return new AwsEndpoints(usual, others);
  }

  /// The same, with S3 at a place of its own.
  public AwsEndpoints withS3(URI url) {
    return with(AwsService.S3, AwsEndpoint.at(url));
  }

  /// @param name what the flow log asks for, null for the usual one
  /// @throws Fault.NotFound when no endpoint has the name
  AwsEndpoint of(AwsService service, @Nullable String name) {
    if (name == null) {
      return usual.getOrDefault(service, AwsEndpoint.OF_THE_ENVIRONMENT);
    }
    AwsEndpoint endpoint = named.get(name);
    if (endpoint == null) {
      throw new Fault.NotFound(
          "the endpoint is \""
              + name
              + "\" but the configuration has "
              + (named.isEmpty()
                  ? "no named endpoints"
                  : String.join(", ", named.keySet().stream().sorted().toList())
                      + NearName.hint(name, named.keySet())));
    }
    return endpoint;
  }
}
