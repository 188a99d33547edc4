package weir.api.ec2;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;
import weir.api.protocol.ApiException;

/// The filters of a Describe call, by name. Values of one filter are OR-ed, filters are AND-ed;
/// `tag:KEY` and `tag-key` are there for every kind.
///
/// Built once per operation; not changed after.
///
/// @param <T> the SDK's shape, without tags
final class Ec2Filters<T extends SdkPojo> {
  private static final int MOST_VALUES = 200;

  /// Reads one value of a shape: text, a number, a boolean, an enum's text; null for none.
  @FunctionalInterface
  interface Getter<E> {
    @Nullable Object of(E shape);
  }

  /// Reads a part of a shape; null when the shape has none.
  @FunctionalInterface
  interface Part<E, P> {
    @Nullable P of(E shape);
  }

  private final Map<String, Function<T, Stream<?>>> getters = new LinkedHashMap<>();

  Ec2Filters<T> on(String name, Getter<T> getter) {
    return onMany(name, resource -> Stream.ofNullable(getter.of(resource)));
  }

  /// A filter on a part that a resource may lack; without it nothing matches.
  <P> Ec2Filters<T> onPart(String name, Part<T, P> part, Getter<P> getter) {
    return onMany(
        name,
        resource ->
            Stream.ofNullable(part.of(resource))
                .flatMap(there -> Stream.ofNullable(getter.of(there))));
  }

  /// A filter that any of several values meets.
  Ec2Filters<T> onMany(String name, Function<T, Stream<?>> getter) {
    if (getters.put(name, getter) != null) {
      throw new IllegalArgumentException("the filter " + name + " is there twice");
    }
    return this;
  }

  /// A filter that any item of a list meets.
  <E> Ec2Filters<T> onEach(
      String name, Function<T, ? extends Collection<E>> list, Getter<E> getter) {
    return onMany(
        name,
        resource ->
            list.apply(resource).stream().flatMap(item -> Stream.ofNullable(getter.of(item))));
  }

  Collection<String> names() {
    return getters.keySet();
  }

  /// What a request's filters let through.
  ///
  /// @param tags of a resource; asked only when a filter is about tags
  /// @throws ApiException InvalidParameterValue for a filter that does not exist
  Predicate<T> compile(List<Filter> filters, Function<T, List<Tag>> tags) {
    Predicate<T> all = resource -> true;
    int values = 0;
    for (Filter filter : filters) {
      if (filter.name() == null || filter.name().isEmpty()) {
        throw Ec2Errors.missing("Filter.Name");
      }
      values += filter.values().size();
      if (filter.values().isEmpty()) {
        throw Ec2Errors.invalidValue("The filter '" + filter.name() + "' has no values");
      }
      Function<T, Stream<?>> getter = getter(filter.name(), tags);
      all =
          all.and(resource ->
              getter
                  .apply(resource)
                  .anyMatch(value ->
                      filter.values().stream()
                          .anyMatch(pattern -> Wildcard.matches(pattern, value.toString()))));
    }
    if (values > MOST_VALUES) {
      throw ApiException.badRequest(
          "FilterLimitExceeded",
          "The maximum number of filter values specified on a single call is " + MOST_VALUES);
    }
    return all;
  }

  private Function<T, Stream<?>> getter(String name, Function<T, List<Tag>> tags) {
    if (name.startsWith("tag:")) {
      String key = name.substring("tag:".length());
      return resource ->
          tags.apply(resource).stream().filter(tag -> tag.key().equals(key)).map(Tag::value);
    }
    if (name.equals("tag-key")) {
      return resource -> tags.apply(resource).stream().map(Tag::key);
    }
    if (name.equals("tag-value")) {
      return resource -> tags.apply(resource).stream().map(Tag::value);
    }
    Function<T, Stream<?>> getter = getters.get(name);
    if (getter == null) {
      throw Ec2Errors.invalidValue("The filter '" + name + "' is invalid");
    }
    return getter;
  }
}
