// SPDX-License-Identifier: Apache-2.0
// The door of the coder, which puts the steps in their order: inputs -> reports -> parses -> written lines.
//
// What the steps before the events find is open to evaluation: coder/findings.h.
//
//   in   ParseRun{.inputs = {"reports.jsonl"}}
//   out  a line of JSON for each report, in order, and the counts of the run
#pragma once

#include "bede/actors.h"
#include "bede/coder.h"
#include "bede/pack.h"
#include "bede/run.h"
#include "bede/version.h"
#include "coder/findings.h"
