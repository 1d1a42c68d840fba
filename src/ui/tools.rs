//! What helps reading: how long it takes, what there is to read, the size of the text, listening, and the way to a heading at
//! the publisher's.

mod contents;
mod heading_link;
mod reading_time;
mod row;

use yew::prelude::*;
use yew::virtual_dom::Key;

use super::body::Scene;
use super::{component, masthead};
use crate::model::Text;
pub use heading_link::heading_url;
pub use reading_time::minutes as reading_minutes;
use row::{Row, RowProps};

/// The row of tools under the dates, with how long the article takes to read at its beginning. Nothing for an article without
/// a body.
///
/// The row has its height from the beginning, so that nothing moves when buttons come into it.
pub(super) fn view(scene: Scene<'_>) -> Html {
    let Scene { article, surroundings, .. } = scene;
    if article.body.is_empty() || surroundings.options.no_tools {
        return Html::default();
    }
    // Another article is not gone on with by the voice that read the last.
    let key = article.url.as_ref().map(|url| Key::from(url.as_str()));
    let props = RowProps {
        minutes: reading_minutes(&article.body),
        language: article.language.clone(),
        place: masthead::place(article, surroundings),
        words: surroundings.words,
        is_foreign: surroundings.words.is_foreign_to(article),
        browser: surroundings.browser.clone(),
    };
    let key = key.unwrap_or_else(|| article.headline.to_plain().into());
    component::view::<Row>(props, Some(key), surroundings.is_ahead)
}

/// The list of the body's headings; nothing where there are few of them.
pub(super) fn contents(scene: Scene<'_>) -> Html {
    if scene.surroundings.options.no_tools {
        return Html::default();
    }
    contents::view(scene)
}

/// The button of a heading that copies its address at the publisher's.
pub(super) fn heading_link(heading: &Text, scene: Scene<'_>) -> Html {
    heading_link::view(heading, scene)
}
