/// Files of lines as cells: what Hive's SerDes make of DELIMITED text, CSV, JSON and lines that a
/// regular expression takes apart. Knows neither types nor engines nor where files are kept. Start
/// reading at [weir.query.lines.CellReader].
@NullMarked
package weir.query.lines;

import org.jspecify.annotations.NullMarked;
