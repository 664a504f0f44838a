//! PostgreSQL under the record: a pool of sessions, each with the statements it has prepared. Changes
//! of one office wait for each other at the row of its head, so that the chain has no gap and no fork.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::error::Error as StdError;
use std::time::Duration;

use postgres::types::private::BytesMut;
use postgres::types::{IsNull, ToSql, Type};
use postgres::{Client, Config, NoTls, Statement};

use crate::error::{Error, Result};
use crate::migrate;
use crate::value::{Row, Value};

/// A read sees one state throughout.
pub(crate) const BEGIN_READ: &str = "begin isolation level repeatable read read only";
/// Each statement sees what was committed before it; the head's row, held from the first statement on,
/// keeps other changes of the office away.
pub(crate) const BEGIN_WRITE: &str = "begin isolation level read committed read write";

/// Every statement is written to go from its parameters or its first table through one index after the other, in
/// the order in which it names them; the golden plans hold SQLite to it. PostgreSQL is asked for the same: it
/// cannot know how short the lists in parameters are, and would read whole tables for a page of fifty rows. And
/// it is to plan with the page's key in hand: a plan for any key walks all that lies behind it.
const PLANS: &str = "-c join_collapse_limit=1 -c from_collapse_limit=1 -c enable_hashjoin=off \
                     -c enable_mergejoin=off -c enable_material=off -c enable_seqscan=off -c jit=off \
                     -c plan_cache_mode=force_custom_plan";

const N_SESSIONS: u32 = 8;
const CONNECT_WAIT: Duration = Duration::from_secs(10);

/// A connection with its prepared statements.
pub(crate) struct Session {
    pub(crate) client: Client,
    statements: BTreeMap<&'static str, Statement>,
}

/// Makes sessions.
pub(crate) struct Sessions {
    config: Config,
}

/// Opens the pool, and makes the schema if it is named and not there.
pub(crate) fn open(address: &str) -> Result<r2d2::Pool<Sessions>> {
    let (address, schema) = split_schema(address)?;
    let mut config: Config = address.parse().map_err(Error::from)?;
    config.application_name("anupalan").connect_timeout(CONNECT_WAIT);
    if let Some(schema) = &schema {
        // An operator who looks at the sessions sees whose they are.
        config.application_name(&format!("anupalan {schema}"));
        config.options(&format!("-c search_path={schema} -c client_min_messages=warning {PLANS}"));
    } else {
        config.options(PLANS);
    }
    let pool = r2d2::Pool::builder()
        .max_size(N_SESSIONS)
        .min_idle(Some(1))
        .test_on_check_out(false)
        .connection_timeout(CONNECT_WAIT)
        .build(Sessions { config })
        .map_err(|error| Error::broken(format!("PostgreSQL cannot be reached: {error}")))?;
    if let Some(schema) = schema {
        // The name was checked letter by letter, since a name cannot be a parameter. Two programs
        // that make it together would both find it missing, so they take turns.
        let lock = migrate::LOCK;
        let make = format!("begin; {lock}; create schema if not exists {schema}; commit");
        session(&pool)?.client.batch_execute(&make)?;
    }
    Ok(pool)
}

/// Takes a session from the pool and begins a transaction in it. A server that was started again leaves
/// dead sessions in the pool; each is met once, before anything was done in it, and put aside.
pub(crate) fn begin(
    pool: &r2d2::Pool<Sessions>,
    how: &str,
) -> Result<r2d2::PooledConnection<Sessions>> {
    for _ in 0..N_SESSIONS {
        let mut session = pool.get().map_err(|error| Error::Busy(error.to_string()))?;
        match session.client.batch_execute(how) {
            Ok(()) => return Ok(session),
            Err(_) if session.client.is_closed() => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Error::Busy("PostgreSQL ends every session".to_owned()))
}

/// Takes a session from the pool for something that is no transaction of ours.
pub(crate) fn session(pool: &r2d2::Pool<Sessions>) -> Result<r2d2::PooledConnection<Sessions>> {
    pool.get().map_err(|error| Error::Busy(error.to_string()))
}

/// Takes `schema=NAME` out of the address, which PostgreSQL itself would not understand.
fn split_schema(address: &str) -> Result<(String, Option<String>)> {
    let Some((before, query)) = address.split_once('?') else {
        return Ok((address.to_owned(), None));
    };
    let (mut kept, mut schema) = (Vec::new(), None);
    for part in query.split('&') {
        match part.strip_prefix("schema=") {
            Some(name) => schema = Some(name.to_owned()),
            None => kept.push(part),
        }
    }
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if let Some(name) = &schema
        && (name.is_empty() || name.len() > 50 || !name.chars().all(is_plain))
    {
        return Err(Error::broken(
            "a schema's name has only a–z, 0–9 and _, and at most 50 of them",
        ));
    }
    let mark = if kept.is_empty() { "" } else { "?" };
    Ok((format!("{before}{mark}{}", kept.join("&")), schema))
}

impl r2d2::ManageConnection for Sessions {
    type Connection = Session;
    type Error = postgres::Error;

    fn connect(&self) -> std::result::Result<Session, postgres::Error> {
        Ok(Session { client: self.config.connect(NoTls)?, statements: BTreeMap::new() })
    }

    fn is_valid(&self, session: &mut Session) -> std::result::Result<(), postgres::Error> {
        session.client.is_valid(CONNECT_WAIT)
    }

    fn has_broken(&self, session: &mut Session) -> bool {
        session.client.is_closed()
    }
}

impl Session {
    fn statement(&mut self, sql: &'static str) -> Result<Statement> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(sql)?;
        self.statements.insert(sql, statement.clone());
        Ok(statement)
    }
}

impl ToSql for Value<'_> {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn StdError + Sync + Send>> {
        match (self, kind) {
            (Self::Nothing, _) => Ok(IsNull::Yes),
            (Self::Number(number), &Type::INT8) => number.to_sql(kind, out),
            (Self::Text(text), &Type::TEXT) => text.to_sql(kind, out),
            (Self::Flag(flag), &Type::BOOL) => flag.to_sql(kind, out),
            (Self::Bytes(bytes), &Type::BYTEA) => bytes.as_ref().to_sql(kind, out),
            (value, kind) => Err(format!("{value:?} cannot stand for a {kind}").into()),
        }
    }

    fn accepts(kind: &Type) -> bool {
        [Type::INT8, Type::TEXT, Type::BOOL, Type::BYTEA].contains(kind)
    }

    postgres::types::to_sql_checked!();
}

/// The value in a column.
pub(crate) fn value(row: &postgres::Row, ix: usize) -> Result<Value<'_>> {
    let kind = row.columns().get(ix).map(postgres::Column::type_);
    let value = match kind {
        Some(&Type::INT8) => row.try_get::<_, Option<i64>>(ix)?.map(Value::Number),
        Some(&Type::TEXT) => {
            row.try_get::<_, Option<&str>>(ix)?.map(|text| Value::Text(Cow::Borrowed(text)))
        }
        Some(&Type::BOOL) => row.try_get::<_, Option<bool>>(ix)?.map(Value::Flag),
        Some(&Type::BYTEA) => {
            row.try_get::<_, Option<&[u8]>>(ix)?.map(|bytes| Value::Bytes(Cow::Borrowed(bytes)))
        }
        kind => return Err(Error::broken(format!("column {ix} is a {kind:?}"))),
    };
    Ok(value.unwrap_or(Value::Nothing))
}

/// Runs a statement and hands over each row.
pub(crate) fn each(
    session: &mut Session,
    sql: &'static str,
    values: &[Value<'_>],
    read: &mut dyn FnMut(&Row<'_>) -> Result<()>,
) -> Result<()> {
    let statement = session.statement(sql)?;
    for row in session.client.query(&statement, &params(values))? {
        read(&Row::Postgres(&row))?;
    }
    Ok(())
}

/// Runs a statement that changes rows.
pub(crate) fn run(session: &mut Session, sql: &'static str, values: &[Value<'_>]) -> Result<u64> {
    let statement = session.statement(sql)?;
    Ok(session.client.execute(&statement, &params(values))?)
}

fn params<'p>(values: &'p [Value<'p>]) -> Vec<&'p (dyn ToSql + Sync)> {
    values.iter().map(|value| -> &(dyn ToSql + Sync) { value }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_is_taken_out_of_the_address() {
        for (address, plain, schema) in [
            ("postgres://u@h/d", "postgres://u@h/d", None),
            ("postgres://u@h/d?schema=kn", "postgres://u@h/d", Some("kn")),
            ("postgres://h/d?a=1&schema=kn&b=2", "postgres://h/d?a=1&b=2", Some("kn")),
        ] {
            let (rest, name) = split_schema(address).expect(address);
            assert_eq!((rest.as_str(), name.as_deref()), (plain, schema));
        }
    }

    #[test]
    fn a_schema_name_that_is_more_than_a_name_is_refused() {
        for name in ["", "a;drop", "A", "a b", "é"] {
            assert!(split_schema(&format!("postgres://h/d?schema={name}")).is_err(), "{name}");
        }
    }
}
