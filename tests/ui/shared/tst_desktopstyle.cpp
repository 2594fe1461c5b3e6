// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testprogram.h"
#include "ui/shared/desktopstyle.h"

#include "tests/ui/offscreen.h"

#include <QApplication>
#include <QComboBox>
#include <QImage>
#include <QPixmap>
#include <QPushButton>
#include <QTest>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

// The first and the last column of the same colour.
struct Columns
{
    int first = 0;
    int last = 0;
};

std::optional<Columns> columnsOf(const QImage &image, const QColor &color)
{
    std::optional<Columns> found;
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
            if (image.pixelColor(x, y) == color)
                found = Columns{found ? found->first : x, x};
        }
    }
    return found;
}

} // namespace

class tst_desktopstyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void iconAndWordsOfAButtonStandApart_data()
    {
        QTest::addColumn<bool>("mirrored");
        QTest::addColumn<int>("more"); // pixels beyond its hint
        for (const bool mirrored : {false, true}) {
            for (const int more : {0, 40})
                QTest::addRow("%s, %d more", mirrored ? "right to left" : "left to right", more)
                    << mirrored << more;
        }
    }
    void iconAndWordsOfAButtonStandApart()
    {
        QFETCH(bool, mirrored);
        QFETCH(int, more);
        const QColor iconColor(Qt::red);
        const QColor wordColor(Qt::blue);
        DesktopStyle style;
        QPushButton button(u"\u2588\u2588"_s); // blocks: they fill their place
        button.setStyle(&style);
        button.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        QPixmap square(button.iconSize());
        square.fill(iconColor);
        button.setIcon(square);
        QPalette colors = button.palette();
        colors.setColor(QPalette::ButtonText, wordColor);
        button.setPalette(colors);
        button.resize(button.sizeHint() + QSize(more, 0));
        const QImage image = button.grab().toImage();
        const auto icon = columnsOf(image, iconColor);
        const auto words = columnsOf(image, wordColor);
        QVERIFY(icon);
        QVERIFY(words);
        QCOMPARE(icon->last - icon->first + 1, button.iconSize().width());
        const int gap = mirrored ? icon->first - words->last : words->first - icon->last;
        QVERIFY2(gap >= 5 && gap <= 8, qPrintable(QString::number(gap)));
        // Together they stand in the middle, and nothing is cut off.
        const int before = mirrored ? words->first : icon->first;
        const int behind = image.width() - 1 - (mirrored ? icon->last : words->last);
        QVERIFY2(
            std::abs(before - behind) <= 2, qPrintable(u"%1 and %2"_s.arg(before).arg(behind)));
        QVERIFY(before >= 4);
    }

    void buttonWithoutAnIconHasNoGap()
    {
        DesktopStyle style;
        QPushButton words(u"More words than a button has at least"_s);
        words.setStyle(&style);
        QPushButton both(u"More words than a button has at least"_s);
        both.setStyle(&style);
        QPixmap square(both.iconSize());
        square.fill(Qt::red);
        both.setIcon(square);
        QCOMPARE(both.sizeHint().width(), words.sizeHint().width() + both.iconSize().width() + 5);
    }

    void aNameThatDoesNotFitEndsInAnEllipsis()
    {
        constexpr int narrow = 100;
        const auto picture = [](const QString &name) {
            QComboBox box;
            box.setStyle(new DesktopStyle);
            box.addItem(name);
            box.setFixedWidth(narrow);
            return box.grab().toImage();
        };
        const QString name = u"Speech synthesis of long texts"_s;
        const QImage cut = picture(name);
        QStringList beginnings; // which fit
        for (qsizetype length = 1; length < 10; ++length)
            beginnings << name.left(length) + u'…';
        QVERIFY(std::ranges::any_of(
            beginnings, [&](const QString &beginning) { return picture(beginning) == cut; }));
    }
};

NLSTOKEN_TEST_IN(tst_desktopstyle, QApplication)
#include "tst_desktopstyle.moc"
