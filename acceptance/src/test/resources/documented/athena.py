# The tables that AWS's documentation makes, and its questions, each of every table that has its columns.
s3, athena = client("s3"), client("athena")
for bucket in ("logs", "results"):
    s3.create_bucket(Bucket=bucket)


def values(sql):
    id = athena.start_query_execution(QueryString=sql, QueryExecutionContext={"Database": "flows"},
        ResultConfiguration={"OutputLocation": "s3://results/"})["QueryExecutionId"]
    while True:
        status = athena.get_query_execution(QueryExecutionId=id)["QueryExecution"]["Status"]
        if status["State"] not in ("QUEUED", "RUNNING"):
            break
        time.sleep(0.01)
    assert status["State"] == "SUCCEEDED", (sql, status)
    pages = athena.get_paginator("get_query_results").paginate(QueryExecutionId=id)
    return [[cell.get("VarCharValue") for cell in row["Data"]] for page in pages for row in page["ResultSet"]["Rows"]][1:]


def put(key, columns, lines):
    header = " ".join(c.replace("_", "-") for c in columns)
    s3.put_object(Bucket="logs", Key=key, Body=gzip.compress("\n".join([header] + [" ".join(line) for line in lines] + [""]).encode()))


TEXT = "ROW FORMAT DELIMITED FIELDS TERMINATED BY ' '"
PARQUET = """ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
    STORED AS INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
    OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'"""


def create(name, columns, keys, rows, location, **properties):
    properties = dict({"skip.header.line.count": "1"}, **properties)
    values(f"""CREATE EXTERNAL TABLE IF NOT EXISTS {name} ({", ".join(f"`{c}` {type_of(c)}" for c in columns)})
        PARTITIONED BY ({", ".join(f"`{k}` {'date' if (k, rows) == ('date', TEXT) else 'string'}" for k in keys)})
        {rows} LOCATION 's3://logs/{location}'
        TBLPROPERTIES ({", ".join(f"'{k}'='{v}'" for k, v in properties.items())})""")


def projected(template, **keys):
    properties = {"projection.enabled": "true", "storage.location.template": "s3://logs/" + template}
    for key, settings in keys.items():
        properties.update({f"projection.{key}.{name}": value for name, value in settings.items()})
    return properties


# name, columns with keys, records, the words for one day, for seven days up to now, and for the date
Table = collections.namedtuple("Table", "name columns rows inside young date")
ROOT = "AWSLogs/123456789012/vpcflowlogs/"
REGIONS = dict(type="enum", values="us-east-1,us-west-2,ap-south-1,eu-west-1")
DAYS = dict(type="date", range="2021/01/01,NOW", format="yyyy/MM/dd")
SEVEN = "current_date - interval '7' day"
tables = []


def table(name, columns, keys, where, inside, young, date):
    """@param where the values of the keys, by region and day"""
    rows = [record(columns, line, _day=place[1], **where(*place)) for place, lines in PLACES.items() if where(*place) for line in lines]
    tables.append(Table(name, columns + keys, rows, inside, young, date))


values("CREATE DATABASE flows")
for (region, day), lines in PLACES.items():
    put(f"{ROOT}{region}/{day:%Y/%m/%d}/123456789012_vpcflowlogs_{region}_fl-1_{day:%Y%m%d}T0105Z_e84b6652.log.gz", COLUMNS, lines)

# Text, partitions by hand.
create("vpc_flow_logs", COLUMNS, ["date"], TEXT, ROOT + "us-east-1/")
for day in (OLD, NEW):
    values(f"ALTER TABLE vpc_flow_logs ADD PARTITION (`date`='{day}') LOCATION 's3://logs/{ROOT}us-east-1/{day:%Y/%m/%d}'")
table("vpc_flow_logs", COLUMNS, ["date"], lambda region, day: {"date": str(day)} if region == "us-east-1" else None,
    f"date = DATE('{OLD}')", f"date > {SEVEN}", "date")

# Text, projection; and the same with an account's key and the columns of version 2 alone.
IN = "day >= '2021/02/01' AND day < '2021/02/28'"
YOUNG = f"day > date_format({SEVEN}, '%Y/%m/%d')"
DATE = "date(date_parse(day, '%Y/%m/%d'))"
create("test_table_vpclogs", COLUMNS, ["region", "day"], TEXT, ROOT, **projected(ROOT + "${region}/${day}", region=REGIONS, day=DAYS))
table("test_table_vpclogs", COLUMNS, ["region", "day"], lambda region, day: {"region": region, "day": f"{day:%Y/%m/%d}"}, IN, YOUNG, DATE)
create("accounts", COLUMNS[:14], ["accid", "region", "day"], TEXT, "AWSLogs/", **projected("AWSLogs/${accid}/vpcflowlogs/${region}/${day}",
    accid=dict(type="enum", values="123456789012,123456789010"), region=REGIONS, day=DAYS))
table("accounts", COLUMNS[:14], ["accid", "region", "day"],
    lambda region, day: {"accid": "123456789012", "region": region, "day": f"{day:%Y/%m/%d}"}, "day = '2021/02/03'", YOUNG, DATE)

# Made by the template: a partition for every day.
create("generated", COLUMNS, ["year", "month", "day"], TEXT, ROOT + "us-east-1/")
for day in (OLD, NEW):
    values(f"ALTER TABLE generated ADD IF NOT EXISTS PARTITION (year='{day:%Y}', month='{day:%m}', day='{day:%d}') LOCATION 's3://logs/{ROOT}us-east-1/{day:%Y/%m/%d}/'")
parts = lambda day: {"year": f"{day:%Y}", "month": f"{day:%m}", "day": f"{day:%d}"}
IN = "year = '2021' AND month = '02' AND day = '03'"
DATE = "date(year || '-' || month || '-' || day)"
table("generated", COLUMNS, ["year", "month", "day"], lambda region, day: parts(day) if region == "us-east-1" else None, IN, f"{DATE} > {SEVEN}", DATE)

# Parquet below Hive's names, found by MSCK; and by projection below AWS's own.
HIVE = ["aws-account-id", "aws-service", "aws-region", "year", "month", "day", "hour"]
for (region, day) in PLACES:
    chosen = ", ".join(f'"{c}"' for c in COLUMNS)
    for place in ("hive/AWSLogs/" + f"aws-account-id=123456789012/aws-service=vpcflowlogs/aws-region={region}/year={day:%Y}/month={day:%m}/day={day:%d}/hour=01/",
                  f"hourly/{region}/{day:%Y/%m/%d}/01/"):
        values(f"UNLOAD (SELECT {chosen} FROM test_table_vpclogs WHERE region = '{region}' AND day = '{day:%Y/%m/%d}') TO 's3://logs/{place}' WITH (format = 'PARQUET')")
create("vpc_flow_logs_parquet", COLUMNS, HIVE, PARQUET, "hive/AWSLogs/", EXTERNAL="true")
values("MSCK REPAIR TABLE vpc_flow_logs_parquet")
table("vpc_flow_logs_parquet", COLUMNS, HIVE, lambda region, day: {"aws-account-id": "123456789012", "aws-service": "vpcflowlogs", "aws-region": region,
    **parts(day), "hour": "01"}, IN, f"{DATE} > {SEVEN}", DATE)
create("test_table_vpclogs_parquet", COLUMNS, ["region", "date", "hour"], PARQUET, "hourly/", EXTERNAL="true",
    **projected("hourly/${region}/${date}/${hour}", region=REGIONS, date=DAYS, hour=dict(type="integer", range="00,23", digits="2")))
table("test_table_vpclogs_parquet", COLUMNS, ["region", "date", "hour"], lambda region, day: {"region": region, "date": f"{day:%Y/%m/%d}", "hour": "01"},
    "date >= '2021/02/02' AND date < '2021/02/05'", None, "date(date_parse(date, '%Y/%m/%d'))")

# AWS's own examples, of every version and order of fields.
by_text = {file.read_text(): file for folder in EXAMPLES for file in pathlib.Path(folder).glob("*.log")}
for at, file in enumerate(sorted(by_text.values())):
    columns, lines = read(file)
    if file.name == "newer.log":
        continue  # fields that no DDL of AWS's knows
    name = "example_" + re.sub("[^a-z0-9]", "_", f"{file.stem}_{at}")
    key = f"examples/{name}/{OLD:%Y/%m/%d}/"
    put(key + "a.log.gz", columns, lines)
    create(name, columns, ["date"], TEXT, f"examples/{name}/")
    values(f"ALTER TABLE {name} ADD PARTITION (`date`='{OLD}') LOCATION 's3://logs/{key}'")
    tables.append(Table(name, columns + ["date"], [record(columns, line, _day=OLD, date=str(OLD)) for line in lines], f"date = DATE '{OLD}'", f"date > {SEVEN}", "date"))
assert len(tables) > 12, len(tables)

ALL = {c for t in tables for c in t.columns} | NUMBERS


def iso(seconds):
    return seconds and datetime.datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def shown(t, rows, *names):
    return [[row[c] for c in names or t.columns] for row in rows]


def sums(rows, field, *keys):
    return [(n, *group) for group, n in total(rows, field, *keys).items()]


def both_ways(t, rows):
    ends = [dict(ip=row[end], bytes=row["bytes"]) for row in rows for end in ("srcaddr", "dstaddr")]
    return [(*group, n) for group, n in total(ends, "bytes", "ip").items()]


REFUSED = lambda row: row["action"] == "REJECT" and row["protocol"] == "6"
TO_443 = lambda row: row["dstport"] == "443"
YOUNGEST = lambda row: row["_day"] > datetime.datetime.now(UTC).date() - datetime.timedelta(days=7)
LOGIN = lambda row: row["srcport"] in ("22", "3389") or row["dstport"] in ("22", "3389")
# number, question, which rows it is about, the answer in Python, and how the answer is ordered and cut
QUESTIONS = (
    ("Q1", "SELECT * FROM {t} WHERE {inside} LIMIT 100", None, shown, dict(limit=100)),
    ("Q2", "SELECT day_of_week({date}) AS day, {date} AS date, interface_id, srcaddr, action, protocol FROM {t} WHERE action = 'REJECT' AND protocol = 6 AND {inside} LIMIT 100",
        REFUSED, lambda t, rows: [[str(r["_day"].isoweekday()), str(r["_day"]), r["interface_id"], r["srcaddr"], r["action"], r["protocol"]] for r in rows], dict(limit=100)),
    ("Q3", "SELECT SUM(packets) AS packetcount, dstaddr FROM {t} WHERE dstport = 443 AND {young} GROUP BY dstaddr ORDER BY packetcount DESC LIMIT 10",
        lambda row: TO_443(row) and YOUNGEST(row), lambda t, rows: sums(rows, "packets", "dstaddr"), dict(key=0, descending=True, limit=10)),
    ("Q4", "SELECT * FROM {t} WHERE {inside} ORDER BY {date} ASC LIMIT 100", None, shown, dict(limit=100)),
    ("Q5", "SELECT SUM(packets) AS packetcount, dstaddr FROM {t} WHERE dstport = 443 AND {inside} GROUP BY dstaddr ORDER BY packetcount DESC LIMIT 10",
        TO_443, lambda t, rows: sums(rows, "packets", "dstaddr"), dict(key=0, descending=True, limit=10)),
    ("Q6", """SELECT interface_id, srcaddr, action, protocol, to_iso8601(from_unixtime(start)) AS start_time, to_iso8601(from_unixtime("end")) AS end_time FROM {t} WHERE {inside}""",
        None, lambda t, rows: [shown(t, [r], "interface_id", "srcaddr", "action", "protocol")[0] + [iso(r["start"]), iso(r["end"])] for r in rows], {}),
    ("Q7", "SELECT * FROM {t} WHERE srcaddr = '10.0.2.11' AND {inside}", lambda row: row["srcaddr"] == "10.0.2.11", shown, {}),
    ("Q8", "SELECT {date}, interface_id, srcaddr, action, protocol FROM {t} WHERE action = 'REJECT' AND protocol = 6 AND {inside} LIMIT 10", REFUSED,
        lambda t, rows: [[str(r["_day"]), r["interface_id"], r["srcaddr"], r["action"], r["protocol"]] for r in rows], dict(limit=10)),
    ("Q9", "SELECT * FROM {t} WHERE split_part(srcaddr,'.', 1)='10' AND split_part(srcaddr,'.', 2) = '0' AND {inside}", lambda row: row["srcaddr"].startswith("10.0."), shown, {}),
    ("Q10", "SELECT * FROM {t} WHERE dstaddr = '10.0.1.80' AND {inside}", lambda row: row["dstaddr"] == "10.0.1.80", shown, {}),
    ("Q11", "SELECT SUM(bytes) as totalbytes, srcaddr, dstaddr from {t} WHERE {inside} GROUP BY srcaddr, dstaddr ORDER BY totalbytes LIMIT 50",
        None, lambda t, rows: sums(rows, "bytes", "srcaddr", "dstaddr"), dict(key=0, limit=50)),
    ("Q11 in full", "SELECT SUM(bytes) as totalbytes, srcaddr, dstaddr from {t} WHERE {inside} GROUP BY srcaddr, dstaddr ORDER BY totalbytes",
        None, lambda t, rows: sums(rows, "bytes", "srcaddr", "dstaddr"), dict(key=0)),
    ("Q12", """SELECT ip, sum(bytes) as total_bytes FROM (SELECT dstaddr as ip, sum(bytes) as bytes FROM {t} WHERE {inside} GROUP BY 1
        UNION ALL SELECT srcaddr as ip, sum(bytes) as bytes FROM {t} WHERE {inside} GROUP BY 1) GROUP BY ip ORDER BY total_bytes DESC LIMIT 10""",
        None, both_ways, dict(key=1, descending=True, limit=10)),
    ("Q13", """SELECT * FROM {t} WHERE (srcport in (22,3389) OR dstport IN (22,3389)) AND {inside} ORDER BY "start" ASC limit 50""", LOGIN, shown, dict(key="start", limit=50)),
)



def questions_of(t):
    """Asks a table what its columns allow; which questions, and whether they had an answer."""
    asked = {}
    for number, sql, about, answer, order in QUESTIONS:
        needed = set(re.findall("[a-z_]+", re.sub("{[a-z]+}", "", sql))) & ALL - {"date", "day"}
        if not needed <= set(t.columns) or "{young}" in sql and not t.young:
            continue
        about = about or (lambda row: True)
        rows = [row for row in t.rows if about(row) and ("{young}" in sql or row["_day"] == OLD)]
        expected = answer(t, rows)
        order = dict(order, key=t.columns.index("start")) if order.get("key") == "start" else order
        same((number, t.name), values(sql.format(t=t.name, inside=t.inside, young=t.young, date=t.date)), expected, **order)
        asked[number] = bool(expected)
    return asked


with concurrent.futures.ThreadPoolExecutor(4) as pool:
    answered = list(pool.map(questions_of, tables))
asked = collections.Counter(number for of_table in answered for number in of_table)
filled = {number for of_table in answered for number, had_rows in of_table.items() if had_rows}
assert filled == {number for number, *rest in QUESTIONS}, filled
assert min(asked.values()) >= 6, asked
print("answered", len(QUESTIONS), "questions of", len(tables), "tables:", sum(asked.values()))
