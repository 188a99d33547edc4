/// Athena's statements, whatever their kind: tables of the catalogue as the engine reads them,
/// views, data that statements write, and the running of a statement to the files that it leaves.
///
/// Knows nothing of AWS's operations, nor of who may do what: a [weir.query.athena.Requester] says
/// it. Start reading at [weir.query.athena.Statements].
@NullMarked
package weir.query.athena;

import org.jspecify.annotations.NullMarked;
