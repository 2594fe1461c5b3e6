// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testprogram.h"
#include "tests/ui/offscreen.h"
#include "ui/shared/icons.h"
#include "ui/shared/theme.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QPainter>
#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

constexpr int iconCount = static_cast<int>(IconName::Warning) + 1;

QImage imageOf(const QIcon &icon, int size, qreal scale = 1, QIcon::Mode mode = QIcon::Normal)
{
    return icon.pixmap(QSize(size, size), scale, mode).toImage();
}

int inkOf(const QImage &image)
{
    int ink = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            ink += image.pixelColor(x, y).alpha() > 100 ? 1 : 0;
    }
    return ink;
}

bool touchesEdge(const QImage &image)
{
    const int last = image.width() - 1;
    for (int i = 0; i <= last; ++i) {
        for (const QPoint point : {QPoint(i, 0), QPoint(i, last), QPoint(0, i), QPoint(last, i)}) {
            if (image.pixelColor(point).alpha() > 200)
                return true;
        }
    }
    return false;
}

} // namespace

class tst_icons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        QApplication::setPalette(lightPalette());
    }

    void everyIconIsDrawnAndWhole()
    {
        std::set<QByteArray> pictures;
        for (int i = 0; i < iconCount; ++i) {
            const QImage image = imageOf(icon(static_cast<IconName>(i)), 64);
            QCOMPARE(image.size(), QSize(64, 64));
            QVERIFY2(inkOf(image) > 60, qPrintable(QString::number(i)));
            QVERIFY2(!touchesEdge(image), qPrintable(QString::number(i)));
            pictures.insert(
                QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes()));
        }
        QCOMPARE(pictures.size(), std::size_t(iconCount));
    }

    void everyFileHasAName()
    {
        const QDir folder(u":/icons"_s);
        QCOMPARE(folder.entryList().size(), iconCount + 2);
    }

    void iconsTakeThePalettesColour()
    {
        const QIcon copy = icon(IconName::Copy);
        QCOMPARE(strongest(imageOf(copy, 32)), lightPalette().color(QPalette::WindowText).rgb());
        QApplication::setPalette(darkPalette());
        QCOMPARE(strongest(imageOf(copy, 32)), darkPalette().color(QPalette::WindowText).rgb());
        const QIcon onButton = icon(IconName::Copy, QPalette::HighlightedText);
        QCOMPARE(strongest(imageOf(onButton, 32)), QColor(Qt::white).rgb());
        const QIcon red = icon(IconName::Error, QColor(Qt::red));
        QCOMPARE(strongest(imageOf(red, 32)), QColor(Qt::red).rgb());
    }

    void disabledIconsArePaler()
    {
        const QImage image = imageOf(icon(IconName::Copy), 32, 1, QIcon::Disabled);
        QCOMPARE(
            strongest(image), lightPalette().color(QPalette::Disabled, QPalette::WindowText).rgb());
    }

    void linesAreSharpAtBothScales_data()
    {
        QTest::addColumn<qreal>("scale");
        QTest::newRow("100 %") << 1.0;
        QTest::newRow("200 %") << 2.0;
    }

    // The upright of the plus: full ink in its middle, none two steps beside it.
    void linesAreSharpAtBothScales()
    {
        QFETCH(const qreal, scale);
        const QImage image = imageOf(icon(IconName::Add), 16, scale);
        QCOMPARE(image.width(), qRound(16 * scale));
        const int middle = qFloor(8.5 * scale);
        const int y = qFloor(5 * scale);
        const int apart = qCeil(1 * scale) + 1;
        QVERIFY(image.pixelColor(middle, y).alpha() > 240);
        QVERIFY(image.pixelColor(middle - apart, y).alpha() < 10);
        QVERIFY(image.pixelColor(middle + apart, y).alpha() < 10);
    }

    void paintingUsesThePixelsOfTheScreen()
    {
        QImage screen(32, 32, QImage::Format_ARGB32_Premultiplied);
        screen.fill(Qt::transparent);
        screen.setDevicePixelRatio(2);
        {
            QPainter painter(&screen);
            icon(IconName::Add).paint(&painter, QRect(0, 0, 16, 16));
        }
        screen.setDevicePixelRatio(1);
        QImage sharp = imageOf(icon(IconName::Add), 16, 2);
        sharp.setDevicePixelRatio(1);
        QCOMPARE(screen, sharp.convertToFormat(QImage::Format_ARGB32_Premultiplied));
    }

    void theProgramsIconWorksSmallAndLarge()
    {
        for (const int size : {16, 48, 512}) {
            const QImage image = imageOf(applicationIcon(), size);
            QCOMPARE(image.width(), size);
            QVERIFY(inkOf(image) > size * size / 2);
        }
    }

private:
    static QRgb strongest(const QImage &image)
    {
        QColor found(Qt::transparent);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y).alpha() > found.alpha())
                    found = image.pixelColor(x, y);
            }
        }
        return found.rgb();
    }
};

NLSTOKEN_TEST_IN(tst_icons, QApplication)
#include "tst_icons.moc"
