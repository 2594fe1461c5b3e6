// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLoggingCategory>

namespace nlstoken {

// All categories live here; add one only when a reader would want to switch it alone.
Q_DECLARE_LOGGING_CATEGORY(lcReply)
Q_DECLARE_LOGGING_CATEGORY(lcToken)
Q_DECLARE_LOGGING_CATEGORY(lcNetwork)
Q_DECLARE_LOGGING_CATEGORY(lcKeychain)
Q_DECLARE_LOGGING_CATEGORY(lcState)
Q_DECLARE_LOGGING_CATEGORY(lcSandbox)

//! \brief Sends every log line through redactSecrets() to standard error, and lines of Qt's and
//! ours below a warning only at \a verbosity 1 (information) or 2 and more (everything of ours).
void installRedactedLog(int verbosity);

} // namespace nlstoken
