// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/secrethints.h"

#include <QMimeData>

#if defined(Q_OS_MACOS) && QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QUtiMimeConverter>
#endif

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr DesktopSystem thisSystem()
{
#if defined(Q_OS_WIN)
    return DesktopSystem::Windows;
#elif defined(Q_OS_MACOS)
    return DesktopSystem::MacOs;
#else
    return DesktopSystem::Unix;
#endif
}

#if defined(Q_OS_MACOS) && QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
// Qt hands a format of ours to macOS under a name of its own; this gives it the agreed one. Before
// 6.5 there was no public way.
class ConcealedType final : public QUtiMimeConverter
{
public:
    QString mimeForUti(const QString &uti) const override
    {
        return uti == name() ? name() : QString();
    }
    QString utiForMime(const QString &mime) const override
    {
        return mime == name() ? name() : QString();
    }
    QVariant convertToMime(
        const QString &, const QList<QByteArray> &data, const QString &) const override
    {
        return data.value(0);
    }
    QList<QByteArray> convertFromMime(
        const QString &, const QVariant &data, const QString &) const override
    {
        return {data.toByteArray()};
    }

private:
    static QString name() { return u"org.nspasteboard.ConcealedType"_s; }
};
#endif

} // namespace

std::vector<SecretHint> secretHints(DesktopSystem system)
{
    const QByteArray zero(4, '\0'); // a DWORD
    switch (system) {
    case DesktopSystem::Unix:
        return {{u"x-kde-passwordManagerHint"_s, "secret"_ba}};
    case DesktopSystem::Windows:
        return {{u"ExcludeClipboardContentFromMonitorProcessing"_s, zero},
            {u"CanIncludeInClipboardHistory"_s, zero}, {u"CanUploadToCloudClipboard"_s, zero}};
    case DesktopSystem::MacOs:
        return {{u"org.nspasteboard.ConcealedType"_s, "1"_ba}};
    }
    return {};
}

void addSecretHints(QMimeData &content)
{
#if defined(Q_OS_MACOS) && QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    static const ConcealedType concealedType;
#endif
    for (const SecretHint &hint : secretHints(thisSystem()))
        content.setData(hint.format, hint.value);
}

} // namespace nlstoken
