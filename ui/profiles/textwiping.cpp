// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/textwiping.h"

#include "core/base/secretbytes.h"

#include <QLineEdit>
#include <QSignalBlocker>

namespace nlstoken {

// Copies share the memory, which is the point: a copy that detached first would be the one that is
// wiped.
void wipeText(QString &text)
{
    const bool ownsMemory = text.data_ptr().d_ptr() != nullptr;
    if (ownsMemory)
        wipeMemory(const_cast<QChar *>(text.constData()),
            static_cast<std::size_t>(text.size()) * sizeof(QChar));
}

void wipeLineEdit(QLineEdit &edit)
{
    const QSignalBlocker silent(&edit);
    QString content = edit.text();
    const qsizetype size = content.size();
    wipeText(content);
    content.clear();
    // What was typed is also in the list of steps to undo, whose memory stays; fill it once.
    edit.setText({});
    edit.insert(QString(size, u'0'));
    edit.setText({});
}

} // namespace nlstoken
