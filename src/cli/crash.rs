//! When we panic after all.

use crate::report::{Exit, Language};
use std::{panic, process};

/// Runs a command; a panic is told as our fault and ends the process with [`Exit::Internal`]. Nothing is unwound:
/// files are written whole or not at all.
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
        process::exit(i32::from(Exit::Internal.code()));
    }));
    command()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::env;

    #[test]
    fn a_panic_ends_the_process_with_four_and_says_whose_fault_it_is() {
        const INSIDE: &str = "JIZHI_TEST_OF_A_PANIC";
        if env::var_os(INSIDE).is_some() {
            guard(Language::Chinese, || panic!("试一试"));
        }
        let this_test = "cli::crash::tests::a_panic_ends_the_process_with_four_and_says_whose_fault_it_is";
        let mut again = process::Command::new(env::current_exe().unwrap());
        let ended = again.args(["--exact", this_test, "--nocapture"]).env(INSIDE, "1").output().unwrap();
        let told = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(4), "{told}");
        assert!(told.contains("这是我们的错") && told.contains("试一试"), "{told}");
    }
}
