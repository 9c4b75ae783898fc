//! The templates that are part of the program. The one table that a new template is added to.

/// Path in the template folder, and source. Names that begin with `_` are only included by others.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("notice/txt.jinja", include_str!("../../templates/notice/txt.jinja")),
    ("notice/md.jinja", include_str!("../../templates/notice/md.jinja")),
    ("notice/html.jinja", include_str!("../../templates/notice/html.jinja")),
    ("notice/_style.css", include_str!("../../templates/notice/_style.css")),
    ("notice/_annexes.css", include_str!("../../templates/notice/_annexes.css")),
    ("notice/_annexes.html.jinja", include_str!("../../templates/notice/_annexes.html.jinja")),
    ("notice/_tools.html.jinja", include_str!("../../templates/notice/_tools.html.jinja")),
    ("notice/_script.js", include_str!("../../templates/notice/_script.js")),
    ("matrix/_table.html.jinja", include_str!("../../templates/matrix/_table.html.jinja")),
    ("matrix/md.jinja", include_str!("../../templates/matrix/md.jinja")),
    ("matrix/html.jinja", include_str!("../../templates/matrix/html.jinja")),
    ("matrix/_style.css", include_str!("../../templates/matrix/_style.css")),
    ("tasks/md.jinja", include_str!("../../templates/tasks/md.jinja")),
    ("tasks/html.jinja", include_str!("../../templates/tasks/html.jinja")),
    ("conformance/md.jinja", include_str!("../../templates/conformance/md.jinja")),
    ("conformance/html.jinja", include_str!("../../templates/conformance/html.jinja")),
    ("page/typ.jinja", include_str!("../../templates/page/typ.jinja")),
    ("changes/html.jinja", include_str!("../../templates/changes/html.jinja")),
    ("changes/_style.css", include_str!("../../templates/changes/_style.css")),
    ("prose/opening.jinja", include_str!("../../templates/prose/opening.jinja")),
    ("prose/issuing.jinja", include_str!("../../templates/prose/issuing.jinja")),
    ("prose/establishing.jinja", include_str!("../../templates/prose/establishing.jinja")),
    ("prose/composition.jinja", include_str!("../../templates/prose/composition.jinja")),
];
