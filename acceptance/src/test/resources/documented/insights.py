# AWS's Insights queries of flow logs, each of a group of version 2 and of one in the lab's own format.
ec2, iam, logs = client("ec2"), client("iam"), client("logs")
CAMEL = {"start": "startTime", "end": "endTime", "srcaddr": "srcAddr", "dstaddr": "dstAddr", "srcport": "srcPort", "dstport": "dstPort"}


def insights_name(c):
    head, *tail = c.split("_")
    return CAMEL.get(c, head + "".join(word.capitalize() for word in tail))


now = int(time.time())
BEGIN = (now - 7200) // 3600 * 3600
role = iam.create_role(RoleName="flow", AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Service": "vpc-flow-logs.amazonaws.com"}, "Action": "sts:AssumeRole"}]}))["Role"]["Arn"]
vpc = ec2.create_vpc(CidrBlock="10.7.0.0/16")["Vpc"]["VpcId"]
GROUPS = {}
for group, columns, more in (("default", COLUMNS[:14], {}), ("wide", COLUMNS, dict(LogFormat=" ".join("${%s}" % c.replace("_", "-") for c in COLUMNS)))):
    logs.create_log_group(logGroupName=group)
    made = ec2.create_flow_logs(ResourceType="VPC", ResourceIds=[vpc], TrafficType="ALL", LogDestinationType="cloud-watch-logs",
        LogGroupName=group, DeliverLogsPermissionArn=role, **more)
    assert not made["Unsuccessful"], made
    events = []
    for i, line in enumerate(everything):
        # One event each 2.5 s over two hours, so that every bin of five minutes has some, and no two have one time.
        at = (BEGIN * 1000 + i * 2500)
        line = line[:len(columns)]
        message = " ".join(line)
        fields = {insights_name(c): v for c, v in zip(columns, line) if v != "-"}
        events.append(dict(fields, **{"@message": message, "_at": at, "@timestamp": datetime.datetime.fromtimestamp(at / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S.") + f"{at % 1000:03}",
            "@logStream": fields["interfaceId"] + "-all", "@log": "123456789012:" + group}))
    for stream in sorted({e["@logStream"] for e in events}):
        logs.create_log_stream(logGroupName=group, logStreamName=stream)
        mine = [dict(timestamp=e["_at"], message=e["@message"]) for e in events if e["@logStream"] == stream]
        for i in range(0, len(mine), 5000):
            answer = logs.put_log_events(logGroupName=group, logStreamName=stream, logEvents=mine[i:i + 5000])
            assert not answer.get("rejectedLogEventsInfo"), answer
    GROUPS[group] = events


def ask(group, text):
    id = logs.start_query(logGroupName=group, startTime=BEGIN, endTime=BEGIN + 4 * 3600, queryString=text)["queryId"]
    while True:
        answer = logs.get_query_results(queryId=id)
        if answer["status"] not in ("Scheduled", "Running"):
            break
        time.sleep(0.01)
    assert answer["status"] == "Complete", (text, answer)
    return [{f["field"]: f["value"] for f in row if f["field"] != "@ptr"} for row in answer["results"]]


def number(text):
    """Numbers as they are, whatever way they are printed."""
    try:
        return round(float(text), 4)
    except (TypeError, ValueError):
        return text


def grouped(events, keys, **aggregates):
    """A row for each group; what is missing is left out."""
    groups = {}
    for e in events:
        groups.setdefault(tuple(e.get(k) for k in keys), []).append(e)
    return [{**{k: v for k, v in zip(keys, group) if v is not None}, **{name: value for name, f in aggregates.items() if (value := f(mine)) is not None}}
            for group, mine in groups.items()]


def of(f, field):
    def aggregate(events):
        values = [int(e[field]) for e in events if field in e]
        return f(values) if values else None
    return aggregate


def time_of(seconds):
    return datetime.datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M:%S.000")


def bins(events, seconds):
    return [dict(e, bin=time_of(e["_at"] // 1000 // seconds * seconds)) for e in events]


def lengths(events, seconds):
    return grouped([dict(e, l=len(e["@message"])) for e in bins(events, seconds)], ["bin"], b=of(sum, "l"))


def sizes(events):
    mb = [row["b"] / 1024 / 1024 for row in lengths(events, 300)]
    return [{"max(mb)": max(mb), "min(mb)": min(mb), "avg(mb)": sum(mb) / len(mb)}]


def ceilings(events):
    most = {}
    for row in lengths(events, 300):
        at = int(datetime.datetime.strptime(row["bin"], "%Y-%m-%d %H:%M:%S.%f").replace(tzinfo=UTC).timestamp())
        at = time_of(-(-at // 600) * 600)
        most[at] = max(most.get(at, 0), row["b"])
    return [{"dateceil(@t, 10m)": at, "max(b)": b} for at, b in most.items()]


def first_of(events, *keys):
    kept = {}
    for e in sorted(events, key=lambda e: e["_at"], reverse=True):
        kept.setdefault(tuple(e.get(k) for k in keys), e)
    return list(kept.values())


def shown(events, *names):
    return [{n: e[n] for n in names if n in e} for e in events]


def like(dst, src=None):
    return lambda e: dst in e.get("dstAddr", "") and (src is None or src in e.get("srcAddr", ""))


ENDS = ["srcAddr", "dstAddr"]
FLOW = ["srcAddr", "dstAddr", "srcPort", "dstPort", "protocol"]
NAT = "stats sum(bytes) as bytesTransferred by srcAddr, dstAddr | sort bytesTransferred desc | limit 10"
transferred = lambda events: grouped(events, ENDS, bytesTransferred=of(sum, "bytes"))
ONE = everything[0][2]
# query, which events it is about, the answer in Python, how it is ordered and cut
QUERIES = (
    ("stats sum(packets) as packetsTransferred by srcAddr, dstAddr | sort packetsTransferred desc | limit 15",
        None, lambda es: grouped(es, ENDS, packetsTransferred=of(sum, "packets")), ("packetsTransferred", 15)),
    ('filter isIpv4InSubnet(srcAddr, "198.51.100.0/24") | stats sum(bytes) as bytesTransferred by dstAddr | sort bytesTransferred desc | limit 15',
        lambda e: e.get("srcAddr", "").startswith("198.51.100."), lambda es: grouped(es, ["dstAddr"], bytesTransferred=of(sum, "bytes")), ("bytesTransferred", 15)),
    ("filter protocol=17 | stats count(*) by srcAddr", lambda e: e.get("protocol") == "17", lambda es: grouped(es, ["srcAddr"], **{"count(*)": len}), None),
    ('filter logStatus="SKIPDATA" | stats count(*) by bin(1h) as t | sort t', lambda e: e["logStatus"] == "SKIPDATA",
        lambda es: [{"t": row["bin"], "count(*)": row["n"]} for row in grouped(bins(es, 3600), ["bin"], n=len)], None),
    (f"fields @timestamp, srcAddr, dstAddr, srcPort, dstPort, protocol, bytes | filter logStream='vpc-flow-logs' and interfaceId='{ONE}' | sort @timestamp desc | dedup srcAddr, dstAddr, srcPort, dstPort, protocol | limit 20",
        lambda e: False, lambda es: [], None),
    (f"fields @timestamp, srcAddr, dstAddr, srcPort, dstPort, protocol, bytes | filter @logStream='{ONE}-all' and interfaceId='{ONE}' | sort @timestamp desc | dedup srcAddr, dstAddr, srcPort, dstPort, protocol | limit 20",
        lambda e: e["interfaceId"] == ONE, lambda es: shown(first_of(es, *FLOW), "@timestamp", *FLOW, "bytes"), ("@timestamp", 20)),
    ("stats avg(bytes), max(bytes) by dstAddr", None,
        lambda es: grouped(es, ["dstAddr"], **{"avg(bytes)": of(lambda v: sum(v) / len(v), "bytes"), "max(bytes)": of(max, "bytes")}), None),
    ("parse @message /(?<NetworkInterface>eni-.*?) / | display NetworkInterface, @message", None,
        lambda es: [{"NetworkInterface": e["interfaceId"], "@message": e["@message"]} for e in es], None),
    ("filter (dstAddr like '10.0.1.80' and srcAddr like '198.51.') | " + NAT, like("10.0.1.80", "198.51."), transferred, ("bytesTransferred", 10)),
    ("filter (dstAddr like '10.0.1.80' and srcAddr like '10.0.') | " + NAT, like("10.0.1.80", "10.0."), transferred, ("bytesTransferred", 10)),
    ("filter (dstAddr like '10.0.1.80' and srcAddr not like '10.0.') | " + NAT,
        lambda e: like("10.0.1.80")(e) and "10.0." not in e["srcAddr"], transferred, ("bytesTransferred", 10)),
    ("filter (srcAddr like '10.0.1.80' and dstAddr not like '10.0.') | " + NAT,
        lambda e: "10.0.1.80" in e.get("srcAddr", "") and "10.0." not in e["dstAddr"], transferred, ("bytesTransferred", 10)),
    ("FIELDS strlen(@message) AS l | STATS sum(l)/1024/1024 as mb BY bin(5m) | STATS max(mb), min(mb), avg(mb)", None, sizes, None),
    ("FIELDS strlen(@message) AS l | STATS sum(l) AS b BY bin(5m) as @t | STATS max(b) BY dateceil(@t, 10m)", None, ceilings, None),
    ('filter action="REJECT" | stats count(*) as numRejections by srcAddr | sort numRejections desc | limit 20',
        lambda e: e.get("action") == "REJECT", lambda es: grouped(es, ["srcAddr"], numRejections=len), ("numRejections", 20)),
    ("fields @timestamp, @message, @logStream, @log | sort @timestamp desc | limit 10000", None,
        lambda es: shown(es, "@timestamp", "@message", "@logStream", "@log"), ("@timestamp", 10000)),
)

for group, events in GROUPS.items():
    for text, about, answer, order in QUERIES:
        expected = answer([e for e in events if about is None or about(e)])
        assert expected or "logStream='vpc" in text, text
        plain = lambda rows: [tuple(sorted((k, number(v)) for k, v in row.items())) for row in rows]
        found = ask(group, text)
        key, limit = order or (None, None)
        same((group, text), plain(found), plain(expected), limit=limit)
        if key:
            keys = lambda rows: [number(row.get(key)) for row in rows]
            known = sorted((row for row in expected if key in row), key=lambda row: number(row[key]), reverse=True)
            assert keys(found) == keys(known + [{}] * (len(expected) - len(known)))[:limit], (text, keys(found), keys(known)[:limit])
print("answered", len(QUERIES), "queries of", len(GROUPS), "groups")
