package weir.query.engine;

/// What a relation of a query is made of.
///
/// To add one, add a member and plan its reading in [RelationPlanner].
public sealed interface RelationSource permits TableSource, LogMoment, LogRest {}
