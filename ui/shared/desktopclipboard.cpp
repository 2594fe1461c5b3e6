// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/desktopclipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QWindow>

using namespace Qt::StringLiterals;

namespace nlstoken {

DesktopClipboard::DesktopClipboard(QObject *parent)
    : Clipboard(parent)
    , m_clipboard(*QGuiApplication::clipboard())
    , m_needsFocus(QGuiApplication::platformName().startsWith("wayland"_L1))
{
    connect(&m_clipboard, &QClipboard::dataChanged, this, &Clipboard::changed);
    connect(qGuiApp, &QGuiApplication::focusWindowChanged, this, &Clipboard::reachChanged);
}

void DesktopClipboard::put(std::unique_ptr<QMimeData> content)
{
    m_clipboard.setMimeData(content.release(), QClipboard::Clipboard);
}

void DesktopClipboard::clear()
{
    m_clipboard.clear(QClipboard::Clipboard);
}

QString DesktopClipboard::text() const
{
    return m_clipboard.text(QClipboard::Clipboard);
}

bool DesktopClipboard::isWithinReach() const
{
    return !m_needsFocus || QGuiApplication::focusWindow() != nullptr;
}

} // namespace nlstoken
