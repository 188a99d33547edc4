package weir.api.glue;

import software.amazon.awssdk.services.glue.model.ErrorDetail;
import weir.api.gateway.ModelRules;
import weir.api.protocol.ApiException;
import weir.store.catalog.CatalogRefusal;

/// Glue's error codes, with AWS's sentences where AWS has some.
final class GlueErrors {
  /// What the service's model says of members.
  static final ModelRules RULES =
      new ModelRules("Weir's Glue", true, GlueErrors::validation, GlueErrors::invalid);

  private GlueErrors() {}

  static ApiException invalid(String sentence) {
    return ApiException.badRequest("InvalidInputException", sentence);
  }

  static ApiException notFound(String sentence) {
    return ApiException.badRequest("EntityNotFoundException", sentence);
  }

  static ApiException exists(String sentence) {
    return ApiException.badRequest("AlreadyExistsException", sentence);
  }

  static ApiException limit(String sentence) {
    return ApiException.badRequest("ResourceNumberLimitExceededException", sentence);
  }

  static ApiException conditionFailed(String sentence) {
    return ApiException.badRequest("ConditionCheckFailureException", sentence);
  }

  static ApiException validation(String sentence) {
    return ApiException.badRequest("ValidationException", sentence);
  }

  static ApiException of(CatalogRefusal refused) {
    return ApiException.badRequest(code(refused), refused.sentence());
  }

  /// As an item of an answer.
  static ErrorDetail detail(CatalogRefusal refused) {
    return ErrorDetail.builder().errorCode(code(refused)).errorMessage(refused.sentence()).build();
  }

  private static String code(CatalogRefusal refused) {
    return switch (refused.reason()) {
      case NOT_FOUND -> "EntityNotFoundException";
      case EXISTS -> "AlreadyExistsException";
      case INVALID -> "InvalidInputException";
      case CHANGED -> "ConcurrentModificationException";
      case TOO_MANY -> "ResourceNumberLimitExceededException";
      case DAMAGED -> "InvalidStateException";
    };
  }
}
