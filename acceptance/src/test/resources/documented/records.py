# What the questions are asked of: the lab's records in two days and two regions, AWS's own examples,
# and the comparison with an answer that was found in Python.
import collections, concurrent.futures, datetime, gzip, pathlib, re, time

LAB, *EXAMPLES = sys.argv[1:]
UTC = datetime.timezone.utc
OLD, NEW = datetime.date(2021, 2, 3), datetime.datetime.now(UTC).date() - datetime.timedelta(days=1)
INTS = {"version", "srcport", "dstport", "tcp_flags", "traffic_path"}
LONGS = {"protocol", "packets", "bytes", "start", "end"}
NUMBERS = INTS | LONGS


def column(field):
    return field.replace("-", "_")


def type_of(name):
    return "int" if name in INTS else "bigint" if name in LONGS else "string"


def read(file):
    """The columns of a file's header, and its lines in fields."""
    opened = gzip.open if file.name.endswith(".gz") else open
    with opened(file, "rt") as text:
        header, *lines = [line.split() for line in text if line.strip()]
    return [column(field) for field in header], lines


def record(columns, line, **where):
    """What SQL shows of a line: a number that is a dash is null."""
    return dict({c: None if c in NUMBERS and v == "-" else v for c, v in zip(columns, line)}, **where)


files = sorted(pathlib.Path(LAB).rglob("*.log.gz"))
COLUMNS = read(files[0])[0]
recorded = [line for file in files for line in read(file)[1]]
assert len(recorded) > 2000 and all(len(line) == len(COLUMNS) for line in recorded), len(recorded)
first = datetime.datetime.fromtimestamp(int(recorded[0][COLUMNS.index("start")]), UTC)


def silent(status):
    """A record of nothing, as AWS writes it."""
    kept = dict(version="5", account_id="123456789012", interface_id="eni-1235b8ca123456789", start=recorded[0][10], end=recorded[0][11], log_status=status)
    return [kept.get(c, "-") for c in COLUMNS]


def on(day, lines):
    """The lines as if they were of another day."""
    by = round((datetime.datetime.combine(day, datetime.time(), UTC) - first.replace(hour=0, minute=0, second=0, microsecond=0)).total_seconds())
    return [[str(int(v) + by) if c in ("start", "end") else v for c, v in zip(COLUMNS, line)] for line in lines]


everything = recorded + [silent("NODATA"), silent("SKIPDATA")]
PLACES = {(region, day): on(day, lines) for region, lines in (("us-east-1", everything), ("eu-west-1", everything[::3])) for day in (OLD, NEW)}


def same(what, rows, expected, key=None, descending=False, limit=None):
    """Rows without an order are some of the expected ones; those with one have its keys, nulls last."""
    rows, expected = [tuple(row) for row in rows], [tuple(row) for row in expected]
    assert len(rows) == min(len(expected), limit or len(expected)), (what, len(rows), len(expected), rows[:3], expected[:3])
    unknown = collections.Counter(rows) - collections.Counter(expected)
    assert not unknown, (what, list(unknown)[:3], expected[:3])
    if key is not None:
        value = lambda row: None if row[key] is None else int(row[key]) if re.fullmatch("[0-9]+", row[key]) else row[key]
        found = [value(row) for row in rows]
        known = sorted((value(row) for row in expected if row[key] is not None), reverse=descending)
        known += [None] * (len(expected) - len(known))
        assert found == known[:len(found)], (what, found[:10], known[:10])


def total(rows, field, *keys):
    """The sum of a field by keys; null where no row has it."""
    sums = {}
    for row in rows:
        group = tuple(row[k] for k in keys)
        sums.setdefault(group, None)
        if row[field] is not None:
            sums[group] = (sums[group] or 0) + int(row[field])
    return {group: None if n is None else str(n) for group, n in sums.items()}
