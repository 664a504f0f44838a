//! A book as text: sections under `##`, each with fenced blocks.

/// A fenced block: the words after the fence, and the lines in it.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub(crate) kind: String,
    pub(crate) text: String,
}

/// One case of a book.
#[derive(Clone, Debug)]
pub(crate) struct Section {
    pub(crate) title: String,
    pub(crate) blocks: Vec<Block>,
}

impl Section {
    pub(crate) fn block(&self, kind: &str) -> Option<&Block> {
        self.blocks.iter().find(|block| block.kind == kind)
    }

    /// The block that says what must come out.
    pub(crate) fn expected(&self) -> Option<&Block> {
        ["scorecard", "faults", "doubts", "outcome"].into_iter().find_map(|kind| self.block(kind))
    }
}

pub(crate) fn sections(book: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut open: Option<Block> = None;
    for line in book.lines() {
        if let Some(block) = open.as_mut().filter(|_| line != "```") {
            block.text.push_str(line);
            block.text.push('\n');
        } else if let Some(block) = open.take() {
            sections.last_mut().expect("a block stands in a section").blocks.push(block);
        } else if let Some(kind) = line.strip_prefix("```") {
            open = Some(Block { kind: kind.to_owned(), text: String::new() });
        } else if let Some(title) = line.strip_prefix("## ") {
            sections.push(Section { title: title.to_owned(), blocks: vec![] });
        }
    }
    assert!(open.is_none(), "a block is not closed");
    sections
}
