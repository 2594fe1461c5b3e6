// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/svgiconengine.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr float disabledOpacity = 0.4F;
constexpr int mostForSmall = 22; // pixels

QPixmap drawn(const QString &file, const QSize &pixels, const QColor &tint)
{
    QPixmap pixmap(pixels);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(file);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    if (tint.isValid()) {
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), tint);
    }
    return pixmap;
}

} // namespace

SvgIconEngine::SvgIconEngine(QString file, Tint tint, QString smallFile)
    : m_file(std::move(file))
    , m_smallFile(std::move(smallFile))
    , m_tint(std::move(tint))
{
}

void SvgIconEngine::paint(
    QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal scale = painter->device()->devicePixelRatio();
    const QSize pixels(static_cast<int>(std::ceil(rect.width() * scale)),
        static_cast<int>(std::ceil(rect.height() * scale)));
    QPixmap picture = pixmap(pixels, mode, state);
    picture.setDevicePixelRatio(scale);
    painter->drawPixmap(rect.topLeft(), picture);
}

QPixmap SvgIconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State)
{
    if (size.isEmpty())
        return {};
    const QColor color = colorFor(mode);
    const bool small = size.height() <= mostForSmall && !m_smallFile.isEmpty();
    const QString &file = small ? m_smallFile : m_file;
    const QString cacheKey = u"%1 %2x%3 %4"_s.arg(file)
                                 .arg(size.width())
                                 .arg(size.height())
                                 .arg(color.isValid() ? color.name(QColor::HexArgb) : QString());
    QPixmap picture;
    if (!QPixmapCache::find(cacheKey, &picture)) {
        picture = drawn(file, size, color);
        QPixmapCache::insert(cacheKey, picture);
    }
    return picture;
}

QIconEngine *SvgIconEngine::clone() const
{
    return new SvgIconEngine(*this);
}

QString SvgIconEngine::key() const
{
    return u"nlstoken-svg"_s;
}

QColor SvgIconEngine::colorFor(QIcon::Mode mode) const
{
    const bool disabled = mode == QIcon::Disabled;
    if (const auto *role = std::get_if<QPalette::ColorRole>(&m_tint))
        return QGuiApplication::palette().color(
            disabled ? QPalette::Disabled : QPalette::Active, *role);
    QColor color;
    if (const auto *own = std::get_if<QColor>(&m_tint)) {
        color = *own;
        if (disabled)
            color.setAlphaF(disabledOpacity);
    }
    return color;
}

} // namespace nlstoken
