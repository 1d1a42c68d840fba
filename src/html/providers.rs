//! Sites whose frames the widget knows how to show.

use crate::model::{Embed, SafeUrl, part};

/// A host, the beginning of a path there, or after `*` what is anywhere in it, the site's name, its page and its frame.
///
/// In page and frame, `*` stands for the next part of the path, `**` for all of them, or either for what is left of
/// the parameter that the beginning ends in; `=` is the whole URL. A page that begins with `?` is in the parameter of this name,
/// unless that is what programs ask.
/// Without a frame there is but a link.
struct Provider(&'static str, &'static str, &'static str, &'static str, &'static str);

const YOUTUBE: &str = "https://www.youtube.com/watch?v=*";
const YOUTUBE_FRAME: &str = "https://www.youtube-nocookie.com/embed/*";
const YOUTUBE_LIST: &str = "https://www.youtube.com/playlist?list=*";
const YOUTUBE_LIST_FRAME: &str = "https://www.youtube-nocookie.com/embed/videoseries?list=*";
const VIMEO: &str = "https://vimeo.com/*";
const VIMEO_FRAME: &str = "https://player.vimeo.com/video/*?dnt=1";
const DAILYMOTION: &str = "https://www.dailymotion.com/video/*";
const DAILYMOTION_FRAME: &str = "https://www.dailymotion.com/embed/video/*";

const TWITCH_VIDEO: &str = "https://www.twitch.tv/videos/*";

/// The first that fits is taken. A frame of Twitch plays only where its address names every site around it
/// (`parent`), which no document can know: it is a link to the page there.
const PROVIDERS: &[Provider] = &[
    Provider(
        "youtube.com",
        "/embed/videoseries?list=",
        "YouTube",
        YOUTUBE_LIST,
        YOUTUBE_LIST_FRAME,
    ),
    Provider(
        "youtube-nocookie.com",
        "/embed/videoseries?list=",
        "YouTube",
        YOUTUBE_LIST,
        YOUTUBE_LIST_FRAME,
    ),
    Provider("youtube.com", "/embed/", "YouTube", YOUTUBE, YOUTUBE_FRAME),
    Provider("youtube-nocookie.com", "/embed/", "YouTube", YOUTUBE, YOUTUBE_FRAME),
    Provider("youtube.com", "/watch?v=", "YouTube", YOUTUBE, YOUTUBE_FRAME),
    Provider("youtube.com", "/shorts/", "YouTube", YOUTUBE, YOUTUBE_FRAME),
    Provider("youtube.com", "/live/", "YouTube", YOUTUBE, YOUTUBE_FRAME),
    Provider("youtube.com", "/v/", "YouTube", YOUTUBE, YOUTUBE_FRAME),
    Provider("youtu.be", "/", "YouTube", YOUTUBE, YOUTUBE_FRAME),
    Provider("player.vimeo.com", "/video/", "Vimeo", VIMEO, VIMEO_FRAME),
    Provider("vimeo.com", "/", "Vimeo", VIMEO, VIMEO_FRAME),
    Provider("vimeo.com", "/", "Vimeo", "=", ""),
    Provider("dailymotion.com", "/embed/video/", "Dailymotion", DAILYMOTION, DAILYMOTION_FRAME),
    Provider("dailymotion.com", "/video/", "Dailymotion", DAILYMOTION, DAILYMOTION_FRAME),
    Provider(
        "geo.dailymotion.com",
        "/player.html?video=",
        "Dailymotion",
        DAILYMOTION,
        DAILYMOTION_FRAME,
    ),
    Provider("open.spotify.com", "/embed/", "Spotify", "https://open.spotify.com/**", "="),
    Provider("open.spotify.com", "/", "Spotify", "=", "https://open.spotify.com/embed/**"),
    Provider("w.soundcloud.com", "/player/", "SoundCloud", "?url", "="),
    Provider("google.com", "/maps/embed", "Google Maps", "=", "="),
    Provider("google.com", "/maps/d/embed", "Google Maps", "=", "="),
    Provider("google.com", "/maps/d/u/0/embed", "Google Maps", "=", "="),
    // Of `embed`.
    Provider("google.com", "/maps?output=e", "Google Maps", "=", "="),
    Provider("maps.google.com", "/maps?output=e", "Google Maps", "=", "="),
    Provider("maps.google.com", "/?output=e", "Google Maps", "=", "="),
    Provider("google.com", "/maps", "Google Maps", "=", ""),
    Provider("maps.google.com", "/", "Google Maps", "=", ""),
    Provider("openstreetmap.org", "/export/embed", "OpenStreetMap", "=", "="),
    Provider("datawrapper.dwcdn.net", "/", "Datawrapper", "=", "="),
    Provider("flo.uri.sh", "/", "Flourish", "=", "="),
    Provider("e.infogram.com", "/", "Infogram", "=", "="),
    Provider("tiktok.com", "/embed/v2/", "TikTok", "https://www.tiktok.com/@/video/*", "="),
    Provider("tiktok.com", "/embed/", "TikTok", "https://www.tiktok.com/@/video/*", "="),
    Provider("tiktok.com", "/", "TikTok", "=", ""),
    Provider("facebook.com", "/plugins/", "Facebook", "?href", "="),
    Provider("facebook.com", "/", "Facebook", "=", ""),
    Provider(
        "instagram.com",
        "/p/",
        "Instagram",
        "https://www.instagram.com/p/*/",
        "https://www.instagram.com/p/*/embed/",
    ),
    Provider(
        "instagram.com",
        "/reel/",
        "Instagram",
        "https://www.instagram.com/reel/*/",
        "https://www.instagram.com/reel/*/embed/",
    ),
    Provider("twitter.com", "/", "X", "=", ""),
    Provider("x.com", "/", "X", "=", ""),
    Provider("bsky.app", "/", "Bluesky", "=", ""),
    Provider("reddit.com", "/", "Reddit", "=", ""),
    Provider("player.twitch.tv", "/?channel=", "Twitch", "https://www.twitch.tv/*", ""),
    Provider("player.twitch.tv", "/?video=v", "Twitch", TWITCH_VIDEO, ""),
    Provider("player.twitch.tv", "/?video=", "Twitch", TWITCH_VIDEO, ""),
    Provider(
        "player.twitch.tv",
        "/?collection=",
        "Twitch",
        "https://www.twitch.tv/collections/*",
        "",
    ),
    Provider("player.twitch.tv", "/", "Twitch", "=", ""),
    Provider("clips.twitch.tv", "/embed?clip=", "Twitch", "https://clips.twitch.tv/*", ""),
    Provider("clips.twitch.tv", "/", "Twitch", "=", ""),
    Provider("twitch.tv", "/", "Twitch", "=", ""),
    Provider("bandcamp.com", "/EmbeddedPlayer", "Bandcamp", "=", "="),
    Provider(
        "embed.podcasts.apple.com",
        "/",
        "Apple Podcasts",
        "https://podcasts.apple.com/**",
        "=",
    ),
    Provider("embed.music.apple.com", "/", "Apple Music", "https://music.apple.com/**", "="),
    Provider("embed.ted.com", "/talks/", "TED", "https://www.ted.com/talks/*", "="),
    Provider("archive.org", "/embed/", "Internet Archive", "https://archive.org/details/*", "="),
    Provider("codepen.io", "*/embed/", "CodePen", "=", "="),
    Provider("codepen.io", "/", "CodePen", "=", ""),
    Provider("player.acast.com", "/", "Acast", "=", "="),
    Provider("embed.acast.com", "/", "Acast", "=", "="),
    Provider("player.megaphone.fm", "/", "Megaphone", "=", "="),
    Provider("player.simplecast.com", "/", "Simplecast", "=", "="),
    Provider("rumble.com", "/embed/", "Rumble", "=", "="),
    Provider("streamable.com", "/e/", "Streamable", "https://streamable.com/*", "="),
];

/// Frames that show nothing: they count readers, or sell them.
const WATCHERS: [&str; 5] = [
    "m.skimresources.com",
    "googletagmanager.com",
    "doubleclick.net",
    "googlesyndication.com",
    "amazon-adsystem.com",
];

/// What stands at a URL: with a frame where the site is known.
pub fn embed(url: SafeUrl) -> Embed {
    let host = bare_host(&url);
    let after_host = part::around(url.as_str(), url.host()).map_or("", |(_, rest)| rest);
    for Provider(its_host, path, name, page, frame) in PROVIDERS {
        if host != *its_host {
            continue;
        }
        let Some(mut id) = id(after_host, path) else { continue };
        let mut secret = None;
        if *page == VIMEO {
            let Some(film) = film(id) else { continue };
            id = film.0;
            secret = film.1.or(parameter(after_host, "h"));
        }
        let its_page = match page.strip_prefix('?') {
            Some(name) => parameter(after_host, name)
                .and_then(|page| web(&decoded(page)))
                .filter(|page| !page.host().starts_with("api.")),
            None => filled(page, &url, id),
        };
        let mut embed = Embed::of(name, its_page.unwrap_or_else(|| url.clone()));
        embed.frame = filled(frame, &url, id);
        // What is not listed is shown by its address alone.
        if let Some(secret) = secret {
            let with = |url: &SafeUrl, joint| web(&[url.as_str(), joint, secret].concat());
            embed.frame = embed.frame.and_then(|it| with(&it, "&h="));
            embed.url = with(&embed.url, "/").unwrap_or(embed.url);
        }
        add_times(&mut embed, page, after_host);
        return embed;
    }
    Embed::of(host, url.clone())
}

/// The number of a film of Vimeo's, and what else its address needs where it is not listed: `1`, `1/a2b3`,
/// `channels/name/1`; `None` for what is no film.
fn film(path: &str) -> Option<(&str, Option<&str>)> {
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
    let is_secret = |part: &&str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_hexdigit());
    let path = path.trim_end_matches('/');
    let (first, rest) = path.split_once('/').unwrap_or((path, ""));
    if is_number(&first) {
        return Some((first, rest.split('/').next().filter(is_secret)));
    }
    // Two numbers of a kind are a list, and a film of it.
    let last = rest.split_once('/')?.1.rsplit('/').next().filter(is_number)?;
    Some((last, None))
}

/// Adds from when on a film is played, and until when, where its address says so: as the site's page and its player
/// are told of it.
fn add_times(embed: &mut Embed, page: &str, after_host: &str) {
    let (of_page, of_frame, unit) = match page {
        YOUTUBE => ("&t=", "?start=", ""),
        VIMEO => ("#t=", "#t=", "s"),
        TWITCH_VIDEO => ("?t=", "", ""),
        _ => return,
    };
    let value = ["start", "t", "time"].iter().find_map(|name| parameter(after_host, name));
    let value = value.or_else(|| Some(part::around(after_host, "#t=")?.1));
    let start = value.map(seconds).unwrap_or_default();
    let end = parameter(after_host, "end").map(seconds).unwrap_or_default();
    let mut frame = embed.frame.as_ref().map(|it| it.as_str().to_owned()).unwrap_or_default();
    if start > 0 {
        let start = start.to_string();
        if let Some(page) = web(&[embed.url.as_str(), of_page, &start, "s"].concat()) {
            embed.url = page;
        }
        frame = [&*frame, of_frame, &start, unit].concat();
    }
    if page == YOUTUBE && end > start {
        let joint = if start > 0 { "&end=" } else { "?end=" };
        frame = [&*frame, joint, &end.to_string()].concat();
    }
    // There is none without a frame before.
    embed.frame = web(&frame);
}

/// Whole seconds, of `90`, `90s`, `1m30s` or `1h2m3s`; 0 where there are none, or more than any film has.
fn seconds(text: &str) -> u32 {
    const MOST: u32 = 10_000_000;
    let (mut total, mut number) = (0_u32, 0_u32);
    for byte in text.bytes() {
        let unit = match byte {
            b'0'..=b'9' => {
                number = number.saturating_mul(10).saturating_add(u32::from(byte - b'0'));
                continue;
            }
            b'h' => 3600,
            b'm' => 60,
            b's' => 1,
            _ => break,
        };
        total = total.saturating_add(number.saturating_mul(unit));
        number = 0;
    }
    total = total.saturating_add(number);
    if total > MOST { 0 } else { total }
}

/// What a click may load for a frame or a page of a listed site, as the widget writes it. `None` for any other: the list is
/// closed, so that no document makes readers load whatever it names.
pub fn frame_of(url: &SafeUrl) -> Option<SafeUrl> {
    embed(url.clone()).frame
}

/// Whether this is the page or the frame of a site that is listed.
pub(super) fn is_known(url: &SafeUrl) -> bool {
    let host = bare_host(url);
    PROVIDERS.iter().any(|it| it.0 == host)
}

/// Whether a frame with this URL has nothing for readers.
pub(super) fn is_watcher(url: &SafeUrl) -> bool {
    WATCHERS.iter().any(|it| url.host().ends_with(it))
}

fn bare_host(url: &SafeUrl) -> &str {
    let host = url.host();
    let bare = host.strip_prefix("www.").or(host.strip_prefix("m."));
    bare.filter(|it| !it.is_empty()).unwrap_or(host)
}

/// What follows `path` up to the query, or in the parameter that it ends in.
fn id<'a>(after_host: &'a str, path: &str) -> Option<&'a str> {
    if let Some(inner) = path.strip_prefix('*') {
        return Some(part::around(after_host.split(['?', '#']).next()?, inner)?.1);
    }
    match path.split_once('?') {
        Some((path, query)) => {
            after_host.strip_prefix(path)?.starts_with('?').then_some(())?;
            let (name, beginning) = query.split_once('=')?;
            parameter(after_host, name)?.strip_prefix(beginning).filter(|it| !it.is_empty())
        }
        None => {
            let rest = after_host.strip_prefix(path)?;
            rest.split(['?', '#', '&']).next()
        }
    }
}

fn filled(template: &str, url: &SafeUrl, id: &str) -> Option<SafeUrl> {
    if template == "=" {
        // Frames of these sites are on secure pages as well, and others may not hold them.
        let Some(rest) = url.as_str().strip_prefix("http:") else { return Some(url.clone()) };
        return web(&["https:", rest].concat());
    }
    let (before, id, after) = match part::around(template, "**") {
        Some((before, after)) => (before, id, after),
        None => {
            let (before, after) = template.split_once('*')?;
            (before, id.split('/').next()?, after)
        }
    };
    if id.is_empty() {
        return None;
    }
    web(&[before, id, after].concat())
}

/// The value of a parameter of the query, as it stands.
fn parameter<'a>(after_host: &'a str, name: &str) -> Option<&'a str> {
    let query = after_host.split_once('?')?.1.split('#').next()?;
    query.split('&').find_map(|it| it.strip_prefix(name)?.strip_prefix('='))
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        match after.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(b'%');
                rest = after;
            }
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).unwrap_or_default()
}

fn web(text: &str) -> Option<SafeUrl> {
    SafeUrl::parse_web(text, None)
}
