//! Pictures and recordings.

use yew::prelude::*;

use super::super::body::Scene;
use super::super::each::{each, numbered};
use super::super::figure::{self, Place};
use super::super::words::with_name;
use crate::model::{Image, Recording, Text, Track};

/// A picture in the body.
pub(in crate::ui) fn image(image: &Image, scene: Scene<'_>) -> Html {
    figure::view(image, Place::Body, scene)
}

/// Pictures side by side, each of them a link to its file. `static/embed/blocks.js` shows them large in
/// its place, and finds here what its buttons are called.
pub(in crate::ui) fn gallery(images: &[Image], caption: &Text, scene: Scene<'_>) -> Html {
    let words = scene.surroundings.words;
    let view = |idx: usize, image: &Image| {
        let label = image.alt.is_empty().then(|| with_name(words.picture, &(idx + 1).to_string()));
        html! {
            <figure class="figure" part="figure" data-place="gallery">
                <a href={image.url.to_shared()} target="_blank" rel="noopener" aria-label={label} data-do="view">
                    { figure::picture(image, Place::Gallery) }
                </a>
                { figure::caption(image.title.as_ref(), image.credit.as_ref(), &image.caption, scene) }
            </figure>
        }
    };
    html! {
        <figure
            class="gallery"
            part="gallery"
            data-close={words.close}
            data-previous={words.previous}
            data-next={words.next}
        >
            <div class="pictures">{ numbered(images, view) }</div>
            { figure::caption(None, None, caption, scene) }
        </figure>
    }
}

/// A film, with the browser's own controls.
pub(in crate::ui) fn video(video: &Recording, scene: Scene<'_>) -> Html {
    with_caption(
        video,
        scene,
        html! {
            <video
                part="video"
                controls=true
                playsinline=true
                preload="none"
                poster={video.poster.as_ref().map(|poster| poster.to_shared())}
                width={video.width.map(|width| width.to_string())}
                height={video.height.map(|height| height.to_string())}
                // Browsers show tracks of other hosts with nothing less. `static/embed.js` goes without, where the film's
                // own host does not allow it.
                crossorigin={(!video.tracks.is_empty()).then_some("anonymous")}
                aria-label={video.title.clone()}
            >
                { source(video) }
                { each(&video.tracks, track) }
            </video>
        },
    )
}

/// Something to listen to, with the browser's own controls.
pub(in crate::ui) fn audio(audio: &Recording, scene: Scene<'_>) -> Html {
    with_caption(
        audio,
        scene,
        html! {
            <audio part="audio" controls=true preload="none" aria-label={audio.title.clone()}>
                { source(audio) }
            </audio>
        },
    )
}

fn source(recording: &Recording) -> Html {
    html! { <source src={recording.url.to_shared()} type={recording.media_type.clone()} /> }
}

fn track(track: &Track) -> Html {
    html! {
        <track
            kind={track.kind.key()}
            src={track.url.to_shared()}
            srclang={track.language.clone()}
            label={track.label.clone()}
        />
    }
}

fn with_caption(recording: &Recording, scene: Scene<'_>, player: Html) -> Html {
    let Recording { title, credit, caption, url, .. } = recording;
    html! {
        // Another recording is another player: browsers go on with the one that they have begun.
        <figure key={url.as_str()} class="figure" part="figure" data-place="body">
            { player }
            { figure::caption(title.as_ref(), credit.as_ref(), caption, scene) }
        </figure>
    }
}
