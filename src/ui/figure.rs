//! A picture with its title, credit and caption.

use std::rc::Rc;

use yew::prelude::*;

use super::body::Scene;
use super::each::each;
use super::inline;
use crate::model::{Image, SafeUrl, Text};

/// Where a picture stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// On top of the article: requested at once.
    Lead,
    /// Within the body: requested when the reader comes near.
    Body,
    /// Beside others: requested when the reader comes near.
    Gallery,
}

/// The picture with what is said about it.
pub(super) fn view(image: &Image, place: Place, scene: Scene<'_>) -> Html {
    let key = if place == Place::Lead { "lead" } else { "body" };
    html! {
        <figure class="figure" part="figure" data-place={key}>
            { picture(image, place) }
            { caption(image.title.as_ref(), image.credit.as_ref(), &image.caption, scene) }
        </figure>
    }
}

/// The picture alone. Its room is kept before it comes: by its size, or as 3 : 2 where that is unknown.
pub(super) fn picture(image: &Image, place: Place) -> Html {
    let (sizes, loading, priority) = match place {
        Place::Lead => ("(min-width: 800px) 792px, 100vw", None, Some("high")),
        Place::Body => ("(min-width: 660px) 648px, 100vw", Some("lazy"), None),
        Place::Gallery => ("(min-width: 660px) 320px, 50vw", Some("lazy"), None),
    };
    let mut media_types: Vec<&str> = Vec::new();
    for media_type in image.sources.iter().filter_map(|source| source.media_type.as_deref()) {
        if !media_types.contains(&media_type) {
            media_types.push(media_type);
        }
    }
    let plain = source_set(image, None);
    html! {
        <picture>
            { each(&media_types, |media_type| html! {
                <source type={media_type.to_string()} srcset={source_set(image, Some(media_type))} {sizes} />
            }) }
            <img
                part="image"
                alt={image.alt.clone()}
                width={image.width.map(|width| width.to_string())}
                height={image.height.map(|height| height.to_string())}
                {loading}
                fetchpriority={priority}
                decoding="async"
                sizes={plain.is_some().then_some(sizes)}
                srcset={plain}
                src={image.url.to_shared()}
            />
        </picture>
    }
}

/// The lines under a picture or a recording; nothing where there is nothing to say.
pub(super) fn caption(
    title: Option<&Rc<str>>,
    credit: Option<&Rc<str>>,
    caption: &Text,
    scene: Scene<'_>,
) -> Html {
    if title.is_none() && credit.is_none() && caption.is_blank() {
        return Html::default();
    }
    html! {
        <figcaption part="caption">
            if let Some(title) = title {
                <b class="title" part="title">{ inline::plain(title) }</b>{ " " }
            }
            if let Some(credit) = credit {
                <span class="credit" part="credit">{ "(" }{ inline::plain(credit) }{ ")" }</span>{ " " }
            }
            { scene.text(caption) }
        </figcaption>
    }
}

/// The value of `srcset` for the sources of one media type. Those without one belong to the
/// image's own element, and its own file to them.
fn source_set(image: &Image, media_type: Option<&str>) -> Option<String> {
    let mut set = String::new();
    for source in &image.sources {
        if source.media_type.as_deref() == media_type {
            add_candidate(&mut set, &source.url, source.width);
        }
    }
    if media_type.is_none()
        && !set.is_empty()
        && let Some(width) = image.width
    {
        add_candidate(&mut set, &image.url, width);
    }
    (!set.is_empty()).then_some(set)
}

/// A comma would end the URL too early (HTML Standard, "parse a srcset attribute").
fn add_candidate(set: &mut String, url: &SafeUrl, width: u32) {
    if !set.is_empty() {
        set.push_str(", ");
    }
    set.push_str(&url.as_str().replace(',', "%2C"));
    set.push(' ');
    set.push_str(&width.to_string());
    set.push('w');
}
