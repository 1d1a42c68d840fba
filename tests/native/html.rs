//! Publishers' HTML, as blocks: every document of `tests/fixtures/html`, written for this project, and what
//! others test parsers with.

use std::cell::Cell;
use std::fs;
use std::path::PathBuf;

use article_widget::html::{self, Conversion, Node, Nodes};
use article_widget::model::SafeUrl;

use crate::outline::outline;
use crate::support::files::{self, check_file};

const FOLDER: &str = "tests/fixtures/html";

/// Where the documents are said to come from.
const BASE: &str = "https://news.example/2024/article.html";

fn convert(html: &str) -> Conversion {
    let base = SafeUrl::parse_web(BASE, None);
    let n_items_left = Cell::new(30_001);
    html::blocks(&html::parse(html).unwrap(), base.as_ref(), &n_items_left, 0)
}

#[test]
fn html_is_read_as_recorded() {
    let mut folders: Vec<PathBuf> =
        fs::read_dir(files::project(FOLDER)).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let in_browsers = files::read("tests/browser/html.rs");
    for folder in folders {
        let input = fs::read_to_string(folder.join("input.html")).unwrap();
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        assert!(
            in_browsers.contains(&format!("\"{name}\"")),
            "browsers are not tested with {name}"
        );
        let conversion = convert(&input);
        check_file(&folder.join("blocks.txt"), &outline(&conversion.blocks));
        check_file(&folder.join("warnings.txt"), &lines(&conversion.warnings));
    }
}

fn lines(warnings: &[String]) -> String {
    warnings.iter().map(|it| format!("{it}\n")).collect()
}

/// Nodes as a browser writes them, without the attributes that it is told to leave out.
fn as_xml(nodes: Nodes<'_>) -> String {
    let is_listed =
        |name: &str| html::ATTRIBUTES.split(' ').any(|it| it == name) || name.starts_with("data-");
    let escaped = |text: &str| {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
    };
    let mut xml = String::new();
    for node in nodes {
        match node {
            Node::Text(text) => xml += &escaped(text),
            Node::Element(element) => {
                xml += &format!("<{}", element.name());
                for (name, value) in element.attributes().filter(|(name, _)| is_listed(name)) {
                    xml += &format!(" {name}=\"{}\"", escaped(value));
                }
                xml += &format!(">{}</{}>", as_xml(element.children()), element.name());
            }
        }
    }
    xml
}

#[test]
fn no_attribute_is_read_that_is_not_listed() {
    for entry in fs::read_dir(files::project(FOLDER)).unwrap() {
        let path = entry.unwrap().path();
        let input = fs::read_to_string(path.join("input.html")).unwrap();
        let xml = format!("<body>{}</body>", as_xml(html::parse(&input).unwrap().nodes()));
        let tree = html::tree_of_xml(xml);
        let listed =
            html::blocks(&tree, SafeUrl::parse_web(BASE, None).as_ref(), &Cell::new(30_001), 0);
        assert_eq!(listed, convert(&input), "{}", path.display());
    }
}

/// Everything that can be read of blocks, with the URLs.
fn shown(html: &str) -> String {
    outline(&convert(html).blocks)
}

#[test]
fn whatever_others_collected_becomes_blocks_without_an_unsafe_url() {
    let mut collected = Vec::new();
    for (file, least) in
        [("html5lib-tree-construction", 1_700), ("dompurify-expect", 200), ("ammonia", 100)]
    {
        let path = format!("shared/corpora/{file}.json");
        let Some(path) = files::beside_project(&path) else { return };
        let cases: Vec<serde_json::Value> =
            serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let mut n_read = 0;
        for case in &cases {
            let payload = case["payload"].as_str().unwrap();
            if !html::is_within_limits(payload) {
                assert!(payload.len() > 10_000, "{payload} is refused");
                continue;
            }
            n_read += 1;
            let in_small = shown(payload).to_ascii_lowercase();
            for scheme in ["<javascript:", "<data:", "<vbscript:", "<blob:", "<file:"] {
                assert!(!in_small.contains(scheme), "{payload} gives {in_small}");
            }
            collected.push([payload.to_owned(), shown(payload)]);
        }
        assert!(n_read >= least, "only {n_read} of {file} were read");
    }
    // For the tests in a browser, which compare it with what they read.
    let text = serde_json::to_string(&collected).unwrap();
    fs::write(files::project("target/html_collected.json"), text).unwrap();
}

#[test]
fn nesting_is_measured_as_parsers_nest() {
    let n = 300;
    for flat in [
        "<p>words".repeat(n),
        format!("<ul>{}</ul>", "<li>item".repeat(n)),
        format!("<table>{}</table>", "<tr><td>cell<td>cell".repeat(n)),
        format!("<dl>{}</dl>", "<dt>term<dd>meaning".repeat(n)),
        "<div><p>words</div>".repeat(n),
        "<br><img src=a><hr>".repeat(n),
        "<a name=x>words<p>".repeat(n),
        format!("<ul>{}</ul>", "<li><p>a<ul><li>b</ul>".repeat(n)),
        "<svg><path/><g/></svg>".repeat(n),
        format!("<script>{}</script>", "'<div>'".repeat(n)),
        "<!-- <div> -->".repeat(n),
        "a < b <3".repeat(n),
        format!("<p title='{}'>", "<div>".repeat(n)),
        format!("<select>{}</select>", "<option>x".repeat(n)),
    ] {
        assert!(html::is_within_limits(&flat), "{}", &flat[..60]);
    }
    for deep in [
        "<div>".repeat(n),
        "<b>".repeat(n),
        "<ul><li>".repeat(n),
        "<b-b>".repeat(n),
        "<span><div></span>".repeat(n),
        "<b><div></b>".repeat(n),
        "<p><b class=x></p>".repeat(n),
        "<table><td>".to_owned() + &"<div></b></p>".repeat(n),
        "<svg><div/>".repeat(n),
        "<!--><div>".repeat(n),
        "<!-- --!><div>".repeat(n),
        "<i \"><div>".repeat(n),
        "<div a = '>'>".repeat(n),
        "<svg><title><div/></svg>".repeat(n),
        "<DIV>".repeat(n),
    ] {
        assert!(!html::is_within_limits(&deep), "{}", &deep[..30.min(deep.len())]);
    }
}

#[test]
fn html_of_more_elements_than_browsers_parse_in_time_is_refused() {
    let paragraph = "<p>Some <em>words</em> with a <a href=x>link</a>.</p>";
    let nested = |n: usize, html: &str| format!("{}{html}", "<div>".repeat(n));
    for fine in [
        paragraph.repeat(33_000),
        nested(20, &paragraph.repeat(15_000)),
        nested(250, &paragraph.repeat(2_500)),
    ] {
        assert!(html::is_within_limits(&fine), "{}", fine.len());
    }
    for refused in [
        paragraph.repeat(40_000),
        "<br>".repeat(130_000),
        nested(250, &"<i>x</i>".repeat(100_000)),
        nested(255, &"<i>x</i>".repeat(250_000)),
    ] {
        assert!(!html::is_within_limits(&refused), "{}", refused.len());
        assert_eq!(html::beginning(&refused).len(), 64 * 1024);
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the time is told, and nothing depends on it")]
fn what_is_refused_is_refused_at_once() {
    for (name, html) in [
        ("60,000 nested elements", "<b>".repeat(60_000)),
        ("30,000 lists", "<ul><li>".repeat(30_000)),
        ("5 MB", "<p>Some words of a paragraph.</p>".repeat(160_000)),
    ] {
        let start = std::time::Instant::now();
        assert!(!html::is_within_limits(&html), "{name}");
        let after_refusal = start.elapsed();
        let paragraphs = html::plain_paragraphs(&html);
        eprintln!(
            "{name}: refused in {after_refusal:?}, {} paragraphs in {:?}",
            paragraphs.len(),
            start.elapsed()
        );
    }
    let n_items_left = Cell::new(30_001);
    let many = html::parse(&"<p>x</p>".repeat(50_000)).unwrap();
    assert_eq!(html::blocks(&many, None, &n_items_left, 0).blocks.len(), 15_000);
    assert_eq!(n_items_left.get(), 0);
}

#[test]
fn characters_alone_are_paragraphs() {
    let html = "<h1>A &amp; B</h1><script>no()</script><p>One<br>two &#8217; &#x2026; &unknown;</p>\
                <ul><li>item</ul>bare <b>words</b><!-- no --><style>no</style> 1 < 2";
    assert_eq!(
        html::plain_paragraphs(html),
        ["A & B", "One\ntwo ’ … &unknown;", "item", "bare words 1 < 2"]
    );
}

#[test]
fn only_tags_go_in_disguise() {
    for (html, disguised) in [
        ("<p>a<IFRAME src=b></iFrame>c", "<p>a<noembed data-x-iframe src=b></noembed>c"),
        ("<object>a</object><embed>", "<marquee data-x-object>a</marquee><keygen data-x-embed>"),
        ("<iframe><p title='</iframe>'>", "<noembed data-x-iframe><p title='</noembed>'>"),
        ("<img alt='an <iframe> here'>", "<img alt='an <iframe> here'>"),
        (
            "<textarea><iframe></textarea><!-- <embed> -->",
            "<textarea><iframe></textarea><!-- <embed> -->",
        ),
        ("<iframes> < iframe> 1 < 2 <", "<iframes> < iframe> 1 < 2 <"),
        ("", ""),
    ] {
        assert_eq!(html::disguised(html), disguised);
    }
}

#[test]
fn every_attribute_that_is_read_is_one_that_browsers_are_asked_for() {
    let asked: Vec<&str> = html::ATTRIBUTES.split(' ').collect();
    let mut n_read = 0;
    for entry in fs::read_dir(files::project("src/html")).unwrap() {
        let source = fs::read_to_string(entry.unwrap().path()).unwrap();
        for call in [
            "attribute(\"",
            "number(\"",
            "number(list, \"",
            "number(item, \"",
            "words(element, \"",
            "web_url(element, \"",
            "says_so(\"",
        ] {
            for (idx, _) in source.match_indices(call) {
                let name = source[idx + call.len()..].split('"').next().unwrap();
                let is_asked = name.starts_with("data-") || asked.contains(&name);
                assert!(is_asked, "{name} is not in ATTRIBUTES of src/html/tree.rs");
                n_read += 1;
            }
        }
    }
    assert!(n_read > 40, "only {n_read} were found");
}

#[test]
fn a_text_of_very_many_marks_has_none() {
    let n_items_left = Cell::new(30_001);
    let nodes = html::parse(&"<b>a</b>b <br>".repeat(80_000)).unwrap();
    let text = html::text(&nodes, None, &n_items_left);
    assert_eq!(text.runs.len(), 1);
    assert_eq!(&*text.runs[0].text, "ab\n".repeat(80_000).trim_end());
    assert_eq!(n_items_left.get(), 30_001);
    let nodes = html::parse("<b>a</b>b").unwrap();
    assert_eq!(html::text(&nodes, None, &n_items_left).runs.len(), 2);
    assert_eq!(n_items_left.get(), 29_999);
}

/// The shortest of several times, in seconds.
#[expect(clippy::disallowed_methods, reason = "two times are compared")]
fn seconds_of(html: &str) -> f64 {
    let nodes = html::parse(html).unwrap();
    let times = (0..3).map(|_| {
        let start = std::time::Instant::now();
        html::blocks(&nodes, None, &Cell::new(10_000_000), 0);
        start.elapsed().as_secs_f64()
    });
    times.fold(f64::MAX, f64::min)
}

#[test]
#[expect(clippy::disallowed_methods, reason = "two times are compared")]
fn four_times_as_much_takes_about_four_times_as_long() {
    let words = "Words as long as those of captions mostly are.";
    type Make = fn(usize, &str) -> String;
    let makes: [(&str, Make); 5] = [
        ("notes", |n, _| {
            let items: String = (0..n / 2).map(|idx| format!("<li id=fn{idx}>a")).collect();
            let links: String = (0..n / 2).map(|idx| format!("<a href=#fn{idx}>1</a>")).collect();
            format!("<ol class=footnotes>{items}</ol>{links}")
        }),
        ("references", |n, _| {
            let items: String = (0..900).map(|idx| format!("<li id=fn{idx}>a")).collect();
            let links = (0..900).map(|idx| format!("<a href=#fn{idx}>1</a>"));
            let others = (0..n).map(|idx| format!("<a href=#other{idx}>1</a>"));
            format!("<ol>{items}</ol>{}", links.chain(others).collect::<String>())
        }),
        ("captions", |n, words| {
            format!("<figure>{}</figure>", format!("<figcaption>{words}</figcaption>").repeat(n))
        }),
        ("credits", |n, words| {
            format!("<figure>{}</figure>", format!("<b class=credit>{words}</b>").repeat(n))
        }),
        ("terms", |n, words| format!("<dl>{}</dl>", format!("<dt>{words}").repeat(n))),
    ];
    // Characters that might begin a tag.
    let bare = |n: usize| {
        let html = "<".repeat(n);
        let start = std::time::Instant::now();
        assert_eq!(html::disguised(&html), html);
        start.elapsed().as_secs_f64()
    };
    assert!((0..5).any(|_| bare(400_000) < 9.0 * bare(100_000).max(1e-4)), "bare signs take long");
    for (name, make) in makes {
        assert!(html::is_within_limits(&make(20_000, words)), "{name}");
        // Another test may have the machine for a while.
        let is_fine = (0..5).any(|_| {
            let (few, many) = (seconds_of(&make(5_000, words)), seconds_of(&make(20_000, words)));
            eprintln!("{name}: {few:.3} s, {many:.3} s");
            many < 9.0 * few
        });
        assert!(is_fine, "four times as many {name} take far more than four times as long");
    }
}

#[test]
fn what_holds_the_last_items_that_may_be_made_is_kept() {
    let item = "<li>a".repeat(40_000);
    for (html, n_least) in [
        (format!("<ul>{item}</ul>"), 9_000),
        (format!("<table>{}</table>", "<tr><td>a<td>b".repeat(40_000)), 5_000),
        (format!("<blockquote>{}</blockquote>", "<p>a".repeat(40_000)), 14_000),
    ] {
        let nodes = html::parse(&html).unwrap();
        let n_items_left = Cell::new(30_001);
        let blocks = html::blocks(&nodes, None, &n_items_left, 0).blocks;
        assert_eq!(blocks.len(), 1, "{}", &html[..20]);
        assert!(outline(&blocks).lines().count() > n_least, "{}", &html[..20]);
        assert_eq!(n_items_left.get(), 0);
    }
}

#[test]
fn a_line_or_two_of_html_is_one_text() {
    let text = |html: &str| {
        crate::outline::text(&html::text(&html::parse(html).unwrap(), None, &Cell::new(100)))
    };
    assert_eq!(text("<p>A <em>headline</em></p>"), "\"A \" em \"headline\"");
    assert_eq!(text("A &amp; B<br>C"), "\"A & B\\nC\"");
    assert_eq!(
        text("<p>One</p><ul><li>a</li><li>b</li></ul><img src='https://x.example/a.jpg'>"),
        "\"One\\na\\nb\""
    );
    assert_eq!(text("&nbsp;"), "");
}
