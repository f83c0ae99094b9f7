use std::{fmt, str::FromStr};

use super::{Kind, Value, Wrong, noted};
use crate::{
    model::{
        fault::{Faults, MISSING_KEY},
        node::{Node, Scalar},
        plain::Plain,
        say,
    },
    words::{Words, nearest},
};

/// Somebody who is named with an intervention or with research.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// As people write it.
    pub name: String,
    /// What this person is or does there.
    pub role: Option<String>,
    /// Whom this person works for.
    pub organisation: Option<String>,
}

impl Person {
    /// What a person's table may hold; the first must be there.
    pub const KEYS: [&str; 3] = ["name", "role", "organisation"];
}

impl FromStr for Person {
    type Err = Wrong;

    /// `NAME, ROLE, ORGANISATION`, the last two optional; a comma inside a part is `\,`.
    fn from_str(text: &str) -> Result<Self, Wrong> {
        let mut parts = split(text)
            .into_iter()
            .map(|part| Some(part).filter(|p| !p.is_empty()));
        let name = parts.next().flatten().ok_or_else(say::no_person)?;
        let person = Self {
            name,
            role: parts.next().flatten(),
            organisation: parts.next().flatten(),
        };
        if parts.next().is_some() {
            Err(say::many_parts())
        } else {
            Ok(person)
        }
    }
}

/// The parts between the commas that are not escaped, without blanks around them.
fn split(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let part = parts.last_mut().expect("begins with one part");
        match c {
            '\\' if matches!(chars.peek(), Some(',' | '\\')) => part.extend(chars.next()),
            ',' => parts.push(String::new()),
            _ => part.push(c),
        }
    }
    parts.iter().map(|part| part.trim().to_owned()).collect()
}

impl fmt::Display for Person {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let escaped = |part: &str| part.replace('\\', "\\\\").replace(',', "\\,");
        f.write_str(&escaped(&self.name))?;
        match (&self.role, &self.organisation) {
            (None, None) => Ok(()),
            (Some(role), None) => write!(f, ", {}", escaped(role)),
            (role, Some(organisation)) => {
                let role = role.as_deref().unwrap_or_default();
                write!(f, ", {}, {}", escaped(role), escaped(organisation))
            }
        }
    }
}

impl Value for Person {
    const KIND: Kind = Kind::Person;

    fn read<N: Node>(node: &N, faults: &mut Faults) -> Option<Self> {
        let Some(pairs) = node.pairs() else {
            let expected = Words {
                en: "a table: { name = \"…\", role = \"…\" }",
                nl: "een tabel: { name = \"…\", role = \"…\" }",
            };
            faults.expected(node.span(), expected, node.scalar().name());
            return None;
        };
        let mut unknown = Vec::new();
        for (key, span, _) in pairs.filter(|(key, _, _)| !Self::KEYS.contains(key)) {
            let meant = nearest(key, Self::KEYS);
            faults.unknown_key(span, key, meant);
            unknown.extend(meant);
        }
        let mut part = |key| text(node.get(key)?, faults);
        let [name, role, organisation] = Self::KEYS.map(&mut part);
        if name.is_none() && node.get("name").is_none() && !unknown.contains(&"name") {
            faults.note(MISSING_KEY, node.span(), say::missing_key("name"));
        }
        Some(Self {
            name: name?,
            role,
            organisation,
        })
    }

    fn plain(&self) -> Plain {
        let parts = [
            Some(&self.name),
            self.role.as_ref(),
            self.organisation.as_ref(),
        ];
        let present = Self::KEYS
            .into_iter()
            .zip(parts)
            .filter_map(|(key, part)| Some((key, part?.clone())));
        Plain::Table(present.collect())
    }
}

fn text<N: Node>(node: &N, faults: &mut Faults) -> Option<String> {
    let found = node.scalar();
    if let Scalar::Text(text) = &found {
        return noted(String::parse(text), node, faults);
    }
    faults.expected(node.span(), Scalar::Text("".into()).name(), found.name());
    None
}

#[cfg(test)]
mod tests {
    use super::Person;

    #[test]
    fn a_person_reads_as_it_is_written() {
        for text in [
            "Carolien Gravesteijn",
            "Carolien Gravesteijn, lector",
            "Carolien Gravesteijn, lector, Hogeschool Leiden",
            "Carolien Gravesteijn, , Hogeschool Leiden",
            "Jansen\\, J., lid, Raad\\, College \\\\ Co",
        ] {
            assert_eq!(
                text.parse::<Person>().map(|p| p.to_string()),
                Ok(text.to_owned())
            );
        }
        let person: Person = "Jansen\\, J.,lid".parse().expect("a person");
        assert_eq!(person.name, "Jansen, J.");
        for text in ["", " , lector", "a, b, c, d"] {
            assert!(text.parse::<Person>().is_err(), "{text}");
        }
    }
}
