//! What helps reading: how long it takes, and what there is to read.

mod contents;
mod reading_time;

use yew::prelude::*;

use super::body::Scene;
use super::words::with_name;
pub use reading_time::minutes as reading_minutes;

/// The row of tools under the dates, and how long the article takes to read at its beginning. Nothing for an article without
/// a body.
///
/// The row has its height from the beginning, so that nothing moves when buttons come into it.
pub(super) fn view(scene: Scene<'_>) -> Html {
    let body = &scene.article.body;
    if body.is_empty() || scene.surroundings.options.no_tools {
        return Html::default();
    }
    let words = scene.surroundings.words;
    let minutes = reading_time::minutes(body);
    html! {
        <div class="dateline tools" part="tools" lang={words.language} role="group" aria-label={words.tools}>
            if minutes > 0 {
                <span class="reading-time" part="reading-time">
                    { with_name(words.reading_time, &minutes.to_string()) }
                </span>
            }
        </div>
    }
}

/// The list of the body's headings; nothing where there are few of them.
pub(super) fn contents(scene: Scene<'_>) -> Html {
    if scene.surroundings.options.no_tools {
        return Html::default();
    }
    contents::view(scene)
}
