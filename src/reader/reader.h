// SPDX-License-Identifier: Apache-2.0
// The door of reading, for the other folders: inputs become reports, one at a time.
//
//   in   a file of two lines, {"id":"a","text":"Police in Lagos arrested 12 students."} and {"id":"b"}
//   out  Report{a}, then Refusal{no_text, line 2, id b}
//
// A format to come is one more source (reader/source.h) and one more row in reader/format.cc.
#pragma once

#include "bede/reader.h"
