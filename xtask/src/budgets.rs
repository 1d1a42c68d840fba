//! What `budgets.toml` says, and whether the release keeps to it.

use anyhow::{Context, Result};
use serde::Deserialize;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Budgets {
    budget: Vec<Budget>,
}

/// How many bytes some files may take together, after brotli 11.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Budget {
    /// What the files are, in a few words.
    pub(crate) name: String,
    /// Names in `dist/`, or "glue", "wasm", "converter glue", "converter wasm", "russian words" or "blocks".
    pub(crate) files: Vec<String>,
    /// The fewest bytes: fewer is a gain that nobody has locked in.
    pub(crate) floor: u64,
    /// The most bytes.
    pub(crate) ceiling: u64,
}

/// Reads the budgets.
pub(crate) fn parse(text: &str) -> Result<Vec<Budget>> {
    let budgets: Budgets = toml::from_str(text).context("budgets.toml is not as it should be")?;
    for budget in &budgets.budget {
        if budget.floor > budget.ceiling {
            anyhow::bail!("budgets.toml: the floor of \"{}\" is over its ceiling", budget.name);
        }
        if budget.files.is_empty() {
            anyhow::bail!("budgets.toml: \"{}\" names no files", budget.name);
        }
    }
    Ok(budgets.budget)
}

impl Budget {
    /// What to do about a size that does not keep to the budget; nothing when it does.
    pub(crate) fn fault(&self, bytes: u64) -> Option<String> {
        let Self { name, floor, ceiling, .. } = self;
        if bytes > *ceiling {
            return Some(format!(
                "{name}: {bytes} bytes of brotli, {} over the ceiling of {ceiling}. Make it smaller, or raise \
                 `ceiling` in budgets.toml in a commit that says what readers get for it",
                bytes - ceiling
            ));
        }
        (bytes < *floor).then(|| {
            format!(
                "{name}: {bytes} bytes of brotli, {} under the floor of {floor}. If nothing was left out, this is \
                 a gain: lower `floor`, and `ceiling` with it, in budgets.toml, so that it stays",
                floor - bytes
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUDGET: &str = r#"
        [[budget]]
        name = "wasm and glue"
        files = ["wasm", "glue"]
        floor = 90
        ceiling = 100
    "#;

    #[test]
    fn sizes_between_floor_and_ceiling_are_no_fault() {
        let budgets = parse(BUDGET).unwrap();
        assert_eq!(budgets.len(), 1);
        assert_eq!(budgets[0].files, ["wasm", "glue"]);
        assert_eq!(budgets[0].fault(90), None);
        assert_eq!(budgets[0].fault(100), None);
    }

    #[test]
    fn faults_name_the_number_to_change() {
        let budget = parse(BUDGET).unwrap().remove(0);
        let over = budget.fault(112).unwrap();
        assert!(
            over.starts_with("wasm and glue: 112 bytes of brotli, 12 over the ceiling of 100.")
        );
        assert!(over.contains("raise `ceiling`"), "{over}");
        let under = budget.fault(80).unwrap();
        assert!(
            under.contains("10 under the floor of 90") && under.contains("lower `floor`"),
            "{under}"
        );
    }

    #[test]
    fn misspelt_or_senseless_budgets_are_refused() {
        assert!(parse(&BUDGET.replace("ceiling", "celing")).is_err());
        assert!(parse(&BUDGET.replace("90", "101")).is_err());
        assert!(parse(&BUDGET.replace(r#"["wasm", "glue"]"#, "[]")).is_err());
    }

    #[test]
    fn budgets_of_the_project_are_readable() {
        let project = crate::project::Project::find().unwrap();
        let text = crate::project::read(&project.path("budgets.toml")).unwrap();
        assert!(!parse(&text).unwrap().is_empty());
    }
}
