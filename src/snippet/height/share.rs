//! How high the buttons of the share bar are at the least.

use super::{SIZE, SMALL, letters};
use crate::model::{Article, ShareTarget};
use crate::ui::{Options, Words};

/// Width of the widget up to which its share bar shows icons alone.
const ICONS_ALONE: f32 = 26.0 * SIZE;

/// Room between two buttons, and between two rows of them.
const GAP: f32 = 0.5 * SIZE;

/// The height of all rows in a bar of this width.
///
/// The system's dialog is not counted, as not every browser has one.
pub(super) fn height(article: &Article, options: &Options, width: f32) -> f32 {
    let language = options.language.as_deref().or(article.language.as_deref());
    let words = Words::of_language(language);
    let is_chosen = !options.share.is_empty();
    let targets = if is_chosen { &options.share } else { &article.share };
    // Where the page does not choose, copying is there in any case.
    let copy = (!is_chosen && !targets.contains(&ShareTarget::Copy)).then_some(&ShareTarget::Copy);
    let (mut n_rows, mut taken) = (0.0_f32, f32::INFINITY);
    let height = if width < ICONS_ALONE { 44.0 } else { 40.0 };
    for target in targets.iter().chain(copy) {
        let label = match target {
            ShareTarget::Native => continue,
            ShareTarget::Copy => words.copy_link,
            ShareTarget::Print => words.print,
            ShareTarget::Network(network) => words.network(*network),
        };
        let button = match width < ICONS_ALONE {
            true => 44.0,
            false => 2.0 + (1.7 + 1.35 + 0.5 + letters::width(label)) * SMALL,
        };
        taken += GAP + button;
        if taken > width {
            n_rows += 1.0;
            taken = button;
        }
    }
    (n_rows * (height + GAP) - GAP).max(0.0)
}
