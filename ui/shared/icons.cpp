// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/icons.h"

#include "ui/shared/svgiconengine.h"

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

QString fileOf(IconName name)
{
    switch (name) {
    case IconName::Add:
        return u":/icons/add.svg"_s;
    case IconName::Cancel:
        return u":/icons/cancel.svg"_s;
    case IconName::Check:
        return u":/icons/check.svg"_s;
    case IconName::ChevronDown:
        return u":/icons/chevron-down.svg"_s;
    case IconName::ChevronRight:
        return u":/icons/chevron-right.svg"_s;
    case IconName::Clock:
        return u":/icons/clock.svg"_s;
    case IconName::Copy:
        return u":/icons/copy.svg"_s;
    case IconName::Document:
        return u":/icons/document.svg"_s;
    case IconName::Edit:
        return u":/icons/edit.svg"_s;
    case IconName::Error:
        return u":/icons/error.svg"_s;
    case IconName::Export:
        return u":/icons/export.svg"_s;
    case IconName::Eye:
        return u":/icons/eye.svg"_s;
    case IconName::EyeOff:
        return u":/icons/eye-off.svg"_s;
    case IconName::Filter:
        return u":/icons/filter.svg"_s;
    case IconName::Import:
        return u":/icons/import.svg"_s;
    case IconName::Info:
        return u":/icons/info.svg"_s;
    case IconName::Key:
        return u":/icons/key.svg"_s;
    case IconName::Link:
        return u":/icons/link.svg"_s;
    case IconName::Lock:
        return u":/icons/lock.svg"_s;
    case IconName::More:
        return u":/icons/more.svg"_s;
    case IconName::Offline:
        return u":/icons/offline.svg"_s;
    case IconName::Play:
        return u":/icons/play.svg"_s;
    case IconName::QrCode:
        return u":/icons/qrcode.svg"_s;
    case IconName::Remove:
        return u":/icons/remove.svg"_s;
    case IconName::Renew:
        return u":/icons/renew.svg"_s;
    case IconName::Sandbox:
        return u":/icons/sandbox.svg"_s;
    case IconName::Settings:
        return u":/icons/settings.svg"_s;
    case IconName::Stop:
        return u":/icons/stop.svg"_s;
    case IconName::Unlock:
        return u":/icons/unlock.svg"_s;
    case IconName::Warning:
        return u":/icons/warning.svg"_s;
    }
    return {};
}

} // namespace

QIcon icon(IconName name, QPalette::ColorRole role)
{
    return QIcon(new SvgIconEngine(fileOf(name), SvgIconEngine::Tint{role}));
}

QIcon icon(IconName name, const QColor &color)
{
    return QIcon(new SvgIconEngine(fileOf(name), SvgIconEngine::Tint{color}));
}

QIcon applicationIcon()
{
    return QIcon(new SvgIconEngine(u":/icons/nls-token-desk.svg"_s, SvgIconEngine::Tint{},
        u":/icons/nls-token-desk-small.svg"_s));
}

} // namespace nlstoken
