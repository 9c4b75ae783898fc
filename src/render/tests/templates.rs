//! Templates of a workspace: strict, boxed in, bounded.

use super::super::engine::Engine;
use super::super::{Renderer, TemplateError, builtin};
use super::builder::two_plus_x;

fn faults(path: &str, source: &str) -> Vec<TemplateError> {
    Renderer::with_overrides(&[(path.to_owned(), source.to_owned())]).err().unwrap_or_default()
}

#[test]
fn every_file_of_the_template_folder_is_part_of_the_program() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let mut files: Vec<String> = walkdir::WalkDir::new(&folder)
        .into_iter()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/"))
        // The starting files of `jizhi new` are no outputs and have a table of their own.
        .filter(|path| !path.starts_with("new/"))
        .collect();
    files.sort_unstable();
    let mut known: Vec<&str> = builtin::TEMPLATES.iter().map(|(path, _)| *path).collect();
    known.sort_unstable();
    assert_eq!(files, known);
}

#[test]
fn a_misspelt_name_is_an_error_with_file_line_and_the_names_that_exist() {
    let found = faults("notice/txt.jinja", "{{ number }}\n{% for line in titel %}{{ line }}{% endfor %}\n");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].file.as_str(), found[0].line), ("notice/txt.jinja", Some(2)));
    assert!(found[0].message.zh.contains("“titel”不存在。是不是“title”？"), "{}", found[0].message.zh);
    assert!(found[0].known.iter().any(|name| name == "addressees"));
}

#[test]
fn a_misspelt_name_inside_a_loop_is_found_too() {
    let source = "{% for part in main %}\n{% for b in part.blocks %}\n{{ b.txet }}\n{% endfor %}{% endfor %}";
    let found = faults("notice/md.jinja", source);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].file.as_str(), found[0].line), ("notice/md.jinja", Some(3)));
    assert_eq!(
        found[0].known,
        ["id", "kind", "level", "number", "label", "lead", "text", "more", "table", "cells", "tasks"]
    );
    assert!(found[0].message.en.contains("`txet` does not exist. Did you mean `text`?"), "{:?}", found[0]);
}

#[test]
fn every_template_has_its_own_names() {
    for (path, name) in [
        ("matrix/html.jinja", "colums"),
        ("tasks/md.jinja", "taks"),
        ("prose/opening.jinja", "porpose"),
        ("prose/composition.jinja", "rolls"),
        ("prose/establishing.jinja", "cuont"),
        ("prose/issuing.jinja", "titel"),
    ] {
        let found = faults(path, &format!("{{{{ {name} }}}}"));
        assert_eq!(found.len(), 1, "{path}: {found:?}");
        assert!(found[0].message.zh.contains(&format!("“{name}”不存在")), "{:?}", found[0]);
    }
}

#[test]
fn a_template_cannot_reach_files() {
    for include in ["../../Cargo.toml", "/etc/hostname", "notice/../builtin.rs", "missing.jinja"] {
        let found = faults("notice/txt.jinja", &format!("\n{{% include \"{include}\" %}}"));
        assert_eq!(found.len(), 1, "{include}: {found:?}");
        assert_eq!(found[0].line, Some(2), "{found:?}");
        assert!(found[0].message.zh.contains("只能引用模板文件夹里的文件"), "{:?}", found[0]);
    }
}

#[test]
fn a_template_that_never_ends_is_stopped() {
    let endless = "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}";
    let found = faults("notice/txt.jinja", endless);
    assert!(found[0].message.zh.contains("做的事太多"), "{found:?}");
    let itself = faults("notice/txt.jinja", "{% include 'notice/txt.jinja' %}");
    assert_eq!(itself.len(), 1, "{itself:?}");
}

#[test]
fn faults_of_several_templates_are_told_at_once() {
    let overrides = [
        ("notice/txt.jinja".to_owned(), "{{ oops".to_owned()),
        ("notice/txtt.jinja".to_owned(), String::new()),
    ];
    let found = Renderer::with_overrides(&overrides).err().unwrap();
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].message.zh.starts_with("模板语法有误") && found[0].line == Some(1), "{found:?}");
    assert!(found[1].known.iter().any(|path| path == "notice/txt.jinja"), "{found:?}");
}

#[test]
fn a_workspace_can_replace_a_template_and_share_a_part() {
    let overrides = [
        ("notice/txt.jinja".to_owned(), "{% include '_head.txt' %}".to_owned()),
        ("_head.txt".to_owned(), "标题：{{ title | join('') }}".to_owned()),
    ];
    let renderer = Renderer::with_overrides(&overrides).unwrap();
    let outputs = renderer.render(&two_plus_x()).unwrap();
    let text = String::from_utf8(outputs[0].bytes.clone()).unwrap();
    assert_eq!(text, "标题：某市人民政府办公室关于建立“2+X”招商引资工作机制的通知");
}

#[test]
fn a_part_shared_by_page_and_text_is_escaped_in_the_page_only() {
    let shared = "{% include 'notice/_name.jinja' %}".to_owned();
    let overrides = [
        ("notice/html.jinja".to_owned(), shared.clone()),
        ("notice/txt.jinja".to_owned(), shared),
        ("notice/_name.jinja".to_owned(), "{{ name }}".to_owned()),
        ("_html/_other.jinja".to_owned(), "{{ name }}".to_owned()),
        ("notice/md.jinja".to_owned(), "{% include '_html/_other.jinja' %}".to_owned()),
    ];
    let mut mechanism = two_plus_x();
    mechanism.name = Some(super::builder::words("<b>甲&乙</b>"));
    let outputs = Renderer::with_overrides(&overrides).unwrap().render(&mechanism).unwrap();
    let text = |name| {
        let found = outputs.iter().find(|output| output.name == name).unwrap();
        String::from_utf8(found.bytes.clone()).unwrap()
    };
    assert_eq!(text("notice.txt"), "<b>甲&乙</b>");
    assert_eq!(text("notice.md"), "<b>甲&乙</b>");
    assert!(!text("notice.html").contains("<b>") && text("notice.html").contains("甲&amp;乙"));
}

#[test]
fn an_unknown_filter_and_a_missing_value_are_told_at_their_line() {
    let found = faults("notice/txt.jinja", "\n\n{{ title | biggest }}");
    assert_eq!(found.first().and_then(|fault| fault.line), Some(3), "{found:?}");
    let found =
        faults("notice/html.jinja", "{% for t in main %}{{ t.blocks[0].table.rows[7].text }}{% endfor %}");
    assert_eq!(found.first().map(|fault| fault.file.as_str()), Some("notice/html.jinja"), "{found:?}");
}

#[test]
fn a_long_document_gets_the_work_it_needs_and_a_usual_one_the_usual_bound() {
    let engine = Engine::new(&[]).unwrap();
    assert!(engine.for_facts(1_000).is_none());
    let larger = engine.for_facts(1_000_000).unwrap();
    let mechanism = two_plus_x();
    let material = super::super::Material::of(&mechanism);
    let [_, inner] = material.matrix.views();
    let annexes = super::super::Annexes::of(&material.matrix, inner, &material.tasks, "");
    let notice = super::super::notice::view(&mechanism, &[], &|_| None, &annexes);
    let path = "notice/txt.jinja";
    assert_eq!(larger.render(path, &notice), engine.render(path, &notice));
}
