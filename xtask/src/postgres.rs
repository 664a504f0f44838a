//! A private PostgreSQL for the tests: Debian's own programs, a new cluster in a temporary folder,
//! a free loopback port, durability off. Stopped and removed when dropped, also after a failure.
//! PostgreSQL refuses to run as root, so then it runs as the user `postgres` or `nobody`.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::command;
use crate::packages;
use crate::scratch::Scratch;

/// How PostgreSQL says that it may be spoken to.
const READY: &str = "database system is ready to accept connections";

/// What a test database may do without, and what it needs for many tests at once.
const SETTINGS: &[&str] = &[
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=200",
    "listen_addresses=127.0.0.1",
];

/// A running server that belongs to this run alone.
#[derive(Debug)]
pub(crate) struct Postgres {
    cluster: Cluster,
    server: Child,
    port: u16,
}

/// A database cluster on disk, and the programs and the user it is served with.
#[derive(Debug)]
struct Cluster {
    programs: PathBuf,
    user: Option<User>,
    folder: Scratch,
}

/// Who an unprivileged process runs as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct User {
    uid: u32,
    gid: u32,
}

impl Postgres {
    /// Finds or installs PostgreSQL, makes a cluster and starts it; back when it is ready.
    /// What the server says is kept in the file `log`.
    pub(crate) fn start(log: &Path) -> Result<Self> {
        let cluster = Cluster::new()?;
        let port = free_port()?;
        let mut server = cluster.serve(port).spawn().context("cannot start PostgreSQL")?;
        let said = server.stderr.take().expect("its standard error was asked for");
        let running = Self { cluster, server, port };
        wait_until_ready(said, log)?;
        Ok(running)
    }

    /// The address for `TEST_POSTGRES`.
    pub(crate) fn url(&self) -> String {
        self.url_of("postgres")
    }

    /// Makes an empty database beside the first, and gives its address.
    pub(crate) fn new_database(&self, name: &str) -> Result<String> {
        let mut make = Command::new(self.cluster.programs.join("createdb"));
        make.arg("--maintenance-db").arg(self.url()).arg(name).stdin(Stdio::null());
        command::read(&mut make)?;
        Ok(self.url_of(name))
    }

    fn url_of(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }

    /// The folder of the programs in use, which names the version.
    pub(crate) fn programs(&self) -> &Path {
        &self.cluster.programs
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        if let Err(error) = command::read(&mut self.cluster.stop()) {
            println!("PostgreSQL would not stop and is killed: {error:#}");
            self.server.kill().ok();
        }
        self.server.wait().ok();
    }
}

impl Cluster {
    fn new() -> Result<Self> {
        let programs = packages::find_or_install(&["postgresql"], newest_programs)?;
        let user = if packages::is_root() { Some(unprivileged()?) } else { None };
        let folder = Scratch::new("postgres")?;
        if let Some(User { uid, gid }) = user {
            std::os::unix::fs::chown(folder.path(), Some(uid), Some(gid))
                .context("cannot give the cluster's folder away")?;
        }
        let cluster = Self { programs, user, folder };
        command::read(&mut cluster.init())?;
        Ok(cluster)
    }

    fn init(&self) -> Command {
        let mut init = self.program("initdb");
        init.args(["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C"]);
        init.arg("--no-sync");
        init
    }

    fn serve(&self, port: u16) -> Command {
        let mut serve = self.program("postgres");
        serve.arg("-p").arg(port.to_string()).arg("-k").arg(self.folder.path());
        for setting in SETTINGS {
            serve.args(["-c", setting]);
        }
        serve.stderr(Stdio::piped());
        serve
    }

    fn stop(&self) -> Command {
        let mut stop = self.program("pg_ctl");
        stop.args(["stop", "--silent", "--mode=immediate"]);
        stop
    }

    /// One of PostgreSQL's programs on this cluster, as the user that owns it.
    fn program(&self, name: &str) -> Command {
        let mut program = Command::new(self.programs.join(name));
        // From the root folder: ours may be closed to the unprivileged user.
        program.arg("-D").arg(self.folder.path().join("cluster")).current_dir("/");
        program.stdin(Stdio::null());
        if let Some(User { uid, gid }) = self.user {
            program.uid(uid).gid(gid);
        }
        program
    }
}

/// Reads what the server says until it is ready; the rest goes to the log as it comes.
fn wait_until_ready(said: ChildStderr, log: &Path) -> Result<()> {
    let mut lines = BufReader::new(said);
    let mut heard = String::new();
    while !heard.contains(READY) {
        if lines.read_line(&mut heard)? == 0 {
            bail!("PostgreSQL did not start; it said:\n{heard}");
        }
    }
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut log = File::create(log).context("cannot write PostgreSQL's log")?;
    std::thread::spawn(move || io::copy(&mut lines, &mut log));
    Ok(())
}

/// The newest version among those that Debian put on the machine.
fn newest_programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
    let folders = versions.filter_map(|version| Some(version.ok()?.path().join("bin")));
    folders.filter(|folder| folder.join("initdb").is_file()).max_by_key(|folder| version(folder))
}

/// 15 from `…/15/bin`; an odd name counts as the oldest.
fn version(programs: &Path) -> u32 {
    let name = programs.parent().and_then(Path::file_name);
    name.and_then(|name| name.to_str()?.parse().ok()).unwrap_or(0)
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").context("no free loopback port")?;
    Ok(listener.local_addr()?.port())
}

fn unprivileged() -> Result<User> {
    let users = fs::read_to_string("/etc/passwd").context("cannot read the list of users")?;
    let named = |name| user_named(&users, name);
    named("postgres").or_else(|| named("nobody")).context("neither user postgres nor nobody")
}

fn user_named(users: &str, name: &str) -> Option<User> {
    users.lines().find_map(|line| match line.split(':').collect::<Vec<_>>()[..] {
        [user, _, uid, gid, ..] if user == name => {
            Some(User { uid: uid.parse().ok()?, gid: gid.parse().ok()? })
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_is_found_by_its_whole_name() {
        let users = "postgresql:x:1:2::/:\npostgres:x:106:114:,,,:/var/lib/postgresql:/bin/bash\n";
        assert_eq!(user_named(users, "postgres"), Some(User { uid: 106, gid: 114 }));
        assert_eq!(user_named(users, "nobody"), None);
    }

    #[test]
    fn the_version_stands_in_the_folder_and_counts_as_a_number() {
        assert_eq!(version(Path::new("/usr/lib/postgresql/15/bin")), 15);
        assert!(version(Path::new("/p/9/bin")) < version(Path::new("/p/17/bin")));
        assert_eq!(version(Path::new("/p/odd/bin")), 0);
    }
}
