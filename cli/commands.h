// SPDX-License-Identifier: Apache-2.0
// The commands: each does its work and gives the exit code. An Error means that it could not: exit code 2.
#pragma once

#include "bede/result.h"
#include "cli/arguments.h"
#include "cli/messages.h"

namespace bede::cli {

Result<int> run_actors_command(const Arguments& arguments, const Messages& messages);
Result<int> run_cite_command(const Arguments& arguments, const Messages& messages);
Result<int> run_code_command(const Arguments& arguments, const Messages& messages);
Result<int> run_date_command(const Arguments& arguments, const Messages& messages);
Result<int> run_diff_command(const Arguments& arguments, const Messages& messages);
Result<int> run_eval_command(const Arguments& arguments, const Messages& messages);
Result<int> run_export_command(const Arguments& arguments, const Messages& messages);
Result<int> run_import_command(const Arguments& arguments, const Messages& messages);
Result<int> run_lexicon_command(const Arguments& arguments, const Messages& messages);
Result<int> run_pack_command(const Arguments& arguments, const Messages& messages);
Result<int> run_panel_command(const Arguments& arguments, const Messages& messages);
Result<int> run_parse_command(const Arguments& arguments, const Messages& messages);
Result<int> run_place_command(const Arguments& arguments, const Messages& messages);
Result<int> run_query_command(const Arguments& arguments, const Messages& messages);
Result<int> run_serve_command(const Arguments& arguments, const Messages& messages);
Result<int> run_show_command(const Arguments& arguments, const Messages& messages);
Result<int> run_stories_command(const Arguments& arguments, const Messages& messages);
Result<int> run_why_command(const Arguments& arguments, const Messages& messages);
Result<int> run_doctor_command(const Arguments& arguments, const Messages& messages);

}  // namespace bede::cli
