import type { SqlDialect } from '../source/data-source';

export interface AllowedFunction {
  kind: 'scalar' | 'aggregate' | 'window';
  /** Whether it puts the texts of a whole group together. */
  isOfGroups: boolean;
}

function named(kind: AllowedFunction['kind'], names: string, isOfGroups = false): [string, AllowedFunction][] {
  return names.split(' ').map((name) => [name, { kind, isOfGroups }]);
}

const both = [
  ...named('aggregate', 'count sum avg min max'),
  ...named('aggregate', 'group_concat json_objectagg json_arrayagg', true),
  ...named(
    'window',
    'row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value',
  ),
  ...named(
    'scalar',
    'abs ceil ceiling floor round sign sqrt power pow exp ln log log10 log2 mod pi sin cos tan asin acos atan',
  ),
  ...named('scalar', 'atan2 radians degrees coalesce ifnull nullif if iif lower upper trim ltrim rtrim length substr'),
  ...named(
    'scalar',
    'substring instr replace date time current_date current_time current_timestamp json_extract json_valid',
  ),
  ...named('scalar', 'json_type octet_length'),
  ...named('scalar', 'concat concat_ws hex json_quote json_array json_object'),
];

const sqlite = [
  ...named('aggregate', 'total median percentile percentile_cont percentile_disc'),
  ...named('aggregate', 'string_agg json_group_array json_group_object', true),
  ...named(
    'scalar',
    'datetime julianday strftime unixepoch timediff trunc acosh asinh atanh cosh sinh tanh char unicode typeof',
  ),
  ...named('scalar', 'printf format json json_array_length likely unlikely likelihood random'),
  ...named('scalar', 'quote'),
];

const mysql = [
  ...named('aggregate', 'std stddev stddev_pop stddev_samp variance var_pop var_samp bit_and bit_or bit_xor any_value'),
  ...named('aggregate', 'median percentile_cont percentile_disc'),
  ...named(
    'scalar',
    'now curdate curtime localtime localtimestamp utc_date utc_time utc_timestamp sysdate year quarter month',
  ),
  ...named(
    'scalar',
    'week weekofyear yearweek weekday day dayofmonth dayofweek dayofyear dayname monthname hour minute second',
  ),
  ...named(
    'scalar',
    'microsecond date_add date_sub adddate subdate addtime subtime datediff timediff timestampdiff timestampadd',
  ),
  ...named(
    'scalar',
    'date_format time_format str_to_date last_day makedate maketime to_days from_days to_seconds time_to_sec',
  ),
  ...named(
    'scalar',
    'sec_to_time unix_timestamp from_unixtime timestamp period_add period_diff convert_tz truncate rand cot crc32',
  ),
  ...named(
    'scalar',
    'char_length character_length bit_length left right mid lcase ucase reverse locate position substring_index',
  ),
  ...named(
    'scalar',
    'lpad rpad repeat space insert elt field find_in_set strcmp ascii ord char format soundex greatest least',
  ),
  ...named('scalar', 'isnull nvl nvl2 conv bin oct json_value json_unquote json_length json_keys json_contains'),
  ...named(
    'scalar',
    'trim_leading trim_trailing trim_both json_contains_path json_exists json_search json_depth regexp_replace regexp_substr regexp_instr regexp_like',
  ),
  ...named('scalar', 'md5 sha1 sha sha2'),
];

const allowed: Record<SqlDialect, ReadonlyMap<string, AllowedFunction>> = {
  sqlite: new Map([...both, ...sqlite]),
  mysql: new Map([...both, ...mysql]),
};

/** @param name in lower case. @returns undefined: may not be called */
export function allowedFunction(name: string, dialect: SqlDialect): AllowedFunction | undefined {
  return allowed[dialect].get(name);
}
