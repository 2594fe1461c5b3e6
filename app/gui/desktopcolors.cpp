// SPDX-License-Identifier: Apache-2.0
#include "app/gui/desktopcolors.h"

#include "ui/shared/theme.h"

#ifdef Q_OS_LINUX
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif

using namespace Qt::StringLiterals;

namespace nlstoken {

#ifdef Q_OS_LINUX

namespace {

const auto portal = u"org.freedesktop.portal.Desktop"_s;
const auto portalPath = u"/org/freedesktop/portal/desktop"_s;
const auto settings = u"org.freedesktop.portal.Settings"_s;
const auto appearance = u"org.freedesktop.appearance"_s;
const auto colorScheme = u"color-scheme"_s;

// 1 prefers dark, 2 light, 0 has no preference.
std::optional<bool> prefersDark(QVariant value)
{
    // Read wraps its answer twice.
    while (value.userType() == qMetaTypeId<QDBusVariant>())
        value = qvariant_cast<QDBusVariant>(value).variant();
    constexpr uint dark = 1;
    constexpr uint light = 2;
    const uint scheme = value.toUInt();
    return scheme == dark ? std::optional(true)
        : scheme == light ? std::optional(false)
                          : std::nullopt;
}

class DesktopColors final : public QObject
{
    Q_OBJECT

public:
    explicit DesktopColors(Theme &theme)
        : QObject(&theme)
        , m_theme(theme)
    {
        QDBusConnection bus = QDBusConnection::sessionBus();
        if (!bus.isConnected())
            return;
        bus.connect(portal, portalPath, settings, u"SettingChanged"_s, this,
            SLOT(note(QString, QString, QDBusVariant)));
        QDBusMessage read = QDBusMessage::createMethodCall(portal, portalPath, settings, u"Read"_s);
        read << appearance << colorScheme;
        auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(read), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
            const QDBusPendingReply<QDBusVariant> answer = *watcher;
            watcher->deleteLater();
            if (answer.isValid())
                note(appearance, colorScheme, answer.value());
        });
    }

private Q_SLOTS:
    void note(const QString &space, const QString &key, const QDBusVariant &value)
    {
        if (space == appearance && key == colorScheme)
            m_theme.setDesktopPrefersDark(prefersDark(value.variant()));
    }

private:
    Theme &m_theme;
};

} // namespace

void followDesktopColors(Theme &theme)
{
    new DesktopColors(theme);
}

} // namespace nlstoken

#include "desktopcolors.moc"

#else

void followDesktopColors(Theme &)
{
    // Windows and macOS give Qt their palette.
}

} // namespace nlstoken

#endif
