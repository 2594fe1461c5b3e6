// SPDX-License-Identifier: Apache-2.0
#include "app/gui/missingdisplay.h"

#include "app/wiring/exitcode.h"

#include <cstdio>
#include <cstdlib>

namespace nlstoken {

namespace {

QByteArray said;
QtMessageHandler others = nullptr;

// Qt has no other way to tell that there is no display, or no plugin for it.
void endWithWords(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (type != QtFatalMsg)
        return others(type, context, message);
    std::fprintf(stderr, "nls-token-desk: %s\n", said.constData());
    std::_Exit(static_cast<int>(ExitCode::Usage));
}

} // namespace

MissingDisplay::MissingDisplay(const QString &words)
    : m_before(qInstallMessageHandler(endWithWords))
{
    said = words.toLocal8Bit();
    others = m_before;
}

MissingDisplay::~MissingDisplay()
{
    qInstallMessageHandler(m_before);
}

} // namespace nlstoken
