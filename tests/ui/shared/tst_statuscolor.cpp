// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testprogram.h"
#include "tests/ui/offscreen.h"
#include "ui/shared/statuscolor.h"
#include "ui/shared/theme.h"

#include <QApplication>
#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

QPalette paletteOf(QRgb window, QRgb base, QRgb text, QRgb highlight)
{
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(window));
    palette.setColor(QPalette::Base, QColor(base));
    palette.setColor(QPalette::WindowText, QColor(text));
    palette.setColor(QPalette::Text, QColor(text));
    palette.setColor(QPalette::Highlight, QColor(highlight));
    return palette;
}

const std::vector<StatusColor> allStatusColors{StatusColor::Accent, StatusColor::Positive,
    StatusColor::Warning, StatusColor::Negative, StatusColor::Neutral};

} // namespace

class tst_statuscolor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void contrastIsMeasuredAsWcagDoes()
    {
        QCOMPARE(qRound(contrastRatio(Qt::black, Qt::white) * 10), 210);
        QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
        QCOMPARE(qRound(contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) * 100), 454);
    }

    void tonesAreReadableOnEveryBackground_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("our light") << lightPalette();
        QTest::newRow("our dark") << darkPalette();
        QTest::newRow("Fusion") << paletteOf(0xFFEFEFEF, 0xFFFFFFFF, 0xFF000000, 0xFF308CC6);
        QTest::newRow("Adwaita dark") << paletteOf(0xFF353535, 0xFF2D2D2D, 0xFFEEEEEC, 0xFF15539E);
        QTest::newRow("pale accent") << paletteOf(0xFFFFFFFF, 0xFFFFFFFF, 0xFF202020, 0xFFFFE680);
        QTest::newRow("high contrast, black")
            << paletteOf(0xFF000000, 0xFF000000, 0xFFFFFFFF, 0xFFFFFF00);
        QTest::newRow("high contrast, white")
            << paletteOf(0xFFFFFFFF, 0xFFFFFFFF, 0xFF000000, 0xFF000080);
    }

    void tonesAreReadableOnEveryBackground()
    {
        QFETCH(const QPalette, palette);
        const std::vector<QColor> backgrounds{palette.color(QPalette::Base),
            palette.color(QPalette::Window), chosenRowColor(palette)};
        for (const QColor &background : backgrounds) {
            for (const StatusColor meaning : allStatusColors) {
                QVERIFY(contrastRatio(statusColor(meaning, palette), background) >= 3.0);
                QVERIFY(contrastRatio(statusTextColor(meaning, palette), background) >= 4.5);
            }
            QVERIFY(contrastRatio(mutedTextColor(palette), background) >= 4.5);
            QVERIFY(!isDarkPalette(palette)
                || contrastRatio(fieldBorderColor(palette), background) >= 3);
        }
    }

    void tonesDiffer()
    {
        for (const QPalette &palette : {lightPalette(), darkPalette()}) {
            std::set<QRgb> colors;
            for (const StatusColor meaning : allStatusColors)
                colors.insert(statusColor(meaning, palette).rgb());
            QCOMPARE(colors.size(), allStatusColors.size());
        }
    }

    void ourPalettesAreReadable()
    {
        for (const QPalette &palette : {lightPalette(), darkPalette()}) {
            const auto contrast = [&palette](QPalette::ColorRole one, QPalette::ColorRole other) {
                return contrastRatio(palette.color(one), palette.color(other));
            };
            QVERIFY(contrast(QPalette::WindowText, QPalette::Window) >= 7);
            QVERIFY(contrast(QPalette::Text, QPalette::Base) >= 7);
            QVERIFY(contrast(QPalette::ButtonText, QPalette::Button) >= 7);
            QVERIFY(contrast(QPalette::HighlightedText, QPalette::Highlight) >= 4.5);
            QVERIFY(contrast(QPalette::PlaceholderText, QPalette::Base) >= 4.5);
            QVERIFY(contrast(QPalette::Link, QPalette::Base) >= 4.5);
            QVERIFY(contrast(QPalette::Link, QPalette::Window) >= 4.5);
        }
    }

    void theTrackIsSeenButStaysBehind()
    {
        for (const QPalette &palette : {lightPalette(), darkPalette()}) {
            const qreal track = contrastRatio(trackColor(palette), palette.color(QPalette::Base));
            QVERIFY(track > 1.1);
            QVERIFY(track < 2);
        }
    }

    void darkIsToldByLightness()
    {
        QVERIFY(isDarkPalette(darkPalette()));
        QVERIFY(!isDarkPalette(lightPalette()));
    }
};

NLSTOKEN_TEST_IN(tst_statuscolor, QApplication)
#include "tst_statuscolor.moc"
