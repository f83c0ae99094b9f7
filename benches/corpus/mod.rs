//! A data folder as large as wished, without a mistake: the same every time.

use std::{fs, io, path::Path};

/// Its themes; a record works on about three of them.
pub const THEMES: [&str; 12] = [
    "taalbevordering",
    "ouderbetrokkenheid",
    "zomerschool",
    "mentoring",
    "huiswerkbegeleiding",
    "leesbevordering",
    "extra-onderwijs",
    "loopbaanleren",
    "kansrijk-adviseren",
    "nieuwkomers",
    "sport-en-bewegen",
    "burgerschap",
];

const WORDS: [&str; 16] = [
    "kinderen",
    "in",
    "de",
    "wijk",
    "krijgen",
    "na",
    "school",
    "begeleiding",
    "van",
    "studenten",
    "–",
    "ouders",
    "één",
    "bibliotheek",
    "met",
    "kansen",
];

/// Writes a data folder with so many records (up to 9,999) of about 6 KB.
pub fn write(folder: &Path, records: usize) -> io::Result<()> {
    fs::create_dir_all(folder.join("municipalities"))?;
    fs::create_dir_all(folder.join("register"))?;
    fs::write(folder.join("gka.toml"), "format = 1\n")?;
    fs::write(folder.join("themes.toml"), THEMES.map(theme).concat())?;
    fs::write(folder.join("coordinators.toml"), coordinators(records))?;
    let mut register = "code;official;name;sort;pv;province;begin;end;successors\n".to_owned();
    for nth in 1..=records {
        let row = format!("{};{1};{1};;PV28;Zuid-Holland;;;\n", code(nth), name(nth));
        register.push_str(&row);
        let file = folder.join(format!("municipalities/{}.toml", slug(nth)));
        fs::write(file, record(nth))?;
    }
    fs::write(folder.join("register/gemeenten.csv"), register)
}

/// The slug of the nth record, counted from 1.
pub fn slug(nth: usize) -> String {
    format!("gemeente-{nth:04}")
}

fn name(nth: usize) -> String {
    format!("Gemeente {nth:04}")
}

fn code(nth: usize) -> String {
    format!("GM{nth:04}")
}

fn theme(id: &str) -> String {
    format!("[[themes]]\nid = \"{id}\"\nname = \"{id}\"\norigin = \"local\"\n\n")
}

fn coordinators(records: usize) -> String {
    let numbers: Vec<_> = (1..=records).collect();
    let coordinator = |served: &[usize]| {
        let slugs: Vec<_> = served.iter().map(|nth| slug(*nth)).collect();
        let id = format!("regio-{:04}", served[0]);
        format!("[[coordinators]]\nid = \"{id}\"\nname = \"{id}\"\nmunicipalities = {slugs:?}\n\n")
    };
    numbers.chunks(12).map(coordinator).collect()
}

fn record(nth: usize) -> String {
    let theme = |offset: usize| THEMES[(nth * 5 + offset * 7) % THEMES.len()];
    let mut text = format!(
        "code = \"{}\"\nname = \"{}\"\nprovince = \"Zuid-Holland\"\nthemes = [\"{}\", \"{}\"]\n\
         vision = \"\"\"\n{}\n{}\"\"\"\n\n[[sources]]\nurl = \"https://gka.example/{nth}\"\n\
         read = 2026-11-23\n\n[[agendas]]\nstart = 2019\nend = 2021\nsigned-by = [\"Paul Dirkse\"]\n\n\
         [[aldermen]]\nname = \"Paul Dirkse\"\nportfolio = \"o.a. Kennis, Onderwijs en Sport\"\n\n\
         [[addenda]]\nstart = 2022\nend = \"2024-08\"\ninterventions = [\"project-1\", \"project-2\"]\n\
         agreements = [\n    \"{}\",\n    \"{}\",\n]\n",
        code(nth),
        name(nth),
        theme(0),
        theme(1),
        prose(nth, 30),
        prose(nth + 1, 30),
        prose(nth, 14),
        prose(nth + 2, 14),
    );
    for one in 1..=5 {
        let intervention = format!(
            "\n# bron: raadsbrief\n[[interventions]]\nid = \"project-{one}\"\ntitle = \"Project {one} – {}\"\n\
             summary = \"{}\"\nthemes = [\"{}\"]\ntarget-group = \"leerlingen\"\nages = \"4-12\"\n\
             school-types = [\"po\"]\nstart = 2018\nend = 2021\npartners = [\"Bibliotheek\", \"GGD\"]\n\
             people = [{{ name = \"Jan Jansen\", role = \"lector\" }}]\nurl = \"https://gka.example/{nth}/{one}\"\n",
            prose(nth, 3),
            prose(nth * 3 + one, 90),
            theme(one),
        );
        text.push_str(&intervention);
    }
    text + "\n[[news]]\ntitle = \"Nieuws\"\nkind = \"news\"\ndate = 2021-05-04\n\n[[contacts]]\n\
            name = \"An de Wit\"\nrole = \"beleidsadviseur\"\nemail = \"an@gka.example\"\nphone = \"071-5165000\"\n"
}

fn prose(seed: usize, count: usize) -> String {
    let word = |nth| WORDS[(seed * 31 + nth * nth * 7 + nth) % WORDS.len()];
    let words: Vec<_> = (0..count).map(word).collect();
    words.join(" ")
}
