// SPDX-License-Identifier: Apache-2.0
#include "ui/token/tokentext.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QEvent>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStringList>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr qsizetype groupSize = 4;
constexpr qsizetype hiddenGroups = 7;
constexpr qsizetype shortestShown = 12; // as maskedToken() does

class TokenAccessible final : public QAccessibleWidget
{
public:
    explicit TokenAccessible(TokenText &text)
        : QAccessibleWidget(&text, QAccessible::StaticText)
        , m_text(text)
    {
    }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? name() : QAccessibleWidget::text(kind);
    }

private:
    [[nodiscard]] QString name() const
    {
        const QByteArray &token = m_text.token();
        if (token.isEmpty())
            return TokenText::tr("No token");
        if (m_text.isRevealed())
            return TokenText::tr("Token: %1").arg(QString::fromLatin1(token));
        if (token.size() < shortestShown)
            return TokenText::tr("Token, hidden");
        return TokenText::tr("Token, hidden; it ends in %1")
            .arg(QString::fromLatin1(token.last(groupSize)));
    }

    TokenText &m_text;
};

QAccessibleInterface *tokenAccessible(const QString &, QObject *object)
{
    auto *text = qobject_cast<TokenText *>(object);
    return text ? new TokenAccessible(*text) : nullptr;
}

qreal widthOf(const QStringList &groups, const QFontMetricsF &metrics, qreal gap)
{
    qreal width = gap * static_cast<qreal>(std::max<qsizetype>(0, groups.size() - 1));
    for (const QString &group : groups)
        width += metrics.horizontalAdvance(group);
    return width;
}

} // namespace

TokenText::TokenText(QWidget *parent)
    : QWidget(parent)
{
    QAccessible::installFactory(tokenAccessible); // Qt keeps each factory once
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    useFixedFont();
}

void TokenText::setToken(const QByteArray &token)
{
    m_token = token;
    showOther();
}

void TokenText::setRevealed(bool revealed)
{
    if (std::exchange(m_revealed, revealed) != revealed)
        showOther();
}

QStringList TokenText::groups(int width) const
{
    if (m_token.isEmpty())
        return {};
    const QFontMetricsF metrics(font());
    QStringList groups;
    if (m_revealed) {
        const QString whole = QString::fromLatin1(m_token);
        for (qsizetype i = 0; i < whole.size(); i += groupSize)
            groups << whole.mid(i, groupSize);
        if (widthOf(groups, metrics, gap()) > width)
            return {metrics.elidedText(whole, Qt::ElideMiddle, width)};
        return groups;
    }
    groups.fill(QString(groupSize, u'•'), hiddenGroups);
    if (m_token.size() >= shortestShown)
        groups << QString::fromLatin1(m_token.last(groupSize));
    while (groups.size() > 2 && widthOf(groups, metrics, gap()) > width)
        groups.removeFirst();
    return groups;
}

QSize TokenText::sizeHint() const
{
    const QFontMetricsF metrics(font());
    const qreal width =
        metrics.horizontalAdvance(u'0') * groupSize * (hiddenGroups + 1) + gap() * hiddenGroups;
    return {static_cast<int>(width) + 1, fontMetrics().height()};
}

QSize TokenText::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(u'0') * int(groupSize + 1) * 2, fontMetrics().height()};
}

void TokenText::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(
        palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::Text));
    const QFontMetricsF metrics(font());
    const qreal base = (height() + metrics.ascent() - metrics.descent()) / 2;
    qreal x = 0;
    for (const QString &group : groups(width())) {
        painter.drawText(QPointF(x, base), group);
        x += metrics.horizontalAdvance(group) + gap();
    }
}

void TokenText::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && !m_choosingFont)
        useFixedFont();
}

// The system's fixed font in the size of the text around.
void TokenText::useFixedFont()
{
    const QScopedValueRollback choosing(m_choosingFont, true);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const QFont around = parentWidget() ? parentWidget()->font() : QFont();
    if (around.pointSizeF() > 0)
        fixed.setPointSizeF(around.pointSizeF());
    else
        fixed.setPixelSize(around.pixelSize());
    setFont(fixed);
    updateGeometry();
}

void TokenText::showOther()
{
    update();
    QAccessibleEvent event(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
}

qreal TokenText::gap() const
{
    return QFontMetricsF(font()).horizontalAdvance(u'0') * 0.6;
}

} // namespace nlstoken
