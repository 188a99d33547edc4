package weir.api.auth;

/// Decides whether a caller may do what an operation needs.
public interface Authorizer {
  Decision decide(Caller caller, Permission permission, RequestFacts facts);
}
