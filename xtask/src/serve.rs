//! The demo page on a local server, built again at every change.

use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::process::{self, spoken};
use crate::project::Project;
use crate::tools::{BUILD_NEEDS, Toolbox};

pub(crate) const HELP: &str = "\
Usage: cargo xtask serve [--port N] [--release] [--open]

Builds the demo page, a third party's page with the widget on it, and serves it on this machine
only. A change under src/ or static/ builds it again and reloads the page. Ctrl-C ends it.

  --port N    exactly this port; without it, 8080 or the next one that is free
  --release   the small and fast build, which takes longer
  --open      open the page in the browser of this desktop";

const FIRST_PORT: u16 = 8080;
const N_PORTS: u16 = 50;

/// Apart from `dist/`, so that a release and a demo do not overwrite each other.
const FOLDER: &str = "target/xtask/serve";

/// Serves until it is ended.
pub(crate) fn run(project: &Project, args: &[String]) -> Result<()> {
    let start = Instant::now();
    let options = Options::parse(args)?;
    let tools = Toolbox::equip(project, &BUILD_NEEDS)?;
    let port = match options.port {
        Some(port) if is_free(port) => port,
        Some(port) => bail!("port {port} is taken by another program"),
        None => (FIRST_PORT..FIRST_PORT + N_PORTS).find(|it| is_free(*it)).with_context(|| {
            format!("no port from {FIRST_PORT} on is free: name one with --port")
        })?,
    };
    let folder = project.path(FOLDER);
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot create {FOLDER}"))?;

    eprintln!(
        "building the demo; the first build compiles all dependencies and takes a minute or two"
    );
    thread::spawn(move || announce(port, start));
    let mut trunk = tools.command("trunk");
    trunk
        .args(["serve", "--skip-version-check", "--port", &port.to_string(), "--dist"])
        .arg(folder);
    process::run(trunk.args(&options.passed_on))
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Options {
    port: Option<u16>,
    passed_on: Vec<String>,
}

impl Options {
    fn parse(args: &[String]) -> Result<Self> {
        let mut options = Self::default();
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--port" => {
                    let value = args.next().context("--port wants a number")?;
                    options.port =
                        Some(value.parse().with_context(|| format!("`{value}` is no port"))?);
                }
                "--release" | "--open" => options.passed_on.push(arg.clone()),
                other => bail!("unknown argument `{other}`; try --help"),
            }
        }
        Ok(options)
    }
}

fn address(port: u16) -> SocketAddr {
    SocketAddr::from((Ipv4Addr::LOCALHOST, port))
}

fn is_free(port: u16) -> bool {
    TcpListener::bind(address(port)).is_ok()
}

/// Waits until the server answers, then prints where, below all that the build has printed.
fn announce(port: u16, start: Instant) {
    while TcpStream::connect_timeout(&address(port), Duration::from_secs(1)).is_err() {
        thread::sleep(Duration::from_millis(200));
    }
    println!("\n    The demo: http://127.0.0.1:{port}/    (after {})\n", spoken(start.elapsed()));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(args: &[&str]) -> Result<Options> {
        Options::parse(&args.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn port_is_taken_out_and_flags_of_trunk_are_passed_on() {
        let options = parse(&["--release", "--port", "9000"]).unwrap();
        assert_eq!(options.port, Some(9000));
        assert_eq!(options.passed_on, ["--release"]);
        assert_eq!(parse(&[]).unwrap(), Options::default());
    }

    #[test]
    fn senseless_arguments_are_refused() {
        for args in [&["--port"][..], &["--port", "x"], &["--port", "70000"], &["--prot", "1"]] {
            assert!(parse(args).is_err(), "{args:?}");
        }
    }

    #[test]
    fn port_with_a_listener_is_not_free() {
        let listener = TcpListener::bind(address(0)).unwrap();
        assert!(!is_free(listener.local_addr().unwrap().port()));
    }
}
