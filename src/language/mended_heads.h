// SPDX-License-Identifier: Apache-2.0
// Private to the language step: what is put right in a parse before other steps see it.
#pragma once

#include <vector>

#include "language/reading.h"

namespace bede {

// "if the subsidy was not back by April 2.\n\nSoldiers who mutinied": the model goes on behind a paragraph's end; no
// sentence does. Those of the title stay.
void part_paragraphs(Parse& parse, std::vector<ReadToken>& tokens, std::uint32_t title_sentences);

// Gives tokens other heads, dependencies and tags; before the children are known.
void mend_heads(Reading& reading, const Lexicon& lexicon);

// What stands on the wrong word: a part of mend_heads().
void mend_attachments(std::vector<ReadToken>& tokens, const Lexicon& lexicon);

// Words that a hyphen joins: a part of what mend_heads() does, with the verbs of the lexicon.
void mend_hyphens(Reading& reading, const Lexicon& lexicon);

// After the sentences are known.
void part_clauses(const Parse& parse, std::vector<ReadToken>& tokens);

}  // namespace bede
