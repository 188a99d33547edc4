-- The macros that translated queries call. A statement ends with a semicolon at the end of a line.
-- Each has a twin whose name begins with quiet_: it answers NULL where this one fails.

-- Failures: the name of Trino's error, and its sentence.
trino_fail(name, message) AS error(name || ': ' || message);
trino_unless_nan(x) AS CASE WHEN isnan(x) THEN NULL ELSE x END;
trino_fitting(x, most, type) AS CASE WHEN length(x) > most THEN trino_fail('INVALID_CAST_ARGUMENT', 'Value ' || x || ' cannot be represented as ' || type) ELSE x END;
trino_cannot_cast(x, type) AS trino_fail('INVALID_CAST_ARGUMENT', 'Cannot cast ''' || x || ''' to ' || type);
trino_bad_argument(message) AS trino_fail('INVALID_FUNCTION_ARGUMENT', message);

-- Instants and zones. A zone is UTC, a region or an offset such as +05:30.
trino_zoned(t, z) AS CASE WHEN t IS NOT NULL AND z IS NOT NULL THEN {'t': t, 'z': z} END;
trino_is_offset(z) AS (z LIKE '+%' OR z LIKE '-%');
trino_offset_minutes(z) AS CASE WHEN trino_is_offset(z) THEN (CASE WHEN z LIKE '-%' THEN -1 ELSE 1 END) * (CAST(substr(z, 2, 2) AS INTEGER) * 60 + CAST(substr(z, 5, 2) AS INTEGER)) END;
trino_region(z) AS CASE WHEN trino_is_offset(z) THEN 'UTC' ELSE z END;
trino_local(t, z) AS CASE WHEN z = 'UTC' THEN CAST(t AS TIMESTAMP) WHEN trino_is_offset(z) THEN CAST(t AS TIMESTAMP) + to_minutes(trino_offset_minutes(z)) ELSE timezone(trino_region(z), timezone('UTC', CAST(t AS TIMESTAMP))) END;
trino_instant(t, z) AS CASE WHEN z = 'UTC' THEN CAST(t AS TIMESTAMP) WHEN trino_is_offset(z) THEN CAST(t AS TIMESTAMP) - to_minutes(trino_offset_minutes(z)) ELSE timezone('UTC', timezone(trino_region(z), CAST(t AS TIMESTAMP))) END;
trino_minutes_east(t, z) AS CAST((epoch_us(trino_local(t, z)) - epoch_us(CAST(t AS TIMESTAMP))) // 60000000 AS BIGINT);
trino_offset_text(minutes, colon) AS (CASE WHEN minutes < 0 THEN '-' ELSE '+' END) || lpad(CAST(abs(minutes) // 60 AS VARCHAR), 2, '0') || colon || lpad(CAST(abs(minutes) % 60 AS VARCHAR), 2, '0');
trino_zone(z) AS trino_java('zone', z);
trino_zone_name(z) AS CASE WHEN upper(z) IN ('UTC', 'Z', 'GMT', 'UT', 'ETC/UTC', 'ZULU', '+00:00', '-00:00', '+0000', '+00') THEN 'UTC' WHEN regexp_full_match(z, '[+-][0-9]{2}:[0-9]{2}') THEN z WHEN regexp_full_match(z, '[+-][0-9]{4}') THEN left(z, 3) || ':' || right(z, 2) WHEN regexp_full_match(z, '[+-][0-9]{2}') THEN z || ':00' WHEN regexp_full_match(z, '[+-][0-9]') THEN left(z, 1) || '0' || right(z, 1) || ':00' ELSE z END;
trino_round_time(t, unit) AS make_timestamp(CAST(floor((epoch_us(t) + unit // 2) / unit) AS BIGINT) * unit);
trino_date_plus(d, millis) AS CASE WHEN millis % 86400000 <> 0 THEN trino_bad_argument('Cannot add hour, minutes or seconds to a date') ELSE CAST(d + CAST(millis // 86400000 AS INTEGER) AS DATE) END;
trino_iso_zone(t, z) AS CASE WHEN z = 'UTC' THEN 'Z' ELSE trino_offset_text(trino_minutes_east(t, z), ':') END;

-- Text to values.
trino_is_whole(x) AS regexp_full_match(x, '[+-]?[0-9]+');
trino_boolean_of_text(x) AS CASE WHEN x IS NULL THEN NULL WHEN lower(x) IN ('t', 'true', '1') THEN TRUE WHEN lower(x) IN ('f', 'false', '0') THEN FALSE ELSE trino_cannot_cast(x, 'BOOLEAN') END;
trino_bigint_of_text(x) AS CASE WHEN x IS NULL THEN NULL WHEN trino_is_whole(trim(x)) AND TRY_CAST(trim(x) AS BIGINT) IS NOT NULL THEN TRY_CAST(trim(x) AS BIGINT) ELSE trino_cannot_cast(x, 'BIGINT') END;
trino_integer_of_text(x) AS CASE WHEN x IS NULL THEN NULL WHEN trino_is_whole(trim(x)) AND TRY_CAST(trim(x) AS INTEGER) IS NOT NULL THEN TRY_CAST(trim(x) AS INTEGER) ELSE trino_cannot_cast(x, 'INT') END;
trino_smallint_of_text(x) AS CASE WHEN x IS NULL THEN NULL WHEN trino_is_whole(trim(x)) AND TRY_CAST(trim(x) AS SMALLINT) IS NOT NULL THEN TRY_CAST(trim(x) AS SMALLINT) ELSE trino_cannot_cast(x, 'SMALLINT') END;
trino_tinyint_of_text(x) AS CASE WHEN x IS NULL THEN NULL WHEN trino_is_whole(trim(x)) AND TRY_CAST(trim(x) AS TINYINT) IS NOT NULL THEN TRY_CAST(trim(x) AS TINYINT) ELSE trino_cannot_cast(x, 'TINYINT') END;
trino_double_of_text(x) AS CASE WHEN x IS NULL THEN NULL WHEN TRY_CAST(x AS DOUBLE) IS NOT NULL THEN TRY_CAST(x AS DOUBLE) ELSE trino_cannot_cast(x, 'DOUBLE') END;
trino_real_of_text(x) AS CASE WHEN x IS NULL THEN NULL WHEN TRY_CAST(x AS FLOAT) IS NOT NULL THEN TRY_CAST(x AS FLOAT) ELSE trino_cannot_cast(x, 'REAL') END;
trino_decimal_text(x) AS CASE WHEN x IS NULL THEN NULL WHEN regexp_full_match(x, '[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?') THEN x ELSE trino_cannot_cast(x, 'DECIMAL. Value is not a number.') END;
trino_date_of_text(x) AS CASE WHEN x IS NULL THEN NULL WHEN regexp_full_match(trim(x), '[+-]?[0-9]{4,6}-[0-9]{1,2}-[0-9]{1,2}') AND TRY_CAST(trim(x) AS DATE) IS NOT NULL THEN TRY_CAST(trim(x) AS DATE) ELSE trino_fail('INVALID_CAST_ARGUMENT', 'Value cannot be cast to date: ' || x) END;
trino_clock_part(x) AS regexp_extract(x, '^\s*([0-9]{4,6}-[0-9]{1,2}-[0-9]{1,2}( [0-9]{1,2}:[0-9]{1,2}(:[0-9]{1,2}(\.[0-9]+)?)?)?)\s*([A-Za-z+-][A-Za-z0-9:_/+-]*|)\s*\z', 1);
trino_zone_part(x) AS coalesce(nullif(trim(regexp_extract(x, '^\s*([0-9]{4,6}-[0-9]{1,2}-[0-9]{1,2}( [0-9]{1,2}:[0-9]{1,2}(:[0-9]{1,2}(\.[0-9]+)?)?)?)\s*([A-Za-z+-][A-Za-z0-9:_/+-]*|)\s*\z', 5)), ''), 'UTC');
trino_timestamp_of_text(x) AS CASE WHEN x IS NULL THEN NULL WHEN TRY_CAST(trino_clock_part(x) AS TIMESTAMP) IS NOT NULL AND regexp_full_match(trino_zone_part(x), 'UTC|[A-Z][A-Za-z]+/[A-Za-z_/+-]+|[+-][0-9]{1,2}(:?[0-9]{2})?|[A-Z]{1,4}') THEN TRY_CAST(trino_clock_part(x) AS TIMESTAMP) ELSE trino_fail('INVALID_CAST_ARGUMENT', 'Value cannot be cast to timestamp: ' || x) END;
trino_zoned_of_parts(x, c, n) AS list_transform([trino_zone_name(n)], lambda z: CASE WHEN c IS NOT NULL THEN trino_zoned(trino_round_time(trino_instant(c, z), 1000), z) ELSE trino_fail('INVALID_CAST_ARGUMENT', 'Value cannot be cast to timestamp: ' || x) END)[1];
trino_zoned_of_text(x) AS CASE WHEN x IS NULL THEN NULL ELSE list_transform([x], lambda y: list_transform([{'c': TRY_CAST(trino_clock_part(y) AS TIMESTAMP), 'n': trino_zone_part(y)}], lambda v: trino_zoned_of_parts(y, v.c, v.n))[1])[1] END;
trino_uuid(x) AS CASE WHEN x IS NULL THEN NULL WHEN TRY_CAST(x AS UUID) IS NOT NULL THEN TRY_CAST(x AS UUID) ELSE trino_cannot_cast(x, 'UUID') END;

-- Numbers to narrower ones.
trino_out_of_range(x, type) AS trino_fail('NUMERIC_VALUE_OUT_OF_RANGE', 'Out of range for ' || type || ': ' || CAST(x AS VARCHAR));
trino_tinyint(x) AS CASE WHEN TRY_CAST(x AS TINYINT) IS NULL AND x IS NOT NULL THEN trino_out_of_range(x, 'tinyint') ELSE TRY_CAST(x AS TINYINT) END;
trino_smallint(x) AS CASE WHEN TRY_CAST(x AS SMALLINT) IS NULL AND x IS NOT NULL THEN trino_out_of_range(x, 'smallint') ELSE TRY_CAST(x AS SMALLINT) END;
trino_integer(x) AS CASE WHEN TRY_CAST(x AS INTEGER) IS NULL AND x IS NOT NULL THEN trino_out_of_range(x, 'integer') ELSE TRY_CAST(x AS INTEGER) END;
trino_bigint(x) AS CASE WHEN TRY_CAST(x AS BIGINT) IS NULL AND x IS NOT NULL THEN trino_out_of_range(x, 'bigint') ELSE TRY_CAST(x AS BIGINT) END;
trino_tinyint_of_decimal(x) AS CASE WHEN x IS NOT NULL AND TRY_CAST(x AS TINYINT) IS NULL THEN trino_cannot_cast(CAST(x AS VARCHAR), 'TINYINT') ELSE TRY_CAST(x AS TINYINT) END;
trino_smallint_of_decimal(x) AS CASE WHEN x IS NOT NULL AND TRY_CAST(x AS SMALLINT) IS NULL THEN trino_cannot_cast(CAST(x AS VARCHAR), 'SMALLINT') ELSE TRY_CAST(x AS SMALLINT) END;
trino_integer_of_decimal(x) AS CASE WHEN x IS NOT NULL AND TRY_CAST(x AS INTEGER) IS NULL THEN trino_cannot_cast(CAST(x AS VARCHAR), 'INTEGER') ELSE TRY_CAST(x AS INTEGER) END;
trino_bigint_of_decimal(x) AS CASE WHEN x IS NOT NULL AND TRY_CAST(x AS BIGINT) IS NULL THEN trino_cannot_cast(CAST(x AS VARCHAR), 'BIGINT') ELSE TRY_CAST(x AS BIGINT) END;
trino_tinyint_of_double(x) AS CASE WHEN TRY_CAST(round(x) AS TINYINT) IS NULL AND x IS NOT NULL THEN trino_out_of_range(x, 'tinyint') ELSE TRY_CAST(round(x) AS TINYINT) END;
trino_smallint_of_double(x) AS CASE WHEN TRY_CAST(round(x) AS SMALLINT) IS NULL AND x IS NOT NULL THEN trino_out_of_range(x, 'smallint') ELSE TRY_CAST(round(x) AS SMALLINT) END;
trino_integer_of_double(x) AS CASE WHEN TRY_CAST(round(x) AS INTEGER) IS NULL AND x IS NOT NULL THEN trino_out_of_range(x, 'integer') ELSE TRY_CAST(round(x) AS INTEGER) END;
trino_bigint_of_double(x) AS CASE WHEN TRY_CAST(round(x) AS BIGINT) IS NULL AND x IS NOT NULL THEN trino_fail('INVALID_CAST_ARGUMENT', 'Unable to cast ' || CAST(x AS VARCHAR) || ' to bigint') ELSE TRY_CAST(round(x) AS BIGINT) END;
trino_half_up(n, d) AS CASE WHEN d = 0 THEN trino_fail('DIVISION_BY_ZERO', 'Division by zero') ELSE sign(n) * sign(d) * ((2 * abs(n) + abs(d)) // nullif(2 * abs(d), 0)) END;

-- Values to text.
trino_mantissa(t) AS split_part(t, 'e', 1);
trino_digits(t) AS ltrim(replace(trino_mantissa(t), '.', ''), '0');
trino_exponent(t) AS (CASE WHEN contains(t, 'e') THEN CAST(split_part(t, 'e', 2) AS INTEGER) ELSE 0 END) + (CASE WHEN split_part(trino_mantissa(t), '.', 1) <> '0' THEN length(split_part(trino_mantissa(t), '.', 1)) - 1 ELSE length(ltrim(split_part(trino_mantissa(t), '.', 2), '0')) - length(split_part(trino_mantissa(t), '.', 2)) - 1 END);
trino_scientific(t) AS left(trino_digits(t), 1) || '.' || coalesce(nullif(rtrim(substr(trino_digits(t), 2), '0'), ''), '0') || 'E' || CAST(trino_exponent(t) AS VARCHAR);
trino_text_of_double(x) AS CASE WHEN x IS NULL THEN NULL WHEN isnan(x) THEN 'NaN' WHEN isinf(x) THEN CASE WHEN x > 0 THEN 'Infinity' ELSE '-Infinity' END WHEN x = 0 THEN CASE WHEN CAST(x AS VARCHAR) LIKE '-%' THEN '-0E0' ELSE '0E0' END ELSE (CASE WHEN x < 0 THEN '-' ELSE '' END) || list_transform([CAST(abs(x) AS VARCHAR)], lambda t: trino_scientific(t))[1] END;
trino_text_of_days(ms) AS (CASE WHEN ms < 0 THEN '-' ELSE '' END) || format('{:d} {:02d}:{:02d}:{:02d}.{:03d}', abs(ms) // 86400000, abs(ms) // 3600000 % 24, abs(ms) // 60000 % 60, abs(ms) // 1000 % 60, abs(ms) % 1000);
trino_json_of_double(x) AS CASE WHEN isnan(x) THEN '"NaN"' WHEN isinf(x) THEN CASE WHEN x > 0 THEN '"Infinity"' ELSE '"-Infinity"' END WHEN abs(x) >= 1e-3 AND abs(x) < 1e7 OR x = 0 THEN CAST(x AS VARCHAR) ELSE trino_text_of_double(x) END;
trino_text_of_months(m) AS (CASE WHEN m < 0 THEN '-' ELSE '' END) || format('{:d}-{:d}', abs(m) // 12, abs(m) % 12);

-- JSON is text without blanks between its tokens.
trino_json(x) AS trino_java('json', x);
trino_json_scalar(j) AS CASE WHEN json_type(j) IN ('OBJECT', 'ARRAY') THEN trino_cannot_cast(j, 'varchar') ELSE json_extract_string(j, '$') END;
trino_text_of_json(j) AS trino_json_scalar(j);
trino_boolean_of_json(j) AS CASE WHEN json_type(j) IN ('UBIGINT', 'BIGINT', 'HUGEINT', 'UHUGEINT', 'DOUBLE') THEN TRY_CAST(j AS DOUBLE) <> 0 ELSE trino_boolean_of_text(trino_json_scalar(j)) END;
trino_double_of_json(j) AS trino_double_of_text(trino_json_scalar(j));
trino_real_of_json(j) AS trino_real_of_text(trino_json_scalar(j));
trino_bigint_of_json(j) AS CASE WHEN json_type(j) = 'DOUBLE' THEN trino_bigint_of_double(trino_double_of_text(json_extract_string(j, '$'))) ELSE trino_bigint_of_text(trino_json_scalar(j)) END;
trino_integer_of_json(j) AS trino_integer(trino_bigint_of_json(j));
trino_smallint_of_json(j) AS trino_smallint(trino_bigint_of_json(j));
trino_tinyint_of_json(j) AS trino_tinyint(trino_bigint_of_json(j));
trino_fail_as(text) AS trino_fail(split_part(text, ': ', 1), substr(text, strpos(text, ': ') + 2));
trino_no_scalar(why) AS trino_fail('JSON_VALUE_RESULT_ERROR', 'cannot extract SQL scalar from JSON: ' || why);
trino_no_value(outcome, type) AS CASE WHEN outcome LIKE 'x%' THEN trino_fail_as(substr(outcome, 2)) ELSE trino_no_scalar('Cannot cast the value to declared return type of function JSON_VALUE: ' || type) END;
trino_json_extract(j, path) AS trino_java('json_extract', j, path);
trino_json_extract_scalar(j, path) AS trino_java('json_scalar', j, path);
trino_json_size(j, path) AS CAST(trino_java('json_size', j, path) AS BIGINT);
trino_json_length(j) AS CAST(trino_java('json_array_length', j) AS BIGINT);
trino_json_get(j, i) AS trino_java('json_array_get', j, CAST(i AS VARCHAR));
trino_json_contains(j, v, kind) AS CAST(trino_java('json_array_contains', j, CAST(v AS VARCHAR), kind) AS BOOLEAN);

-- Addresses are 128 bits; IPv4 is ::ffff:a.b.c.d.
trino_is_ip4(x) AS regexp_full_match(x, '((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])');
trino_ip4_number(x) AS list_reduce(list_transform(string_split(x, '.'), lambda e: CAST(e AS BIGINT)), lambda a, b: a * 256 + b);
trino_ip6_tail(x) AS CASE WHEN x LIKE '%.%' AND trino_is_ip4(regexp_extract(x, '([^:]*)\z', 1)) THEN regexp_extract(x, '^(.*:)[^:]*\z', 1) || format('{:x}:{:x}', trino_ip4_number(regexp_extract(x, '([^:]*)\z', 1)) // 65536, trino_ip4_number(regexp_extract(x, '([^:]*)\z', 1)) % 65536) ELSE x END;
trino_hextets(part) AS CASE WHEN part = '' THEN CAST([] AS VARCHAR[]) ELSE string_split(part, ':') END;
trino_ip6_groups(t) AS CASE WHEN contains(t, '::') THEN list_concat(list_concat(trino_hextets(split_part(t, '::', 1)), list_transform(range(8 - len(trino_hextets(split_part(t, '::', 1))) - len(trino_hextets(split_part(t, '::', 2)))), lambda i: '0')), trino_hextets(split_part(t, '::', 2))) ELSE string_split(t, ':') END;
trino_is_ip6(t, g) AS (regexp_full_match(t, '[0-9a-fA-F:]+') AND len(g) = 8 AND len(string_split(t, '::')) <= 2 AND len(list_filter(g, lambda e: NOT regexp_full_match(e, '[0-9a-fA-F]{1,4}'))) = 0);
trino_ip6_number(g) AS list_reduce(list_transform(g, lambda e: CAST(TRY_CAST('0x' || e AS INTEGER) AS UHUGEINT)), lambda a, b: a * CAST(65536 AS UHUGEINT) + b);
trino_ip6(x) AS list_transform([trino_ip6_tail(x)], lambda t: list_transform([trino_ip6_groups(t)], lambda g: CASE WHEN trino_is_ip6(t, g) THEN trino_ip6_number(g) ELSE trino_fail('INVALID_CAST_ARGUMENT', 'Cannot cast value to IPADDRESS: ' || t) END)[1])[1];
trino_ip(x) AS CASE WHEN x IS NULL THEN NULL WHEN trino_is_ip4(x) THEN CAST(281470681743360 + trino_ip4_number(x) AS UHUGEINT) WHEN contains(x, ':') THEN trino_ip6(x) ELSE trino_fail('INVALID_CAST_ARGUMENT', 'Cannot cast value to IPADDRESS: ' || x) END;
trino_ip4_text(n) AS CAST(n // 16777216 AS VARCHAR) || '.' || CAST(n // 65536 % 256 AS VARCHAR) || '.' || CAST(n // 256 % 256 AS VARCHAR) || '.' || CAST(n % 256 AS VARCHAR);
trino_hex_of_ip(u) AS lpad(lower(hex(u)), 32, '0');
trino_ip6_long(u) AS array_to_string(list_transform(range(8), lambda i: coalesce(nullif(ltrim(substr(trino_hex_of_ip(u), CAST(i * 4 + 1 AS BIGINT), 4), '0'), ''), '0')), ':');
trino_ip6_short(t) AS CASE WHEN t = '0:0:0:0:0:0:0:0' THEN '::' WHEN regexp_matches(t, '(^|:)0(:0){6}(:|\z)') THEN regexp_replace(t, '(^|:)0(:0){6}(:|\z)', '::') WHEN regexp_matches(t, '(^|:)0(:0){5}(:|\z)') THEN regexp_replace(t, '(^|:)0(:0){5}(:|\z)', '::') WHEN regexp_matches(t, '(^|:)0(:0){4}(:|\z)') THEN regexp_replace(t, '(^|:)0(:0){4}(:|\z)', '::') WHEN regexp_matches(t, '(^|:)0(:0){3}(:|\z)') THEN regexp_replace(t, '(^|:)0(:0){3}(:|\z)', '::') WHEN regexp_matches(t, '(^|:)0(:0){2}(:|\z)') THEN regexp_replace(t, '(^|:)0(:0){2}(:|\z)', '::') WHEN regexp_matches(t, '(^|:)0:0(:|\z)') THEN regexp_replace(t, '(^|:)0:0(:|\z)', '::') ELSE t END;
trino_is_ip4_number(u) AS u BETWEEN CAST(281470681743360 AS UHUGEINT) AND CAST(281474976710655 AS UHUGEINT);
trino_text_of_ip(u) AS list_transform([u], lambda v: CASE WHEN v IS NULL THEN NULL WHEN trino_is_ip4_number(v) THEN trino_ip4_text(CAST(v - CAST(281470681743360 AS UHUGEINT) AS BIGINT)) ELSE list_transform([trino_ip6_long(v)], lambda t: trino_ip6_short(t))[1] END)[1];
trino_ip_bytes(u) AS unhex(trino_hex_of_ip(u));
trino_ip_of_bytes(b) AS CASE WHEN b IS NULL THEN NULL WHEN octet_length(b) = 4 THEN CAST(281470681743360 + CAST('0x' || hex(b) AS BIGINT) AS UHUGEINT) WHEN octet_length(b) = 16 THEN CAST(CAST('0x' || left(hex(b), 8) AS BIGINT) AS UHUGEINT) * CAST('79228162514264337593543950336' AS UHUGEINT) + CAST(CAST('0x' || substr(hex(b), 9, 8) AS BIGINT) AS UHUGEINT) * CAST('18446744073709551616' AS UHUGEINT) + CAST(CAST('0x' || substr(hex(b), 17, 8) AS BIGINT) AS UHUGEINT) * CAST('4294967296' AS UHUGEINT) + CAST(CAST('0x' || right(hex(b), 8) AS BIGINT) AS UHUGEINT) ELSE trino_fail('INVALID_CAST_ARGUMENT', 'Invalid IP address binary length: ' || octet_length(b)) END;
trino_span(bits) AS CAST(pow(CAST(2 AS DOUBLE), bits) AS UHUGEINT);
trino_family_bits(cidr) AS CASE WHEN contains(cidr, ':') THEN 128 ELSE 32 END;
trino_written_bits(cidr) AS TRY_CAST(regexp_extract(cidr, '^[^/]+/([0-9]{1,3})\z', 1) AS INTEGER);
trino_free_bits(cidr) AS CASE WHEN cidr IS NULL THEN NULL WHEN trino_written_bits(cidr) <= trino_family_bits(cidr) THEN trino_family_bits(cidr) - trino_written_bits(cidr) ELSE trino_bad_argument('Invalid CIDR: ' || cidr) END;
trino_network(u, free) AS CASE WHEN free >= 128 THEN CAST(0 AS UHUGEINT) ELSE u - u % trino_span(free) END;
trino_broadcast(u, free) AS CASE WHEN free >= 128 THEN CAST('340282366920938463463374607431768211455' AS UHUGEINT) ELSE trino_network(u, free) + (trino_span(free) - CAST(1 AS UHUGEINT)) END;
trino_network_address(cidr) AS CASE WHEN NOT contains(cidr, '/') THEN trino_bad_argument('Invalid CIDR') WHEN quiet_trino_ip(split_part(cidr, '/', 1)) IS NULL AND cidr IS NOT NULL THEN trino_bad_argument('Invalid network IP address') ELSE quiet_trino_ip(split_part(cidr, '/', 1)) END;
trino_subnet_range(cidr) AS list_transform([{'u': trino_network_address(cidr), 'f': trino_free_bits(cidr)}], lambda v: [trino_network(v.u, v.f), trino_broadcast(v.u, v.f)])[1];
trino_subnet_min(cidr) AS trino_subnet_range(cidr)[1];
trino_subnet_max(cidr) AS trino_subnet_range(cidr)[2];
trino_contains(cidr, u) AS list_transform([{'u': u, 'r': trino_subnet_range(cidr)}], lambda v: v.u BETWEEN v.r[1] AND v.r[2])[1];
trino_subnet_contains(cidr, other) AS list_transform([{'a': trino_subnet_range(cidr), 'b': trino_subnet_range(other)}], lambda v: v.a[1] <= v.b[1] AND v.b[2] <= v.a[2])[1];
trino_prefix_free(u, bits) AS CASE WHEN bits < 0 OR bits > CASE WHEN trino_is_ip4_number(u) THEN 32 ELSE 128 END THEN trino_bad_argument('Invalid prefix length: ' || bits) ELSE (CASE WHEN trino_is_ip4_number(u) THEN 32 ELSE 128 END) - bits END;
trino_ip_prefix(u, bits) AS list_transform([u], lambda w: list_transform([trino_prefix_free(w, bits)], lambda f: trino_text_of_ip(trino_network(w, f)) || '/' || CAST(bits AS VARCHAR))[1])[1];

-- Arrays and maps.
trino_subscript(a, i) AS CASE WHEN i = 0 THEN trino_bad_argument('SQL array indices start at 1') WHEN i < 0 THEN trino_bad_argument('Array subscript is negative: ' || i) WHEN i > len(a) THEN trino_bad_argument('Array subscript must be less than or equal to array length: ' || i || ' > ' || len(a)) ELSE a[i] END;
trino_element(a, i) AS CASE WHEN i = 0 THEN trino_bad_argument('SQL array indices start at 1') ELSE a[i] END;
trino_key(m, k) AS CASE WHEN m IS NULL OR k IS NULL THEN NULL WHEN NOT map_contains(m, k) THEN trino_bad_argument('Key not present in map: ' || CAST(k AS VARCHAR)) ELSE m[k] END;
trino_slice(a, start, length) AS CASE WHEN start = 0 THEN trino_bad_argument('SQL array indices start at 1') WHEN length < 0 THEN trino_bad_argument('length must be greater than or equal to 0') WHEN start > 0 THEN a[start:start + length - 1] WHEN -start > len(a) THEN a[1:0] ELSE a[len(a) + start + 1:len(a) + start + length] END;
trino_times(a, b, step, millis) AS generate_series(a, CASE WHEN millis = 0 THEN trino_bad_argument('step must not be zero') WHEN millis > 0 AND b < a OR millis < 0 AND b > a THEN trino_bad_argument('sequence stop value should be greater than or equal to start value if step is greater than zero otherwise stop should be less than or equal to start') WHEN (epoch_ms(CAST(b AS TIMESTAMP)) - epoch_ms(CAST(a AS TIMESTAMP))) // millis >= 10000 THEN trino_bad_argument('result of sequence function must not have more than 10000 entries') ELSE b END, step);
trino_repeats(n) AS CASE WHEN n > 10000 THEN trino_bad_argument('count argument of repeat function must be less than or equal to 10000') WHEN n < 0 THEN trino_bad_argument('count argument of repeat function must be greater than or equal to 0') ELSE n END;
trino_sequence(a, b, step) AS generate_series(a, CASE WHEN step = 0 THEN trino_bad_argument('step must not be zero') WHEN step > 0 AND b < a OR step < 0 AND b > a THEN trino_bad_argument('sequence stop value should be greater than or equal to start value if step is greater than zero otherwise stop should be less than or equal to start') WHEN (CAST(b AS HUGEINT) - a) // step >= 10000 THEN trino_bad_argument('result of sequence function must not have more than 10000 entries') ELSE b END, step);
trino_map(k, v) AS CASE WHEN len(k) <> len(v) THEN trino_bad_argument('Key and value arrays must be the same length') WHEN len(list_distinct(k)) <> len(k) THEN trino_bad_argument('Duplicate map keys are not allowed') ELSE map(k, v) END;
trino_first_where(a, found) AS found[1];
trino_position(a, x) AS coalesce(list_position(a, x), 0);
trino_array_position(a, x) AS CASE WHEN a IS NOT NULL AND x IS NOT NULL THEN CAST(trino_position(a, x) AS BIGINT) END;

-- Text. DuckDB joins with a constant separator only.
trino_joined(texts, d) AS CASE WHEN texts IS NULL OR d IS NULL THEN NULL ELSE substr(list_reduce(list_prepend('', list_filter(texts, lambda t: t IS NOT NULL)), lambda a, b: a || d || b), length(d) + 1) END;
trino_substr(x, start) AS CASE WHEN start = 0 OR abs(start) > length(x) THEN left(x, 0) ELSE substr(x, start) END;
trino_substr_length(x, start, n) AS CASE WHEN start IS NULL OR n IS NULL THEN NULL WHEN start = 0 OR abs(start) > length(x) OR n <= 0 THEN left(x, 0) ELSE substr(x, start, least(n, length(x))) END;
trino_split_part(x, d, i) AS CASE WHEN i < 1 THEN trino_bad_argument('Index must be greater than zero') WHEN d = '' THEN CASE WHEN i <= length(x) THEN substr(x, i, 1) END WHEN i > len(string_split(x, d)) THEN NULL ELSE split_part(x, d, i) END;
trino_magnitude(a) AS coalesce(list_sum(list_transform(a, lambda x: x * x)), 0);
trino_cosine(a, b) AS CASE WHEN a IS NULL OR b IS NULL THEN NULL WHEN len(a) = len(b) AND (trino_magnitude(a) = 0 OR trino_magnitude(b) = 0) THEN trino_bad_argument('Vector magnitude cannot be zero') ELSE list_cosine_similarity(a, b) END;
trino_chr(n) AS CASE WHEN n < 0 OR n > 1114111 THEN trino_bad_argument('Not a valid Unicode code point: ' || n) ELSE chr(CAST(n AS INTEGER)) END;
trino_levenshtein(a, b) AS CASE WHEN length(a) = strlen(a) AND length(b) = strlen(b) THEN CAST(levenshtein(a, b) AS BIGINT) ELSE CAST(trino_java('levenshtein', a, b) AS BIGINT) END;
trino_split(x, d) AS CASE WHEN x IS NULL OR d IS NULL THEN NULL WHEN d = '' THEN trino_bad_argument('The delimiter may not be the empty string') ELSE string_split(x, d) END;
trino_split_limit(x, d, n) AS CASE WHEN x IS NULL OR d IS NULL OR n IS NULL THEN NULL WHEN n <= 0 THEN trino_bad_argument('Limit must be positive') WHEN n > 2147483647 THEN trino_bad_argument('Limit is too large') WHEN len(trino_split(x, d)) <= n THEN trino_split(x, d) ELSE list_append(string_split(x, d)[1:n - 1], trino_joined(string_split(x, d)[n:], d)) END;
trino_entries(x, d, k) AS CASE WHEN x IS NULL OR d IS NULL OR k IS NULL THEN NULL WHEN d = '' THEN trino_bad_argument('entryDelimiter is empty') WHEN k = '' THEN trino_bad_argument('keyValueDelimiter is empty') WHEN d = k THEN trino_bad_argument('entryDelimiter and keyValueDelimiter must not be the same') WHEN x = '' THEN CAST([] AS STRUCT(k VARCHAR, v VARCHAR)[]) ELSE list_transform(string_split(CASE WHEN suffix(x, d) THEN left(x, length(x) - length(d)) ELSE x END, d), lambda e: CASE WHEN len(string_split(e, k)) = 2 THEN {'k': split_part(e, k, 1), 'v': split_part(e, k, 2)} ELSE trino_bad_argument('Key-value delimiter must appear exactly once in each entry. Bad input: ''' || e || '''') END) END;
trino_padding(n, pad) AS CASE WHEN n < 0 OR n > 2147483647 THEN trino_bad_argument('Target length must be in the range [0..2147483647]') WHEN pad = '' THEN trino_bad_argument('Padding string must not be empty') ELSE CAST(least(greatest(n, 0), 2147483647) AS INTEGER) END;
trino_lpad(x, n, pad) AS CASE WHEN x IS NOT NULL AND n IS NOT NULL AND pad IS NOT NULL THEN lpad(x, trino_padding(n, pad), pad) END;
trino_rpad(x, n, pad) AS CASE WHEN x IS NOT NULL AND n IS NOT NULL AND pad IS NOT NULL THEN rpad(x, trino_padding(n, pad), pad) END;
trino_strpos(x, part, n) AS CASE WHEN x IS NULL OR part IS NULL OR n IS NULL THEN NULL WHEN n = 1 THEN CAST(strpos(x, part) AS BIGINT) WHEN len(string_split(x, part)) - 1 < abs(n) THEN 0 WHEN n > 1 THEN CAST(length(trino_joined(string_split(x, part)[1:n], part)) + 1 AS BIGINT) WHEN n = 0 THEN trino_bad_argument('''instance'' must not be a positive or negative number.') ELSE CAST(length(trino_joined(string_split(x, part)[1:len(string_split(x, part)) + n], part)) + 1 AS BIGINT) END;
trino_replace(x, a, b) AS CASE WHEN a = '' AND x IS NOT NULL THEN b || trino_joined(string_split(x, ''), b) || b ELSE replace(x, a, b) END;
trino_codepoint(x) AS CASE WHEN length(x) <> 1 THEN trino_bad_argument('Input string must be a single character string') ELSE unicode(x) END;
trino_repeat_text(x, n) AS repeat(x, n);
trino_hamming(a, b) AS CASE WHEN length(a) <> length(b) THEN trino_bad_argument('The input strings to hamming_distance function must have the same length') ELSE CAST(hamming(a, b) AS BIGINT) END;
trino_soundex_letter(c) AS translate(c, 'BFPVCGJKQSXZDTLMNRAEIOUYHW', '11112222222233455600000099');
trino_from_base(x, radix) AS CAST(list_reduce(list_prepend(CAST(0 AS BIGINT), list_transform(string_split(lower(ltrim(x, '-')), ''), lambda c: CAST(strpos('0123456789abcdefghijklmnopqrstuvwxyz', c) - 1 AS BIGINT))), lambda a, b: a * radix + b) AS BIGINT) * CASE WHEN x LIKE '-%' THEN -1 ELSE 1 END;
trino_from_base_checked(x, radix) AS CASE WHEN radix NOT BETWEEN 2 AND 36 THEN trino_bad_argument('Radix must be between 2 and 36') WHEN NOT regexp_full_match(x, '[+-]?[0-9a-zA-Z]+') OR len(list_filter(string_split(lower(ltrim(x, '+-')), ''), lambda c: strpos('0123456789abcdefghijklmnopqrstuvwxyz', c) > radix)) > 0 THEN trino_bad_argument('Not a valid base-' || radix || ' number: ' || x) ELSE trino_from_base(ltrim(x, '+'), radix) END;
trino_to_base(n, radix) AS CASE WHEN radix NOT BETWEEN 2 AND 36 THEN trino_bad_argument('Radix must be between 2 and 36') WHEN n < 0 THEN '-' || lower(to_base(-n, CAST(radix AS INTEGER))) ELSE lower(to_base(n, CAST(radix AS INTEGER))) END;

-- Numbers.
trino_round_double(x, d) AS CASE WHEN isnan(x) OR isinf(x) THEN x ELSE round(x, CAST(d AS INTEGER)) END;
trino_mod_double(a, b) AS a % b;
trino_finite(x, name) AS CASE WHEN isnan(x) OR isinf(x) THEN trino_bad_argument(name || ' must be finite') ELSE x END;
trino_width_bucket(x, low, high, n) AS CASE WHEN x IS NULL OR low IS NULL OR high IS NULL THEN NULL WHEN n <= 0 THEN trino_bad_argument('bucketCount must be greater than 0') WHEN isnan(x) THEN trino_bad_argument('operand must not be NaN') WHEN trino_finite(low, 'first bound') = trino_finite(high, 'second bound') THEN trino_bad_argument('bounds cannot equal each other') WHEN low < high THEN CASE WHEN x < low THEN 0 WHEN x >= high THEN n + 1 ELSE CAST(floor((x - low) / (high - low) * n) AS BIGINT) + 1 END ELSE CASE WHEN x > low THEN 0 WHEN x <= high THEN n + 1 ELSE CAST(floor((low - x) / (low - high) * n) AS BIGINT) + 1 END END;
trino_bins(bins) AS CASE WHEN len(bins) = 0 THEN trino_bad_argument('Bins cannot be an empty array') ELSE list_transform(bins, lambda b: CASE WHEN isnan(b) OR isinf(b) THEN trino_bad_argument('Bin value must be finite, got ' || trino_text_of_double(b)) ELSE coalesce(b, CAST(0 AS DOUBLE)) END) END;
trino_two_to(n) AS CAST(pow(CAST(2 AS DOUBLE), n) AS HUGEINT);
trino_signed(v, bits) AS CASE WHEN v >= trino_two_to(bits - 1) THEN v - trino_two_to(bits) WHEN v < -trino_two_to(bits - 1) THEN v + trino_two_to(bits) ELSE v END;
trino_unsigned(x, bits) AS CASE WHEN x < 0 THEN CAST(x AS HUGEINT) + trino_two_to(bits) ELSE CAST(x AS HUGEINT) END;
trino_shift_left(x, n, bits) AS CASE WHEN n < 0 THEN trino_bad_argument('Shift must be greater than or equal to zero') WHEN n >= bits THEN 0 ELSE trino_signed(CAST(x AS HUGEINT) % trino_two_to(greatest(bits - n, 0)) * trino_two_to(least(n, bits)), bits) END;
trino_shift_right(x, n, bits) AS CASE WHEN n < 0 THEN trino_bad_argument('Shift must be greater than or equal to zero') WHEN n >= bits THEN 0 WHEN n = 0 THEN x ELSE trino_unsigned(x, bits) // trino_two_to(least(n, bits)) END;
trino_shift_right_arithmetic(x, n, bits) AS CASE WHEN n < 0 THEN trino_bad_argument('Shift must be greater than or equal to zero') WHEN n >= bits THEN CASE WHEN x < 0 THEN -1 ELSE 0 END WHEN x < 0 THEN -((-CAST(x AS HUGEINT) - 1) // trino_two_to(least(n, bits))) - 1 ELSE CAST(x AS HUGEINT) // trino_two_to(least(n, bits)) END;

-- Arrays again: NULLs count as one value, and an unknown comparison stays unknown.
trino_has(a, x) AS (CASE WHEN x IS NULL THEN len(list_filter(a, lambda h: h IS NULL)) > 0 ELSE list_contains(a, x) END);
trino_array_contains(a, x) AS CASE WHEN a IS NULL OR x IS NULL THEN NULL WHEN list_contains(a, x) THEN TRUE WHEN len(list_filter(a, lambda h: h IS NULL)) > 0 THEN NULL ELSE FALSE END;
trino_distinct(a) AS list_filter(a, lambda e, i: coalesce(list_position(a, e), 0) = i OR e IS NULL AND len(list_filter(a[1:i - 1], lambda h: h IS NULL)) = 0);
trino_list_max(a) AS CASE WHEN len(list_filter(a, lambda h: h IS NULL)) > 0 THEN NULL ELSE list_max(a) END;
trino_list_min(a) AS CASE WHEN len(list_filter(a, lambda h: h IS NULL)) > 0 THEN NULL ELSE list_min(a) END;
trino_any(a) AS CASE WHEN a IS NULL THEN NULL WHEN list_contains(a, TRUE) THEN TRUE WHEN len(list_filter(a, lambda h: h IS NULL)) > 0 THEN NULL ELSE FALSE END;
trino_all(a) AS CASE WHEN a IS NULL THEN NULL WHEN list_contains(a, FALSE) THEN FALSE WHEN len(list_filter(a, lambda h: h IS NULL)) > 0 THEN NULL ELSE TRUE END;
trino_ngrams(a, n) AS CASE WHEN n <= 0 THEN trino_bad_argument('N must be positive') WHEN len(a) <= n THEN [a] ELSE list_transform(range(1, CAST(len(a) - n + 2 AS BIGINT)), lambda i: a[i:i + n - 1]) END;
trino_histogram(m) AS map(map_keys(m), list_transform(map_values(m), lambda n: CAST(n AS BIGINT)));
trino_most_frequent(m, n) AS map_from_entries(list_transform(list_sort(list_transform(map_entries(m), lambda e: {'n': -CAST(e.value AS BIGINT), 'k': e.key}))[1:n], lambda e: {'k': e.k, 'v': -e.n}));
trino_map_agg(pairs) AS map_from_entries(list_filter(pairs, lambda e, i: e.k IS NOT NULL AND list_position(list_transform(pairs, lambda p: p.k), e.k) = i));
trino_entry_key(missing, k) AS CASE WHEN missing THEN trino_bad_argument('map entry cannot be null') WHEN k IS NULL THEN trino_bad_argument('map key cannot be null') ELSE k END;
trino_multimap_keys(pairs) AS trino_distinct(list_filter(list_transform(pairs, lambda p: p.k), lambda k: k IS NOT NULL));
trino_multimap_agg(pairs) AS map(trino_multimap_keys(pairs), list_transform(trino_multimap_keys(pairs), lambda k: list_transform(list_filter(pairs, lambda p: p.k = k), lambda p: p.v)));
trino_map_union(maps) AS trino_map_agg(list_transform(flatten(list_transform(maps, lambda m: map_entries(m))), lambda e: {'k': e.key, 'v': e.value}));
trino_entropy(counts) AS list_reduce(list_prepend(CAST(0 AS DOUBLE), list_transform(list_filter(counts, lambda c: c > 0), lambda c: -(CAST(c AS DOUBLE) / CAST(list_sum(counts) AS DOUBLE)) * log2(CAST(c AS DOUBLE) / CAST(list_sum(counts) AS DOUBLE)))), lambda a, b: a + b);
trino_little_endian(u) AS unhex(array_to_string(list_transform(range(7, -1, -1), lambda i: substr(lpad(hex(u), 16, '0'), CAST(i * 2 + 1 AS BIGINT), 2)), ''));
trino_checksum(total) AS trino_little_endian(CAST(CASE WHEN total % 18446744073709551616 < 0 THEN total % 18446744073709551616 + 18446744073709551616 ELSE total % 18446744073709551616 END AS UBIGINT));
trino_hash(kind, x) AS coalesce(CAST(trino_java('checksum', kind, x) AS HUGEINT), CAST(-7046029288634856825 AS HUGEINT));

-- Numbers again.
trino_sqrt(x) AS CASE WHEN x < 0 THEN CAST('nan' AS DOUBLE) ELSE sqrt(x) END;
trino_ln(x) AS CASE WHEN x < 0 THEN CAST('nan' AS DOUBLE) WHEN x = 0 THEN CAST('-inf' AS DOUBLE) ELSE ln(x) END;
trino_log10(x) AS CASE WHEN x < 0 THEN CAST('nan' AS DOUBLE) WHEN x = 0 THEN CAST('-inf' AS DOUBLE) ELSE log10(x) END;
trino_asin(x) AS CASE WHEN abs(x) > 1 THEN CAST('nan' AS DOUBLE) ELSE asin(x) END;
trino_acos(x) AS CASE WHEN abs(x) > 1 THEN CAST('nan' AS DOUBLE) ELSE acos(x) END;
trino_bit_count(x, bits) AS CASE WHEN x IS NULL THEN NULL WHEN bits < 2 OR bits > 64 THEN trino_bad_argument('Bits specified in bit_count must be between 2 and 64, got ' || bits) WHEN bits = 64 THEN CAST(bit_count(x) AS BIGINT) WHEN x >= trino_two_to(least(bits, 64) - 1) OR x < -trino_two_to(least(bits, 64) - 1) THEN trino_bad_argument('Number must be representable with the bits specified. ' || x || ' cannot be represented with ' || bits || ' bits') WHEN x < 0 THEN CAST(bit_count(x + trino_two_to(least(bits, 64))) AS BIGINT) ELSE CAST(bit_count(x) AS BIGINT) END;
trino_cbrt(x) AS CASE WHEN pow(round(cbrt(x)), 3) = x THEN round(cbrt(x)) ELSE cbrt(x) END;
trino_format_scaled(x) AS CASE WHEN abs(x) >= 100 THEN CAST(CAST(round(x) AS BIGINT) AS VARCHAR) WHEN abs(x) >= 10 THEN rtrim(rtrim(format('{:.1f}', x), '0'), '.') ELSE rtrim(rtrim(format('{:.2f}', x), '0'), '.') END;
trino_format_number(x) AS CASE WHEN isnan(x) THEN '0' WHEN abs(x) >= 1e15 THEN trino_format_scaled(x / 1e15) || 'Q' WHEN abs(x) >= 1e12 THEN trino_format_scaled(x / 1e12) || 'T' WHEN abs(x) >= 1e9 THEN trino_format_scaled(x / 1e9) || 'B' WHEN abs(x) >= 1e6 THEN trino_format_scaled(x / 1e6) || 'M' WHEN abs(x) >= 1e3 THEN trino_format_scaled(x / 1e3) || 'K' ELSE CAST(CAST(trunc(x) AS BIGINT) AS VARCHAR) END;
trino_data_size(x) AS CASE WHEN regexp_full_match(x, '[0-9]+(\.[0-9]+)?(B|kB|MB|GB|TB|PB|EB)') THEN CAST(CAST(regexp_extract(x, '^[0-9.]+') AS DECIMAL(20,4)) * CAST(pow(CAST(1024 AS DOUBLE), list_position(['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'], regexp_extract(x, '[a-zA-Z]+')) - 1) AS BIGINT) AS DECIMAL(38,0)) ELSE trino_bad_argument('Invalid data size: ''' || x || '''') END;
trino_counted(n, word) AS CASE WHEN n = 0 THEN NULL WHEN n = 1 THEN '1 ' || word ELSE CAST(n AS VARCHAR) || ' ' || word || 's' END;
trino_human_seconds(s) AS CASE WHEN s = 0 THEN '0 seconds' WHEN s IS NOT NULL THEN concat_ws(', ', trino_counted(s // 604800, 'week'), trino_counted(s // 86400 % 7, 'day'), trino_counted(s // 3600 % 24, 'hour'), trino_counted(s // 60 % 60, 'minute'), trino_counted(s % 60, 'second')) END;
trino_whole_seconds(x) AS CASE WHEN isnan(x) THEN trino_bad_argument('Invalid argument found: NaN') WHEN isinf(x) THEN trino_bad_argument('Invalid argument found: ' || CASE WHEN x < 0 THEN '-' ELSE '' END || 'Infinity') WHEN abs(x) >= 9223372036854775807 THEN 9223372036854775807 ELSE CAST(round(abs(x)) AS BIGINT) END;

-- Text again.
trino_soundex_codes(x) AS list_filter(list_transform(string_split(upper(regexp_replace(x, '[^a-zA-Z]', '', 'g')), ''), lambda c: trino_soundex_letter(c)), lambda c: c <> '9');
trino_soundex_runs(codes) AS list_filter(codes, lambda c, i: i = 1 OR c <> codes[i - 1]);
trino_unmapped(x) AS upper(regexp_extract(regexp_replace(x, '[\x00-\x7F]', '', 'g'), '\p{L}'));
trino_soundex(x) AS CASE WHEN trino_unmapped(x) <> '' THEN trino_bad_argument('The character is not mapped: ' || trino_unmapped(x) || ' (index=' || (unicode(trino_unmapped(x)) - 65) || ')') WHEN NOT regexp_matches(x, '[a-zA-Z]') THEN '' ELSE upper(left(regexp_replace(x, '[^a-zA-Z]', '', 'g'), 1)) || left(array_to_string(list_filter(trino_soundex_runs(trino_soundex_codes(x))[CASE WHEN trino_soundex_letter(upper(left(x, 1))) = '9' THEN 1 ELSE 2 END:], lambda c: c <> '0'), '') || '000', 3) END;
trino_luhn_digits(x) AS list_transform(string_split(reverse(x), ''), lambda c, i: CASE WHEN i % 2 = 0 THEN CAST(c AS BIGINT) * 2 // 10 + CAST(c AS BIGINT) * 2 % 10 ELSE CAST(c AS BIGINT) END);
trino_luhn(x) AS CASE WHEN x = '' THEN FALSE WHEN regexp_full_match(x, '[0-9]+') THEN list_sum(trino_luhn_digits(x)) % 10 = 0 WHEN x IS NOT NULL THEN trino_bad_argument('Input contains non-digit character') END;
trino_concat2(a, b) AS CASE WHEN a IS NOT NULL AND b IS NOT NULL THEN list_concat(a, b) END;
trino_regex_groups(a, b) AS CASE WHEN b IS NOT NULL THEN a END;
trino_overlap(a, b) AS CASE WHEN a IS NULL OR b IS NULL THEN NULL WHEN list_has_any(a, b) THEN TRUE WHEN len(a) > 0 AND len(b) > 0 AND (len(list_filter(a, lambda h: h IS NULL)) > 0 OR len(list_filter(b, lambda h: h IS NULL)) > 0) THEN NULL ELSE FALSE END;

-- The value at the share's place counted down, as Trino's sketches have it.
trino_share(p) AS least(p + 1e-9, 1);
trino_shares(a) AS list_transform(a, lambda p: least(p + 1e-9, 1));

-- Shares of values with weights, as Trino's sketch of few values has them: each stands in the middle of its weight, and
-- between two neighbours the value is between them. The place is found by halving.
trino_weight(w) AS CASE WHEN w < 1 THEN trino_bad_argument('weight must be >= 1, was ' || w) ELSE w END;
trino_weighed(x, w) AS CASE WHEN x IS NOT NULL AND w IS NOT NULL THEN {'x': CAST(x AS DOUBLE), 'w': trino_weight(w)} END;
trino_middle(ws, i) AS (list_sum(ws[1:i]) - ws[i] / 2);
trino_places_up_to(ws, offs) AS list_reduce(list_transform(range(40, -1, -1), lambda i: CAST(1 << i AS BIGINT)), lambda place, step: CASE WHEN place + step <= len(ws) AND trino_middle(ws, place + step) <= offs THEN place + step ELSE place END, CAST(0 AS BIGINT));
trino_between(x, y, l, r) AS greatest(x, least(y, (x * r + y * l) / nullif(l + r, 0)));
trino_beside(xs, ws, i, l, r) AS CASE WHEN ws[i] = 1 AND l < 0.5 THEN xs[i] WHEN ws[i + 1] = 1 AND r <= 0.5 THEN xs[i + 1] ELSE coalesce(trino_between(xs[i], xs[i + 1], l - CASE WHEN ws[i] = 1 THEN 0.5 ELSE 0 END, r - CASE WHEN ws[i + 1] = 1 THEN 0.5 ELSE 0 END), xs[i]) END;
trino_at_place(xs, ws, offs, i) AS CASE WHEN offs < 1 OR i = 0 THEN xs[1] WHEN offs > list_sum(ws) - 1 OR i = len(xs) THEN xs[len(xs)] ELSE trino_beside(xs, ws, i, offs - trino_middle(ws, i), trino_middle(ws, i + 1) - offs) END;
trino_checked_share(p) AS CASE WHEN p BETWEEN 0 AND 1 THEN p ELSE trino_bad_argument('Percentile must be between 0 and 1') END;
trino_weighted_of(xs, ws, shares) AS list_transform(list_transform(shares, lambda p: trino_checked_share(p) * list_sum(ws)), lambda o: list_transform([trino_places_up_to(ws, o)], lambda i: trino_at_place(xs, ws, o, i))[1]);
trino_weighted(rows, shares) AS CASE WHEN rows IS NOT NULL THEN list_transform([list_sort(list_filter(rows, lambda r: r IS NOT NULL))], lambda s: CASE WHEN len(s) > 0 THEN trino_weighted_of(list_transform(s, lambda r: r.x), list_transform(s, lambda r: r.w), shares) END)[1] END;
trino_comparison(c) AS CASE WHEN c IN (-1, 0, 1) THEN c ELSE trino_bad_argument('Lambda comparator must return either -1, 0, or 1') END;

-- Bytes and their texts.
trino_from_hex(x) AS CASE WHEN length(x) % 2 <> 0 THEN trino_bad_argument('invalid input length ' || length(x)) WHEN NOT regexp_full_match(x, '[0-9a-fA-F]*') THEN trino_bad_argument('not a hexadecimal digit: "' || regexp_extract(x, '[^0-9a-fA-F]') || '" = ' || unicode(regexp_extract(x, '[^0-9a-fA-F]'))) ELSE unhex(x) END;
trino_from_utf8(b) AS CASE WHEN regexp_full_match(hex(b), '([0-7].)*') THEN decode(b) ELSE trino_java('from_utf8', hex(b)) END;
trino_base64_digits(x) AS CASE WHEN regexp_full_match(x, '[A-Za-z0-9+/]*={0,2}') AND (contains(x, '=') AND length(x) % 4 = 0 OR NOT contains(x, '=') AND length(x) % 4 <> 1) THEN rtrim(x, '=') WHEN regexp_matches(x, '[^A-Za-z0-9+/=]') THEN trino_bad_argument('Illegal base64 character ' || lower(hex(unicode(regexp_extract(x, '[^A-Za-z0-9+/=]'))))) WHEN length(x) = 1 THEN trino_bad_argument('Input byte[] should at least have 2 bytes for base64 bytes') WHEN x IS NOT NULL THEN trino_bad_argument('Input byte array has wrong 4-byte ending unit') END;
trino_from_base64(x) AS list_transform([trino_base64_digits(x)], lambda d: from_base64(rpad(d, CAST((length(d) + 3) // 4 * 4 AS INTEGER), '=')))[1];
trino_from_base64url(x) AS CASE WHEN regexp_matches(x, '[+/]') THEN trino_bad_argument('Illegal base64 character ' || lower(hex(unicode(regexp_extract(x, '[+/]'))))) ELSE trino_from_base64(translate(x, '-_', '+/')) END;
trino_from_big_endian(b, n) AS CASE WHEN octet_length(b) <> n THEN trino_bad_argument('expected ' || n || '-byte input, but got instead: ' || octet_length(b)) ELSE trino_signed(CAST(CAST('0x0' || hex(b) AS UBIGINT) AS HUGEINT), n * 8) END;
trino_map_of_pairs(pairs) AS CASE WHEN len(list_distinct(list_transform(pairs, lambda p: p.k))) < len(pairs) THEN trino_bad_argument('Duplicate keys (' || list_filter(pairs, lambda p, i: list_position(list_transform(pairs, lambda q: q.k), p.k) < i)[1].k || ') are not allowed') ELSE map_from_entries(pairs) END;
trino_url_decode(x) AS CASE WHEN contains(x, '%') THEN trino_java('url_decode', x) ELSE replace(x, '+', ' ') END;
trino_steps(n) AS CASE WHEN n IS NOT NULL AND TRY_CAST(n AS INTEGER) IS NULL THEN trino_bad_argument('integer overflow') ELSE TRY_CAST(n AS INTEGER) END;
trino_no_unit(unit, kind) AS CASE WHEN unit IS NOT NULL THEN trino_bad_argument('''' || lower(unit) || ''' is not a valid ' || kind || ' field') END;
trino_offset(n) AS CASE WHEN n IS NULL THEN trino_bad_argument('Offset must not be null') WHEN n < 0 THEN trino_bad_argument('Offset must be at least 0') ELSE n END;
trino_trim_array(a, n) AS CASE WHEN n > len(a) THEN trino_bad_argument('size must not exceed array cardinality ' || len(a) || ': ' || n) WHEN n < 0 THEN trino_bad_argument('size must not be negative: ' || n) WHEN n IS NOT NULL THEN a[1:len(a) - n] END;


-- Dates and times as ISO 8601 writes them.
trino_iso_invalid(x) AS trino_bad_argument('Invalid format: "' || x || '"');
trino_iso_date(x) AS CASE WHEN x IS NULL THEN NULL WHEN regexp_full_match(x, '[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}') AND TRY_CAST(x AS DATE) IS NOT NULL THEN TRY_CAST(x AS DATE) WHEN regexp_full_match(x, '[0-9]{4}-[0-9]{1,2}') AND TRY_CAST(x || '-01' AS DATE) IS NOT NULL THEN TRY_CAST(x || '-01' AS DATE) WHEN regexp_full_match(x, '[0-9]{4}') THEN TRY_CAST(x || '-01-01' AS DATE) WHEN regexp_full_match(x, '[0-9]{4}-W[0-9]{2}(-[1-7])?') THEN CAST(try_strptime(x || CASE WHEN length(x) = 8 THEN '-1' ELSE '' END, '%G-W%V-%u') AS DATE) WHEN regexp_full_match(x, '[0-9]{4}-[0-9]{3}') AND try_strptime(x, '%Y-%j') IS NOT NULL THEN CAST(try_strptime(x, '%Y-%j') AS DATE) ELSE trino_iso_invalid(x) END;
trino_iso_clock(x) AS CASE WHEN NOT contains(x, 'T') THEN x || 'T00:00:00' WHEN regexp_matches(x, 'T[0-9]{1,2}\z') THEN x || ':00:00' WHEN regexp_matches(x, 'T[0-9]{1,2}:[0-9]{1,2}\z') THEN x || ':00' ELSE replace(x, ',', '.') END;
trino_iso_parts(x, c, z) AS CASE WHEN regexp_full_match(c, '[0-9]{4}(-[0-9]{1,2}(-[0-9]{1,2})?|-W[0-9]{2}(-[1-7])?|-[0-9]{3})?(T[0-9]{1,2}(:[0-9]{1,2}(:[0-9]{1,2}([.,][0-9]+)?)?)?)?') AND TRY_CAST(quiet_trino_iso_date(split_part(c, 'T', 1)) || ' ' || split_part(trino_iso_clock(c), 'T', 2) AS TIMESTAMP) IS NOT NULL THEN trino_zoned(date_trunc('millisecond', trino_instant(TRY_CAST(quiet_trino_iso_date(split_part(c, 'T', 1)) || ' ' || split_part(trino_iso_clock(c), 'T', 2) AS TIMESTAMP), z)), z) ELSE trino_iso_invalid(x) END;
trino_iso_timestamp(x) AS CASE WHEN x IS NULL THEN NULL ELSE list_transform([x], lambda y: trino_iso_parts(y, regexp_replace(y, '(T.*)(Z|[+-][0-9]{2}(:?[0-9]{2})?)\z', '\1'), trino_zone_name(coalesce(nullif(regexp_extract(y, 'T.*?(Z|[+-][0-9]{2}(:?[0-9]{2})?)\z', 1), ''), 'UTC'))))[1] END;

-- Steps of whole months from the start, however many days the months have.
trino_whole_days(millis) AS CASE WHEN millis % 86400000 <> 0 THEN trino_bad_argument('sequence step must be a day interval if start and end values are dates') ELSE millis END;
trino_months(a, b, n) AS CASE WHEN n = 0 THEN trino_bad_argument('step must not be zero') WHEN n > 0 AND b < a OR n < 0 AND b > a THEN trino_bad_argument('sequence stop value should be greater than or equal to start value if step is greater than zero otherwise stop should be less than or equal to start') WHEN date_sub('month', a, b) // n >= 10000 THEN trino_bad_argument('result of sequence function must not have more than 10000 entries') ELSE list_transform(range(0, date_sub('month', a, b) // n + 1), lambda i: a + to_months(CAST(i * n AS INTEGER))) END;
trino_duration(x) AS CASE WHEN x IS NULL THEN NULL WHEN regexp_full_match(x, '\s*[0-9]+(\.[0-9]+)?\s*(ns|us|ms|s|m|h|d)\s*') THEN CAST(round(CAST(regexp_extract(x, '[0-9]+(\.[0-9]+)?') AS DOUBLE) * CASE regexp_extract(x, '[a-z]+') WHEN 'ns' THEN 1e-6 WHEN 'us' THEN 1e-3 WHEN 'ms' THEN 1e0 WHEN 's' THEN 1e3 WHEN 'm' THEN 6e4 WHEN 'h' THEN 36e5 ELSE 864e5 END) AS BIGINT) ELSE trino_bad_argument('duration is not a valid data duration string: ' || x) END;
trino_reversed(b) AS unhex(regexp_replace(reverse(hex(b)), '(.)(.)', '\2\1', 'g'));
trino_place(n) AS CASE WHEN n < 1 THEN trino_bad_argument('Offset must be at least 1') ELSE n END;
