//! Icons, drawn on a grid of 24 by 24 with one pen.

use yew::prelude::*;

use crate::model::Network;

/// What an icon stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Icon {
    /// The system's share dialog.
    Share,
    /// Copying a link.
    Link,
    /// Smaller letters.
    Smaller,
    /// Larger letters.
    Larger,
    /// Has something read out.
    Play,
    /// Pauses that.
    Pause,
    /// Ends it.
    Stop,
    /// Printing.
    Print,
    /// A network.
    Network(Network),
}

/// The icon. It says nothing that the words beside it do not, and is hidden from screen readers.
pub(super) fn view(icon: Icon) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d={path(icon)} /></svg>
    }
}

fn path(icon: Icon) -> &'static str {
    match icon {
        Icon::Share => "M12 15V4M8 8l4-4 4 4M6 12v8h12v-8",
        Icon::Link => {
            "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"
        }
        Icon::Smaller => "M3 19l5-13 5 13M5 15h6M16 12h5",
        Icon::Larger => "M2 20L8 4l6 16M4.500 14.500h7M16 10h6M19 7v6",
        Icon::Play => "M7 4.500v15l12-7.500z",
        Icon::Pause => "M8 5v14M16 5v14",
        Icon::Stop => "M6 6h12v12H6z",
        Icon::Print => "M7 8V4h10v4M7 17H4V8h16v9h-3M7 14h10v6H7z",
        Icon::Network(Network::Facebook) => "M16 4q-4.500 0-4.500 4.500V21M8 11.500h7",
        Icon::Network(Network::X) => "M5 4l14 16M19 4L5 20",
        Icon::Network(Network::LinkedIn) => "M5 10v9M5 5v.01M10 19v-9M10 14c0-5 8-5 8 0v5",
        Icon::Network(Network::Bluesky) => {
            "M12 11C10 7 6 4 4 5s0 6 1 7 3 1 4.500 1C5 14 6 17 8 18.500S11 18 12 15c1 3 2 5 4 3.500S19 14 14.500 13c1.500 \
             0 3.500 0 4.500-1s3-6 1-7-6 2-8 6z"
        }
        Icon::Network(Network::Mastodon) => {
            "M9 15.500h6c3 0 4-1 4-3V8c0-3-1-4-4-4H9C6 4 5 5 5 8c0 8 1 12 7 12q2 0 3.500-.5M8.500 12V9c0-2.500 3.500-2.500 \
             3.500 0v2M12 9c0-2.500 3.500-2.500 3.500 0v3"
        }
        Icon::Network(Network::Threads) => {
            "M18 9c-1-4-4-5-6-5-4.500 0-6.500 3-6.500 8s2 8 6.500 8c3 0 5.500-2 5.500-4.500 0-3-3-4-5.500-4-2 0-3.500 1-3.500 \
             2.500s1.500 2.500 3 2.500c4 0 4-5 2.500-7-1-1.300-3-1.500-4.500 0"
        }
        Icon::Network(Network::WhatsApp) => {
            "M4 20l1.200-4A8 8 0 1 1 8.500 19zM9 9c0 3.500 2.500 6 6 6l1-2-2-1-1 1q-2-1-2.500-2.500l1-1-1-2z"
        }
        Icon::Network(Network::Telegram) => "M21 4L3 11l6 2.500L11 20l3-4 4 3zM9 13.500L18 7",
        Icon::Network(Network::Reddit) => {
            "M12 9a8 5.500 0 1 0 .01 0zM9 14v.01M15 14v.01M9 17q3 1.500 6 0M12 9l1-5 4 1"
        }
        Icon::Network(Network::HackerNews) => "M4 4h16v16H4zM8.500 7.500L12 13l3.500-5.500M12 13v4",
        Icon::Network(Network::Email) => "M4 6h16v12H4zM4 7l8 6 8-6",
    }
}
