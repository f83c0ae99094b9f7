/// TEMPORARY until merged
pub fn nearest<'a>(word: &str, among: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    among
        .into_iter()
        .find(|a| strsim::jaro_winkler(a, word) > 0.85)
}
