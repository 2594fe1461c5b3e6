// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/shared/fakeclipboard.h"

#include <utility>

namespace nlstoken {

FakeClipboard::FakeClipboard() = default;

FakeClipboard::~FakeClipboard() = default;

void FakeClipboard::put(std::unique_ptr<QMimeData> content)
{
    m_content = std::move(content);
    Q_EMIT changed();
}

// Out of reach the system doesn't listen, as on Wayland.
void FakeClipboard::clear()
{
    ++clears;
    if (!m_withinReach)
        return;
    m_content.reset();
    Q_EMIT changed();
}

QString FakeClipboard::text() const
{
    return m_content ? m_content->text() : QString();
}

void FakeClipboard::copyElsewhere(const QString &text)
{
    m_content = std::make_unique<QMimeData>();
    m_content->setText(text);
    Q_EMIT changed();
}

void FakeClipboard::setWithinReach(bool reachable)
{
    m_withinReach = reachable;
    Q_EMIT reachChanged();
}

} // namespace nlstoken
