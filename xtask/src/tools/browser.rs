//! Chromium and ChromeDriver, for the tests in a browser.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::timed;
use crate::process::{self, find_program};

/// What the browser is called by those who package it.
const BROWSER_NAMES: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Fonts too: without them a test would measure pages of empty boxes.
const DEBIAN_PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-noto-core"];

/// A browser and the driver of the same version.
#[derive(Debug)]
pub(crate) struct Browser {
    /// The browser itself.
    pub(crate) chromium: PathBuf,
    /// The program that steers it.
    pub(crate) driver: PathBuf,
}

impl Browser {
    /// Finds both, or installs them where apt can.
    pub(super) fn ensure() -> Result<Self> {
        if let Some(browser) = Self::find()? {
            return Ok(browser);
        }
        if !can_apt() {
            bail!(
                "Chromium and ChromeDriver are needed. On Debian: apt-get install {}. Elsewhere: \
                 install Chrome or Chromium with the ChromeDriver of the same version, and set \
                 CHROMIUM and CHROMEDRIVER to the two programs",
                DEBIAN_PACKAGES.join(" ")
            );
        }
        timed("Chromium, ChromeDriver and fonts from Debian", || install_debian(&DEBIAN_PACKAGES))?;
        Self::find()?.context("apt-get installed Chromium, but it is not on the PATH")
    }

    fn find() -> Result<Option<Self>> {
        let path = env::var_os("PATH");
        let on_path =
            |names: &[&str]| names.iter().find_map(|it| find_program(it, path.as_deref()));
        let chromium = named_by("CHROMIUM")?.or_else(|| on_path(&BROWSER_NAMES));
        let driver = named_by("CHROMEDRIVER")?.or_else(|| on_path(&["chromedriver"]));
        Ok(chromium.zip(driver).map(|(chromium, driver)| Self { chromium, driver }))
    }
}

/// Installs packages of Debian's, without those that they only recommend. An error where apt is not there, or
/// may not be used.
pub(crate) fn install_debian(packages: &[&str]) -> Result<()> {
    if !can_apt() {
        bail!(
            "these are needed, and only root can install them, on Debian: apt-get install {}",
            packages.join(" ")
        );
    }
    process::run(apt_get().arg("update"))?;
    process::run(apt_get().args(["install", "-y", "--no-install-recommends"]).args(packages))
}

/// The program that an environment variable names. One that is not there is an error: to take
/// another one silently would test something else than was asked for.
fn named_by(variable: &str) -> Result<Option<PathBuf>> {
    let Some(value) = env::var_os(variable).filter(|it| !it.is_empty()) else { return Ok(None) };
    if !Path::new(&value).is_file() {
        bail!("{variable} names {}, which is not there", value.display());
    }
    Ok(Some(PathBuf::from(value)))
}

fn can_apt() -> bool {
    let path = env::var_os("PATH");
    find_program("apt-get", path.as_deref()).is_some() && is_root(path.as_deref())
}

fn is_root(path: Option<&OsStr>) -> bool {
    let Some(id) = find_program("id", path) else { return false };
    process::output(Command::new(id).arg("-u")).is_ok_and(|it| it.trim() == "0")
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    // Another run may be installing; ten minutes are enough for that.
    command.args(["-q", "-o", "DPkg::Lock::Timeout=600"]).env("DEBIAN_FRONTEND", "noninteractive");
    command
}
