package weir.api.ec2;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.Filter;

/// Answers Describe calls of one kind: by ids, through filters, in pages, with tags.
///
/// @param operation `DescribeVpcs`
/// @param idsParameter in camel case: `vpcIds`
record Listing<T extends SdkPojo>(
    String operation, String idsParameter, ResourceKind<T> kind, Ec2Filters<T> filters) {
  /// What a request asks for.
  record Asked(
      List<String> ids,
      List<Filter> filters,
      @Nullable Integer maxResults,
      @Nullable String nextToken) {}

  Paging.Page<T> page(Paging paging, Ec2View view, Asked asked) {
    return page(paging, view, asked, UnaryOperator.identity());
  }

  /// @param completed adds what is not kept but computed; before the filters, so that they see it
  Paging.Page<T> page(Paging paging, Ec2View view, Asked asked, UnaryOperator<T> completed) {
    if (!asked.ids().isEmpty() && asked.maxResults() != null) {
      throw Ec2Errors.combination(
          "The parameter " + idsParameter + " cannot be used with the parameter maxResults");
    }
    List<T> found = asked.ids().isEmpty() ? view.all(kind) : view.require(kind, asked.ids());
    List<T> wanted =
        found.stream()
            .map(completed)
            .filter(
                filters.compile(asked.filters(), resource -> view.tags(kind.id().apply(resource))))
            .toList();
    Paging.Page<T> page =
        paging.page(operation, wanted, kind.id(), asked.maxResults(), asked.nextToken());
    return new Paging.Page<>(
        page.items().stream().map(resource -> view.tagged(kind, resource)).toList(),
        page.nextToken());
  }
}
