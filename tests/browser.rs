//! `notice.html` and `matrix.html` in a browser: what a reader clicks, types and prints.
//!
//! Chromium does what a person would: a script is put at the end of the page, acts, and writes down what it
//! sees. Nothing here waits by the clock; the browser's own time is virtual.

use crate::outputs::{documents, loader, mechanism, output, rendered};
use jizhi::render::Output;
use jizhi::workspace::Workspace;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// The pages of one published mechanism.
fn pages(name: &str) -> Vec<Output> {
    let loader = loader("policies");
    let workspace = Workspace::open(&loader).unwrap();
    let (path, text) = documents(&loader).into_iter().find(|(path, _)| path.starts_with(name)).unwrap();
    rendered(&mechanism(&workspace, &path, &text))
}

fn browser() -> PathBuf {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&folders)
        .flat_map(|folder| names.map(|name| folder.join(name)))
        .find(|path| path.is_file());
    found.expect("Chromium is missing; on Debian: apt-get install chromium (.ci/run does)")
}

/// Runs Chromium on a page and gives what it prints.
fn chromium(folder: &TempDir, page: &Path, flags: &[&str]) -> String {
    let profile = folder.path().join("profile");
    let ran = Command::new(browser())
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .arg(format!("--user-data-dir={}", profile.display()))
        .args(["--window-size=1280,900", "--virtual-time-budget=10000"])
        .args(flags)
        .arg(format!("file://{}", page.display()))
        .output()
        .unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8_lossy(&ran.stdout).into_owned()
}

/// What the person in front of every page can do.
const HANDS: &str = r##"
const $ = (selector) => document.querySelector(selector);
const all = (selector) => Array.from(document.querySelectorAll(selector));
const seen = (element) => element.getClientRects().length > 0;
const form = $(".tools form");
const fields = form.elements;
const set = (name, value) => { fields[name].value = value; fields[name].dispatchEvent(new Event("input", { bubbles: true })); };
const option = (name, text) => Array.from(fields[name].options).find((option) => option.text.includes(text)).value;
const press = (key, on = document.activeElement) => on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
const said = () => $(".tools output").textContent;
const rows = () => all(".grid tbody tr").filter(seen).map((row) => row.cells[0].textContent);
const tick = () => new Promise((done) => setTimeout(done, 50));
"##;

/// Puts a script at the end of a page, and gives what it returns.
fn acted(html: &str, script: &str) -> Value {
    acted_with(html, script, &[])
}

/// The same with flags of the browser.
fn acted_with(html: &str, script: &str, flags: &[&str]) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.html");
    let ending = format!(
        "<script>{HANDS}(async () => {{ {script} }})().then((got) => JSON.stringify(got), (error) => JSON.stringify({{ \
         failed: String(error.stack) }})).then((text) => {{ const out = document.createElement(\"pre\"); \
         out.id = \"seen\"; out.textContent = encodeURIComponent(text); document.body.append(out); }});</script></body>"
    );
    assert!(html.contains("</body>"));
    fs::write(&page, html.replace("</body>", &ending)).unwrap();
    let dom = chromium(&folder, &page, &[&["--dump-dom"], flags].concat());
    let (_, rest) =
        dom.split_once("<pre id=\"seen\">").unwrap_or_else(|| panic!("the script did not end: {dom}"));
    let (text, _) = rest.split_once("</pre>").unwrap();
    let got: Value = serde_json::from_str(&decoded(text)).unwrap();
    assert!(got.get("failed").is_none(), "{got}");
    got
}

/// Undoes `encodeURIComponent`.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits: Vec<u8> = rest.by_ref().take(2).collect();
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_cell_leads_to_its_clause_and_the_clause_back_to_the_cell() {
    let html = output(&pages("qinshui"), "notice.html");
    let got = acted(
        &html,
        r##"
        const link = all(".grid tbody a.lead").find((link) => link.closest("tr").cells[0].textContent === "县能源局");
        const cell = link.closest("td").id;
        link.click();
        await tick();
        const clause = $(":target");
        const back = clause.nextElementSibling;
        const opened = back.open !== false;
        const text = clause.textContent;
        const focused = document.activeElement === clause;
        const coloured = getComputedStyle(clause).backgroundColor;
        const list = Array.from(back.querySelectorAll("a"));
        list.find((a) => a.getAttribute("href") === "#" + cell).click();
        await tick();
        return { text, opened, focused, coloured, cells: list.length,
          returned: $(":target").id === cell, on: document.activeElement === link };
        "##,
    );
    assert!(got["text"].as_str().unwrap().contains("县能源局"), "{got}");
    assert_ne!(got["coloured"], "rgba(0, 0, 0, 0)", "{got}");
    for what in ["opened", "focused", "returned", "on"] {
        assert_eq!(got[what], true, "{what}: {got}");
    }
    assert!(got["cells"].as_u64().unwrap() >= 1, "{got}");
}

#[test]
fn notes_beside_the_lines_neither_meet_nor_leave_the_window() {
    for (name, size) in [("qinshui", "--window-size=1280,900"), ("macun", "--window-size=900,900")] {
        let got = acted_with(
            &output(&pages(name), "notice.html"),
            r##"
            const notes = all(".back").map((note) => note.getBoundingClientRect());
            const beside = notes.filter((box) => box.left > $("main").getBoundingClientRect().left + 300);
            const links = all(".back").flatMap((note) => Array.from(note.open === false ? [note.firstChild] : note.children))
              .map((child) => child.getBoundingClientRect());
            const meet = links.some((a, i) => links.some((b, j) => i < j && a.top < b.bottom - 1 && b.top < a.bottom - 1
              && a.left < b.right && b.left < a.right));
            return { notes: notes.length, beside: beside.length, meet,
              out: beside.some((box) => box.right > document.documentElement.clientWidth) };
            "##,
            &[size],
        );
        assert!(got["notes"].as_u64().unwrap() > 5, "{name}: {got}");
        assert_eq!(got["beside"], got["notes"], "{name}: {got}");
        assert_eq!((&got["meet"], &got["out"]), (&false.into(), &false.into()), "{name}: {got}");
    }
}

#[test]
fn filters_hide_what_they_should_and_say_how_much_is_left() {
    let html = output(&pages("qinshui"), "notice.html");
    let got = acted(
        &html,
        r##"
        const before = { rows: rows().length, said: said() };
        set("role", option("role", "牵头"));
        const led = { rows: rows(), said: said(), faded: all(".grid td.faded").filter(seen).length };
        set("column", option("column", "煤炭煤层气"));
        const one = { rows: rows(), said: said(), heads: all(".grid thead tr:first-child th").filter(seen).length,
          edges: all(".picture path.e:not(.dim)").map((edge) => edge.textContent) };
        form.querySelector("button").click();
        const after = { rows: rows().length, said: said(), dim: all(".picture .dim").length };
        set("unit", option("unit", "县统计局"));
        const unit = { rows: rows(), said: said(), edges: all(".picture path.e:not(.dim)").length };
        return { before, led, one, after, unit, live: $(".tools output").getAttribute("aria-live") };
        "##,
    );
    assert_eq!((&got["before"]["said"], &got["after"]["said"]), (&"".into(), &"".into()), "{got}");
    assert_eq!(got["before"]["rows"], got["after"]["rows"]);
    assert_eq!(got["led"]["said"], "矩阵里 7 个单位、7 格", "{got}");
    assert_eq!(got["one"]["rows"], serde_json::json!(["县能源局"]));
    assert_eq!(got["one"]["said"], "矩阵里 1 个单位、1 格");
    assert_eq!(got["one"]["heads"], 3, "the names, the body and the totals");
    let edges = got["one"]["edges"].as_array().unwrap();
    assert!(edges.len() == 1 && edges[0].as_str().unwrap().contains("县能源局"), "{edges:?}");
    assert_eq!(got["after"]["dim"], 0);
    assert_eq!(got["unit"]["rows"], serde_json::json!(["县统计局"]));
    assert_eq!((&got["unit"]["edges"], &got["live"]), (&1.into(), &"polite".into()), "{got}");
}

#[test]
fn words_are_found_in_notice_and_matrix_and_escape_clears_them() {
    let html = output(&pages("qinshui"), "notice.html");
    let got = acted(
        &html,
        r##"
        press("/", document.body);
        const focused = document.activeElement === fields.words;
        set("words", "统计局");
        const found = { said: said(), rows: rows(), hits: all(".hit").every((hit) => hit.textContent.includes("统计局")), count: all(".hit").length };
        form.requestSubmit();
        const first = { said: said(), now: $(".hit.now").id, top: $(".hit.now").getBoundingClientRect().top };
        form.requestSubmit();
        const second = $(".hit.now").id;
        set("words", "没有这样的话");
        const none = { said: said(), rows: rows().length };
        press("Escape");
        const typed = new KeyboardEvent("keydown", { key: "/", bubbles: true, cancelable: true });
        fields.words.dispatchEvent(typed);
        return { focused, found, first, second, none, cleared: fields.words.value === "" && all(".hit").length === 0 && said() === "",
          slash: typed.defaultPrevented };
        "##,
    );
    assert_eq!(got["focused"], true);
    let count = got["found"]["count"].as_u64().unwrap();
    assert!(count >= 2, "{got}");
    assert_eq!(got["found"]["said"], format!("矩阵里 1 个单位、1 格；通知里 {count} 段，按回车逐段看"));
    assert_eq!(
        (&got["found"]["rows"], &got["found"]["hits"]),
        (&serde_json::json!(["县统计局"]), &true.into())
    );
    assert_eq!(got["first"]["said"], format!("通知里第 1 段，共 {count} 段"));
    assert!((0.0..900.0).contains(&got["first"]["top"].as_f64().unwrap()), "{got}");
    assert_ne!(got["first"]["now"], got["second"]);
    assert_eq!(got["none"]["said"], "矩阵里没有；通知里没有");
    assert_eq!((&got["none"]["rows"], &got["cleared"]), (&0.into(), &true.into()), "{got}");
    assert_eq!(got["slash"], false, "who types a slash gets a slash");
}

#[test]
fn arrows_walk_the_matrix_over_one_tab_stop_and_a_filtered_target_comes_back() {
    let html = output(&pages("qinshui"), "notice.html");
    let got = acted(
        &html,
        r##"
        const stops = () => all(".grid a[href]").filter((link) => link.tabIndex === 0);
        const where = () => { const cell = document.activeElement.closest("td, th"); return [cell.parentElement.cells[0].textContent, cell.cellIndex]; };
        const start = all(".grid tbody tr").find((row) => row.cells[0].textContent === "县投资促进中心").cells[1].querySelector("a");
        start.focus();
        const walked = [where()];
        for (const key of ["ArrowRight", "ArrowRight", "ArrowDown", "Home", "ArrowLeft"]) { press(key); walked.push(where()); }
        const one = stops().length === 1 && stops()[0] === document.activeElement;
        set("unit", option("unit", "县统计局"));
        const hidden = !seen(start);
        location.hash = "#" + start.closest("td").id;
        // The browser tells of the new address when it comes to it.
        for (let waited = 0; document.activeElement !== start && waited < 40; waited += 1) await tick();
        return { walked, one, hidden, shown: seen(start), on: document.activeElement === start };
        "##,
    );
    let name = "县投资促进中心";
    // The first cell holds two roles; the arrow goes to the second before it leaves the cell.
    let walked = serde_json::json!([
        [name, 1],
        [name, 1],
        [name, 3],
        ["沁水经济技术开发区", 3],
        ["沁水经济技术开发区", 3],
        ["沁水经济技术开发区", 3]
    ]);
    assert_eq!(got["walked"], walked, "{got}");
    for what in ["one", "hidden", "shown", "on"] {
        assert_eq!(got[what], true, "{what}: {got}");
    }
}

#[test]
fn a_screen_reader_finds_landmarks_names_and_words_for_the_picture() {
    let html = output(&pages("qinshui"), "notice.html");
    let got = acted(
        &html,
        r##"
        const named = (element) => element.getAttribute("aria-label") || document.getElementById(element.getAttribute("aria-labelledby").split(" ")[0]).textContent;
        const ids = all("[id]").map((element) => element.id);
        const svg = $(".picture svg");
        return {
          landmarks: all("main, nav, section[aria-labelledby], form[role=search]").map((e) => e.tagName.toLowerCase()),
          names: all("nav, section.annex, .wide[role=region]").map(named),
          skips: all(".skips a").map((a) => Boolean($(a.getAttribute("href")))),
          twice: ids.filter((id, at) => ids.indexOf(id) !== at),
          dangling: all("a[href^='#']").filter((a) => !document.getElementById(a.getAttribute("href").slice(1))).length,
          unscoped: all(".grid th:not([scope])").length,
          caption: $(".grid caption").textContent,
          picture: [svg.getAttribute("role"), named(svg), Boolean(svg.querySelector("desc"))],
          words: all(".words li").map((li) => li.textContent),
          labels: Array.from(form.elements).filter((field) => field.matches("input, select")).every((field) => field.labels.length === 1),
          lang: document.documentElement.lang,
          loads: performance.getEntriesByType("resource").length,
        };
        "##,
    );
    assert_eq!(got["landmarks"], serde_json::json!(["nav", "form", "main", "section", "section"]));
    assert!(got["names"].as_array().unwrap().iter().all(|name| !name.as_str().unwrap().is_empty()), "{got}");
    assert_eq!(got["skips"], serde_json::json!([true, true, true]));
    assert_eq!(got["twice"], serde_json::json!([]));
    for what in ["dangling", "unscoped", "loads"] {
        assert_eq!(got[what], 0, "{what}: {got}");
    }
    assert!(got["caption"].as_str().unwrap().ends_with("责任矩阵"), "{got}");
    assert!(got["picture"][1].as_str().unwrap().ends_with("责任关系图"), "{got}");
    let words = got["words"].as_array().unwrap();
    assert!(
        words.iter().any(|line| line
            .as_str()
            .unwrap()
            .contains("煤炭煤层气产业招商专班：牵头单位：县能源局；成员单位：")),
        "{words:?}"
    );
    assert_eq!((&got["labels"], &got["lang"]), (&true.into(), &"zh-CN".into()));
}

/// Gives the words whose contrast with what is behind them is less than 4.5 to 1 (WCAG 2.1, 1.4.3), and
/// the colour of the page.
const WEAK: &str = r##"
        const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
        const light = (colour) => { const [r, g, b] = parts(colour).map((v) => { const c = v / 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
        const ground = (element) => { for (let at = element; at; at = at.parentElement) { const colour = getComputedStyle(at).backgroundColor; if (parts(colour)[3] !== 0) return colour; } return "rgb(255, 255, 255)"; };
        const ratio = (element) => { const [a, b] = [light(getComputedStyle(element).color), light(ground(element))].sort((x, y) => y - x); return (a + 0.05) / (b + 0.05); };
        set("words", "牵头");
        form.requestSubmit();
        const told = all("main p, main h2, main h3, .back, .back a, .grid th, .grid td, .grid a, .grid small, .legend span, .hint, .tools label, .tools output, .tools button, .tools summary, .words li");
        const weak = told.filter((element) => seen(element) && element.textContent.trim() && ratio(element) < 4.5);
        return { paper: ground($("main")), weak: weak.map((e) => e.outerHTML.slice(0, 90) + ratio(e)), told: told.length };
        "##;

#[test]
fn words_stand_out_from_their_ground_as_aa_asks_by_day_and_by_night() {
    let html = output(&pages("macun"), "notice.html");
    for (flag, paper) in [("1", "rgb(255, 255, 255)"), ("0", "rgb(31, 32, 34)")] {
        let got = acted_with(&html, WEAK, &[&format!("--blink-settings=preferredColorScheme={flag}")]);
        assert_eq!(got["paper"], paper, "{got}");
        assert_eq!(got["weak"], serde_json::json!([]), "{got}");
        assert!(got["told"].as_u64().unwrap() > 100);
    }
}

#[test]
fn without_scripts_everything_is_there_to_read_and_no_tool_pretends_to_work() {
    let html = output(&pages("qinshui"), "notice.html");
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.html");
    // The page's own policy forbids its scripts, as a careful reader's browser would.
    let silent = html.replace("script-src 'unsafe-inline'", "script-src 'none'");
    assert_ne!(silent, html);
    fs::write(&page, silent).unwrap();
    let dom = chromium(&folder, &page, &["--dump-dom"]);
    assert!(dom.contains("<nav class=\"tools\" aria-label=\"查找和筛选\" hidden=\"\">"), "{dom}");
    assert_eq!(dom.matches(" tabindex=\"-1\"").count(), 0);
    for wanted in ["<td id=\"c0-0\">", "class=\"back\"", "<svg ", "用文字读这张图"] {
        assert!(dom.contains(wanted), "{wanted}");
    }
    let links = dom.matches(" href=\"#b").count();
    assert!(links > 20, "{links}");
}

/// Prints a page; gives its text by page, and the sizes of the pages in points.
fn printed(html: &str) -> (Vec<String>, Vec<(f64, f64)>) {
    let folder = tempfile::tempdir().unwrap();
    let (page, pdf) = (folder.path().join("page.html"), folder.path().join("page.pdf"));
    fs::write(&page, html).unwrap();
    let print = format!("--print-to-pdf={}", pdf.display());
    chromium(&folder, &page, &[&print, "--no-pdf-header-footer"]);
    let missing = "poppler-utils is missing; on Debian: apt-get install poppler-utils (.ci/run does)";
    let text = Command::new("pdftotext").args(["-layout"]).arg(&pdf).arg("-").output().expect(missing);
    let info = Command::new("pdfinfo").args(["-f", "1", "-l", "99"]).arg(&pdf).output().expect(missing);
    let sizes = String::from_utf8_lossy(&info.stdout)
        .lines()
        .filter(|line| line.starts_with("Page ") && line.contains("size:"))
        .map(|line| {
            let mut numbers = line.split_whitespace().filter_map(|word| word.parse::<f64>().ok()).skip(1);
            (numbers.next().unwrap(), numbers.next().unwrap())
        })
        .collect();
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    (text.trim_end_matches('\u{C}').split('\u{C}').map(str::to_owned).collect(), sizes)
}

fn is_a4((width, height): (f64, f64)) -> bool {
    (width - 595.3).abs() < 1.5 && (height - 841.9).abs() < 1.5
}

#[test]
fn the_page_prints_the_notice_on_a4_and_nothing_else() {
    let outputs = pages("qinshui");
    let (text, sizes) = printed(&output(&outputs, "notice.html"));
    assert!(sizes.iter().all(|size| is_a4(*size)) && sizes.len() >= 4, "{sizes:?}");
    let blank = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let all = blank(&text.concat());
    for line in output(&outputs, "notice.txt").lines().map(blank).filter(|line| line.chars().count() > 12) {
        assert!(all.contains(&line), "{line} is not on paper");
    }
    for word in ["责任关系图", "查找", "任务表", "合计"] {
        assert!(!all.contains(word), "{word} is on paper");
    }
}

#[test]
fn matrix_and_graph_print_when_they_are_wanted_the_matrix_on_its_side() {
    let html = output(&pages("macun"), "notice.html");
    let wanted =
        html.replace("</body>", "<script>document.querySelector('[name=print]').click()</script></body>");
    let (text, sizes) = printed(&wanted);
    let (plain, _) = printed(&html);
    assert!(sizes.len() >= plain.len() + 2, "{sizes:?}");
    assert!(sizes.iter().take(plain.len()).all(|size| is_a4(*size)), "{sizes:?}");
    for (size, text) in sizes.iter().zip(&text).skip(plain.len()) {
        // The picture of this mechanism is taller than wide, and no page of it lies on its side.
        let side = if text.contains("责任关系图") { *size } else { (size.1, size.0) };
        assert!(is_a4(side), "{size:?}: {text}");
    }
    let annexes = text[plain.len()..].concat();
    assert!(
        annexes.contains("责任矩阵") && annexes.contains("责任关系图") && annexes.contains("合计"),
        "{annexes}"
    );
}

#[test]
fn the_page_of_the_matrix_filters_too_and_leads_to_the_notice() {
    let html = output(&pages("macun"), "matrix.html");
    let got = acted(
        &html,
        r##"
        const print = seen(fields.print);
        set("words", "商务");
        return { said: said(), rows: rows(), print, link: $(".grid tbody a.lead").getAttribute("href") };
        "##,
    );
    assert_eq!(got["rows"], serde_json::json!(["区商务局"]), "{got}");
    assert_eq!(got["said"], "矩阵里 1 个单位、2 格");
    assert_eq!(got["print"], false, "the page prints the matrix anyway");
    assert!(got["link"].as_str().unwrap().starts_with("notice.html#b"), "{got}");
}
