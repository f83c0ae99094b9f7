//! Address books: vCard 4.0, as RFC 6350 has it. One library for it knows no 4.0, the other brings
//! a calendar's time zones along.

use super::content_line::{ContentLines, escaped};

/// Somebody in an address book; what is empty is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// What stays the same when the card changes.
    pub uid: String,
    /// The whole name.
    pub name: String,
    /// What this person does.
    pub role: Option<String>,
    /// Whom this person works for.
    pub organisation: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Telephone number, as people write it.
    pub phone: Option<String>,
    /// Address of a page.
    pub url: Option<String>,
    /// By what an address book groups it.
    pub categories: Vec<String>,
}

/// The card.
pub fn card(card: &Card) -> String {
    let Card {
        uid,
        name,
        role,
        organisation,
        email,
        phone,
        url,
        categories,
    } = card;
    let mut lines = ContentLines::default();
    lines.raw("BEGIN", "VCARD");
    lines.raw("VERSION", "4.0");
    lines.raw("PRODID", "-//gka//gka//NL");
    lines.text("UID;VALUE=text", uid);
    lines.text("FN", name);
    // Which part is the family name nobody has said; without this line some show no name at all.
    lines.raw("N", &format!(";{};;;", escaped(name)));
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    lines.text("ORG", &text(organisation));
    lines.text("TITLE", &text(role));
    lines.text("EMAIL", &text(email));
    lines.text("TEL;TYPE=voice", &text(phone));
    if let Some(url) = url {
        lines.raw("URL", url);
    }
    let categories: Vec<_> = categories.iter().map(|text| escaped(text)).collect();
    if !categories.is_empty() {
        lines.raw("CATEGORIES", &categories.join(","));
    }
    lines.raw("END", "VCARD");
    lines.finish()
}

#[cfg(test)]
mod tests {
    use super::{Card, card};

    #[test]
    fn a_card_says_what_is_known() {
        let written = card(&Card {
            uid: "gka-leiden-jansen".into(),
            name: "P. Jansen; jr.".into(),
            phone: Some("071 516 50 00".into()),
            categories: vec!["Nuenen, Gerwen en Nederwetten".into(), "GKA".into()],
            ..Card::default()
        });
        let expected = [
            "BEGIN:VCARD",
            "VERSION:4.0",
            "PRODID:-//gka//gka//NL",
            "UID;VALUE=text:gka-leiden-jansen",
            "FN:P. Jansen\\; jr.",
            "N:;P. Jansen\\; jr.;;;",
            "TEL;TYPE=voice:071 516 50 00",
            "CATEGORIES:Nuenen\\, Gerwen en Nederwetten,GKA",
            "END:VCARD",
            "",
        ];
        assert_eq!(written, expected.join("\r\n"));
    }
}
