//! Each fault that the doctor knows, planted alone: it is named by its kind, with the line to add, and
//! nothing else is.

use article_widget::ui::Options;
use serde_json::{Value, json};

use crate::server::{Answer, integrity};
use crate::site::{
    ARTICLE, BLOCKS, CONVERTER, Diagnosis, EMBED, FRAGMENT, GLUE, PAGE, PICTURE, Site, WASM,
    article,
};

/// A fault, and all that is to be said of it. HOST, CDN and NEWS stand for the origins, DIGEST for that
/// of `embed.js`.
struct Fault {
    name: &'static str,
    plant: fn(&Site),
    level: &'static str,
    check: &'static str,
    subject: String,
    add: (&'static str, &'static str),
}

fn faults() -> Vec<Fault> {
    let fault = |name, plant, level, check, subject: &str, add| {
        let subject = subject.to_owned();
        Fault { name, plant, level, check, subject, add }
    };
    let news = |path: &str| format!("NEWS{path}");
    let cdn = |path: &str| format!("CDN{path}");
    let page = format!("HOST{PAGE}");
    vec![
        fault(
            "the article without CORS",
            |site| site.news.change(ARTICLE, |it| it.without("Access-Control-Allow-Origin")),
            "error",
            "cors",
            &news(ARTICLE),
            ("headers", "Access-Control-Allow-Origin: *"),
        ),
        fault(
            "WebAssembly as any file",
            |site| site.cdn.change(WASM, |it| it.with("Content-Type", "application/octet-stream")),
            "warning",
            "type",
            &cdn(WASM),
            ("headers", "Content-Type: application/wasm"),
        ),
        fault(
            "the script as text",
            |site| site.cdn.change(EMBED, |it| it.with("Content-Type", "text/plain")),
            "error",
            "type",
            &cdn(EMBED),
            ("headers", "Content-Type: text/javascript; charset=utf-8"),
        ),
        fault(
            "a policy that blocks the script",
            |site| site.police("script-src 'self' 'wasm-unsafe-eval'"),
            "error",
            "policy",
            &page,
            ("policy", "script-src 'self' 'wasm-unsafe-eval' CDN"),
        ),
        fault(
            "a policy that blocks WebAssembly",
            |site| site.police("script-src CDN"),
            "error",
            "policy",
            &page,
            ("policy", "script-src CDN 'wasm-unsafe-eval'"),
        ),
        fault(
            "a policy that blocks the article",
            |site| site.police("connect-src CDN"),
            "error",
            "policy",
            &page,
            ("policy", "connect-src CDN NEWS"),
        ),
        fault(
            "a policy that blocks a film and a sound",
            |site| {
                with_media(site);
                site.police("media-src 'self' https://a.example");
            },
            "error",
            "policy",
            &page,
            ("policy", "media-src 'self' https://a.example NEWS https://sounds.example"),
        ),
        fault(
            "a policy that blocks the frame of a film",
            |site| {
                with_media(site);
                site.police("frame-src 'none'");
            },
            "error",
            "policy",
            &page,
            ("policy", "frame-src https://www.youtube-nocookie.com https://player.vimeo.com"),
        ),
        fault(
            "a script of blocks that other sites may not load",
            |site| site.cdn.change(BLOCKS, |it| it.without("Access-Control-Allow-Origin")),
            "error",
            "cors",
            &cdn(BLOCKS),
            ("headers", "Access-Control-Allow-Origin: *"),
        ),
        fault(
            "a script of blocks as text",
            |site| site.cdn.change(BLOCKS, |it| it.with("Content-Type", "text/plain")),
            "error",
            "type",
            &cdn(BLOCKS),
            ("headers", "Content-Type: text/javascript; charset=utf-8"),
        ),
        fault(
            "a script of blocks that is not there",
            |site| site.cdn.remove(BLOCKS),
            "error",
            "answer",
            &cdn(BLOCKS),
            ("server", "CDN/w/blocks-4e5f.js"),
        ),
        fault(
            "a script of blocks of another release",
            |site| site.cdn.change(BLOCKS, |it| it.body("export const frame = 1;")),
            "error",
            "integrity",
            &cdn(BLOCKS),
            ("server", "CDN/w/blocks-4e5f.js"),
        ),
        fault(
            "a second program that is not there",
            |site| site.cdn.remove(CONVERTER),
            "error",
            "answer",
            &cdn(CONVERTER),
            ("server", "CDN/w/converter-6a7b.wasm"),
        ),
        fault(
            "hashed files that nobody may keep",
            |site| site.cdn.change(GLUE, |it| it.with("Cache-Control", "no-store")),
            "warning",
            "cache",
            &cdn(GLUE),
            ("headers", "Cache-Control: public, max-age=31536000, immutable"),
        ),
        fault(
            "an article that is sent whole each time",
            |site| site.news.change(ARTICLE, |it| it.without("ETag")),
            "warning",
            "cache",
            &news(ARTICLE),
            ("headers", "ETag: \"a digest of the content\""),
        ),
        fault(
            "integrity of an older script",
            |site| {
                let attributes = format!(" integrity=\"{}\" crossorigin", integrity(b"older"));
                site.write(&site.head(), &site.widget(""), &attributes);
            },
            "error",
            "integrity",
            &cdn(EMBED),
            ("page", "integrity=\"DIGEST\" crossorigin"),
        ),
        fault(
            "a frame that its server keeps out",
            |site| {
                let frame = Answer::new("text/html", "<!doctype html>");
                site.cdn.serve("/w/frame.html", frame.with("X-Frame-Options", "DENY"));
                let source = site.news.at(ARTICLE).replace(':', "%3A").replace('/', "%2F");
                let address = format!("{}?src={source}", site.cdn.at("/w/frame.html"));
                site.write_without_script(
                    "",
                    &format!("<iframe src=\"{address}\" title=\"x\"></iframe>"),
                );
            },
            "error",
            "policy",
            "CDN/w/frame.html",
            ("headers", "Content-Security-Policy: frame-ancestors *"),
        ),
        fault(
            "an article that is cut off",
            |site| site.news.change(ARTICLE, |it| it.body("{\"headline\": \"The Har")),
            "error",
            "article",
            &news(ARTICLE),
            ("shell", "curl -gfsSL 'NEWS/articles/harbour.json' | article-widget validate -"),
        ),
        fault(
            "a field of the wrong type",
            |site| {
                let mut document = article();
                document["image"]["width"] = Value::from("1200");
                site.publish(document);
            },
            "warning",
            "article",
            &news(ARTICLE),
            (
                "document",
                "/image/width: Width. Width of the file in pixels. Given together with `height`, it keeps the page from \
                 moving when the picture comes; alone it is not used.",
            ),
        ),
        fault(
            "a fragment of an older article",
            |site| {
                let older = json!({ "headline": "The Harbour Closes" });
                site.prerender(&older, &Options::default());
                let fragment = format!(" prerendered=\"{}\"", site.news.at(FRAGMENT));
                site.write("", &site.widget(&fragment), "");
            },
            "warning",
            "fragment",
            &news(FRAGMENT),
            (
                "shell",
                "curl -gfsSL 'NEWS/articles/harbour.json' | article-widget prerender --base 'NEWS/articles/harbour.json' -",
            ),
        ),
        fault(
            "a picture that is not there",
            |site| site.news.remove(PICTURE),
            "error",
            "answer",
            &news(PICTURE),
            ("server", "NEWS/articles/ferry.jpg"),
        ),
        fault(
            "WebAssembly of another release",
            |site| site.cdn.change(WASM, |it| it.body(*b"\0asm\x02\0\0\0")),
            "error",
            "integrity",
            &cdn(WASM),
            ("server", "CDN/w/article-widget-2c3d.wasm"),
        ),
    ]
}

/// Serves an article with a film and a sound, and with films of other sites, one of them within a list.
fn with_media(site: &Site) {
    let mut document = article();
    document["body"] = json!([
        { "type": "video", "url": "film.mp4", "poster": "ferry.jpg" },
        { "type": "aside", "body": [{ "type": "audio", "url": "https://sounds.example/a.mp3" }] },
        {
            "type": "embed",
            "url": "https://www.youtube.com/watch?v=a",
            "frame": "https://www.youtube-nocookie.com/embed/a",
        },
        { "type": "embed", "url": "https://posts.example/1" },
        {
            "type": "list",
            "items": [{
                "body": [{
                    "type": "embed",
                    "url": "https://vimeo.com/1",
                    "frame": "https://player.vimeo.com/video/1",
                }],
            }],
        },
    ]);
    site.publish(document);
}

#[test]
fn card_needs_nothing_for_films_that_it_does_not_show() {
    let site = Site::new();
    with_media(&site);
    site.write(&site.head(), &site.widget(" layout=\"card\""), "");
    site.police("media-src 'none'; frame-src 'none'");
    Diagnosis::of(&[&site.host.at(PAGE)]).expect_faults(&[]);
}

#[test]
fn each_planted_fault_is_named_by_its_kind_with_the_line_to_add() {
    for fault in faults() {
        let site = Site::new();
        (fault.plant)(&site);
        let digest = integrity(&site.cdn.bytes(EMBED));
        let named = |text: &str| site.named(&text.replace("DIGEST", &digest));
        let diagnosis = Diagnosis::of(&[&site.host.at(PAGE), "--json"]);
        let reports: Value = serde_json::from_str(&diagnosis.text).unwrap();
        let found: Vec<&Value> = reports[0]["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|it| it["level"] != "fine")
            // The list of files is of another release then as well.
            .filter(|it| it["subject"] != named("CDN/w/release.json"))
            .collect();
        let [finding] = found.as_slice() else { panic!("{}: {found:#?}", fault.name) };
        let (place, line) = fault.add;
        // Without the query, where there is one.
        let subject = finding["subject"].as_str().unwrap().split('?').next().unwrap();
        let got = [finding["level"].as_str().unwrap(), finding["check"].as_str().unwrap(), subject];
        assert_eq!(got, [fault.level, fault.check, &named(&fault.subject)], "{}", fault.name);
        assert_eq!(
            finding["add"],
            json!({ "where": place, "line": named(line) }),
            "{}",
            fault.name
        );
        assert_eq!(diagnosis.code, i32::from(fault.level == "error"), "{}", fault.name);
    }
}

#[test]
fn host_that_is_not_up_is_told_in_plain_words() {
    // Nobody listens where somebody just did.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let diagnosis = Diagnosis::of(&[&format!("http://{free}/")]);
    let words =
        "the page does not come: nothing answers there: the server is down, or it is another port";
    diagnosis.expect_faults(&[words]);
}
