// SPDX-License-Identifier: Apache-2.0
// The door of this folder: text -> tokens, sentences, tags, lemmas, heads, named entities. See bede/language.h.
#pragma once

#include "bede/language.h"
#include "language/reading.h"
