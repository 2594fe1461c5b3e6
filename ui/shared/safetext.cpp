// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/safetext.h"

#include "core/base/redaction.h"

#include <QLabel>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr QChar firstStrongIsolate(0x2068);
constexpr QChar popDirectionalIsolate(0x2069);

bool runsRightToLeft(const QString &text)
{
    return std::ranges::any_of(text.toUcs4(), [](uint character) {
        const QChar::Direction direction = QChar::direction(character);
        return direction == QChar::DirR || direction == QChar::DirAL;
    });
}

} // namespace

QString safeText(const QString &text)
{
    const QString plain = plainServerText(text);
    return runsRightToLeft(plain) ? firstStrongIsolate + plain + popDirectionalIsolate : plain;
}

QString safeLines(const QString &text)
{
    QString unified = text;
    unified.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    QStringList lines = unified.split(u'\n');
    std::ranges::transform(lines, lines.begin(), safeText);
    return lines.join(u'\n');
}

QString safeMenuText(const QString &text)
{
    return safeText(text).replace(u'&', "&&"_L1);
}

QString safeToolTip(const QString &text)
{
    return safeLines(text)
        .toHtmlEscaped()
        .replace(u'\n', "<br>"_L1)
        .prepend("<qt>"_L1)
        .append("</qt>"_L1);
}

void makePlain(QLabel &label, Selection selection)
{
    label.setTextFormat(Qt::PlainText);
    label.setOpenExternalLinks(false);
    label.setTextInteractionFlags(selection == Selection::Allowed
            ? Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard
            : Qt::NoTextInteraction);
}

QLabel *plainLabel(const QString &text, QWidget *parent, Selection selection)
{
    auto *label = new QLabel(parent);
    makePlain(*label, selection);
    label->setText(safeLines(text));
    return label;
}

} // namespace nlstoken
