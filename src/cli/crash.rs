//! When we panic after all.

use crate::report::{Exit, Language};
use std::panic::{self, AssertUnwindSafe};

/// Runs a command; a panic is told as our fault and ends with [`Exit::Internal`].
pub(super) fn guard(language: Language, command: impl FnOnce() -> u8) -> u8 {
    panic::set_hook(Box::new(move |info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        let payload = info.payload();
        let words = payload
            .downcast_ref::<&str>()
            .copied()
            .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
            .unwrap_or_default();
        eprintln!(
            "{}\n  jizhi {} {place}\n  {words}",
            language.pick(
                "程序内部出错了：这是我们的错，不是您的稿子的错。请把下面两行和出错的文件报告给我们。",
                "internal error: our fault, not your text's. Please report the two lines below with the file.",
            ),
            env!("CARGO_PKG_VERSION"),
        );
    }));
    panic::catch_unwind(AssertUnwindSafe(command)).unwrap_or(Exit::Internal.code())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_ends_with_four() {
        let code = guard(Language::Chinese, || panic!("试一试"));
        // The tests that run after this one want their own hook back.
        drop(panic::take_hook());
        assert_eq!(code, 4);
    }
}
