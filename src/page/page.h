// SPDX-License-Identifier: Apache-2.0
// The door of the page. What users see is bede/page.h.
#pragma once

#include "bede/page.h"
