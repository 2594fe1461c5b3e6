// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testprogram.h"
#include "tests/ui/offscreen.h"
#include "ui/shared/theme.h"
#include "ui/token/countdownring.h"
#include "ui/token/digittext.h"

#include <QAccessible>
#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>
#include <numbers>
#include <set>

using namespace Qt::StringLiterals;
using namespace nlstoken;
using Role = CountdownRing::Role;

namespace {

constexpr int side = 200;

QImage imageOf(CountdownRing &ring, qreal scale = 1)
{
    ring.resize(side, side);
    QImage image(qRound(side * scale), qRound(side * scale), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(ring.palette().color(QPalette::Window));
    ring.render(&image);
    return image;
}

// The pixel in the middle of the ring's line at a fraction of the circle, clockwise from the top.
QColor colorAt(const QImage &image, qreal fraction)
{
    const qreal size = image.width();
    const qreal angle = fraction * 2 * std::numbers::pi;
    const qreal radius = size / 2 - size * 0.033;
    return image.pixelColor(qRound(size / 2 + radius * std::sin(angle) - 0.5),
        qRound(size / 2 - radius * std::cos(angle) - 0.5));
}

QColor colorOf(Role role)
{
    return statusColor(CountdownRing::statusColorOf(role), lightPalette());
}

} // namespace

class tst_countdownring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        QApplication::setPalette(lightPalette());
    }

    void theArcIsAsLongAsTheFraction_data()
    {
        QTest::addColumn<qreal>("fraction");
        QTest::newRow("a tenth") << 0.1;
        QTest::newRow("a quarter") << 0.25;
        QTest::newRow("two thirds") << 0.66;
        QTest::newRow("nearly all") << 0.95;
    }

    void theArcIsAsLongAsTheFraction()
    {
        QFETCH(const qreal, fraction);
        CountdownRing ring;
        ring.setRole(Role::Normal);
        ring.setFraction(fraction);
        const QImage image = imageOf(ring);
        // Round caps reach a little further.
        constexpr qreal cap = 0.03;
        for (int step = 1; step < 40; ++step) {
            const qreal place = step / 40.0;
            if (place < fraction)
                QCOMPARE(colorAt(image, place), colorOf(Role::Normal));
            else if (place > fraction + cap && place < 1 - cap)
                QCOMPARE(colorAt(image, place), trackColor(lightPalette()));
        }
    }

    void aDotStaysWhenNothingIsLeft()
    {
        CountdownRing ring;
        ring.setRole(Role::Expired);
        const QImage image = imageOf(ring);
        QCOMPARE(colorAt(image, 0), colorOf(Role::Expired));
        QCOMPARE(colorAt(image, 0.05), trackColor(lightPalette()));
        QCOMPARE(colorAt(image, 0.95), trackColor(lightPalette()));
    }

    void aFullRingHasNoSeam()
    {
        CountdownRing ring;
        ring.setRole(Role::Normal);
        ring.setFraction(7); // a clock that is wrong must not break it
        QCOMPARE(ring.fraction(), 1.0);
        const QImage image = imageOf(ring);
        for (int step = 0; step < 100; ++step)
            QCOMPARE(colorAt(image, step / 100.0), colorOf(Role::Normal));
    }

    void rolesDifferInColour()
    {
        std::set<QRgb> colors;
        for (const Role role : {Role::Normal, Role::Warning, Role::Expired, Role::Neutral}) {
            CountdownRing ring;
            ring.setRole(role);
            ring.setFraction(0.5);
            const QColor color = colorAt(imageOf(ring), 0.25);
            QCOMPARE(color, colorOf(role));
            colors.insert(color.rgb());
        }
        QCOMPARE(colors.size(), 4U);
    }

    void colorsFollowThePalette()
    {
        CountdownRing ring;
        ring.setRole(Role::Warning);
        ring.setFraction(0.5);
        ring.setPalette(darkPalette());
        QCOMPARE(colorAt(imageOf(ring), 0.25), statusColor(StatusColor::Warning, darkPalette()));
    }

    // At 200 % the edge of the line is as narrow in pixels as at 100 %.
    void theLineIsSharpAtBothScales_data()
    {
        QTest::addColumn<qreal>("scale");
        QTest::newRow("100 %") << 1.0;
        QTest::newRow("150 %") << 1.5;
        QTest::newRow("200 %") << 2.0;
    }

    void theLineIsSharpAtBothScales()
    {
        QFETCH(const qreal, scale);
        CountdownRing ring;
        ring.setRole(Role::Normal);
        ring.setFraction(0.5);
        const QImage image = imageOf(ring, scale);
        const int y = image.height() / 2;
        int blurred = 0;
        for (int x = image.width() / 2; x < image.width(); ++x) {
            const QColor color = image.pixelColor(x, y);
            const bool clean =
                color == colorOf(Role::Normal) || color == lightPalette().color(QPalette::Window);
            blurred += clean ? 0 : 1;
        }
        QVERIFY2(blurred <= 4, qPrintable(QString::number(blurred)));
    }

    void theSmallRingIsPaintedForLists()
    {
        QImage image(30, 30, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        CountdownRing::paintRing(painter, QRectF(0, 0, 30, 30), 0.5, Role::Normal, lightPalette());
        painter.end();
        QCOMPARE(image.pixelColor(28, 15), colorOf(Role::Normal));
        QCOMPARE(image.pixelColor(1, 15), trackColor(lightPalette()));
        QCOMPARE(image.pixelColor(15, 15), QColor(Qt::white));
    }

    void theWordsFitTheRing_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("subText");
        QTest::newRow("hours") << u"15:41:07"_s << u"left of 24 h"_s;
        QTest::newRow("a year") << u"8760:00:00"_s << u"left of 366 d"_s;
        QTest::newRow("Chinese") << u"15:41:07"_s << u"共 24 小时，剩余"_s;
        QTest::newRow("too long") << u"00:00:00:00:00:00"_s << QString(80, u'W');
    }

    void theWordsFitTheRing()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, subText);
        CountdownRing ring;
        ring.setRole(Role::Normal);
        ring.setFraction(1);
        const QImage without = imageOf(ring);
        ring.setText(text);
        ring.setSubText(subText);
        const QImage with = imageOf(ring);
        QVERIFY(with != without);
        const QPointF middle(side / 2.0, side / 2.0);
        for (int y = 0; y < side; ++y) {
            for (int x = 0; x < side; ++x) {
                const QPointF away = QPointF(x + 0.5, y + 0.5) - middle;
                if (std::hypot(away.x(), away.y()) > side / 2.0 - 13)
                    QCOMPARE(with.pixel(x, y), without.pixel(x, y));
            }
        }
    }

    void digitsStandStill()
    {
        QFont font = QApplication::font();
        font.setPixelSize(30);
        QCOMPARE(DigitText(u"11:11:11"_s, font).width(), DigitText(u"00:48:26"_s, font).width());
    }

    void itTurnsOnlyWhileItIsSeen()
    {
        CountdownRing ring;
        ring.setBusy(true);
        QVERIFY(!ring.isTurning());
        ring.show();
        QVERIFY(QTest::qWaitForWindowExposed(&ring));
        QVERIFY(ring.isTurning());
        ring.hide();
        QVERIFY(!ring.isTurning());
        ring.show();
        QVERIFY(ring.isTurning());
        ring.setBusy(false);
        QVERIFY(!ring.isTurning());
    }

    void motionCanBeReduced()
    {
        CountdownRing ring;
        ring.setReducedMotion(true);
        ring.setBusy(true);
        ring.show();
        QVERIFY(QTest::qWaitForWindowExposed(&ring));
        QVERIFY(!ring.isTurning());
        const QImage image = imageOf(ring);
        QCOMPARE(colorAt(image, 0.05), colorOf(Role::Neutral));
        QCOMPARE(colorAt(image, 0.5), trackColor(lightPalette()));
    }

    void assistiveTechnologyHearsTheWords()
    {
        CountdownRing ring;
        ring.setText(u"15:41:07"_s);
        ring.setSubText(u"left of 24 h"_s);
        ring.setFraction(0.65);
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&ring);
        QVERIFY(accessible);
        QCOMPARE(accessible->role(), QAccessible::ProgressBar);
        QCOMPARE(accessible->text(QAccessible::Name), u"Time left"_s);
        QCOMPARE(accessible->text(QAccessible::Value), u"15:41:07 left of 24 h"_s);
        QCOMPARE(accessible->text(QAccessible::Description), u"15:41:07 left of 24 h"_s);
        QVERIFY(accessible->valueInterface());
        QCOMPARE(accessible->valueInterface()->currentValue(), 65);
        QCOMPARE(accessible->valueInterface()->maximumValue(), 100);
        QVERIFY(!accessible->state().busy);
        ring.setBusy(true);
        QVERIFY(accessible->state().busy);
        ring.setAccessibleName(u"Token of Singapore demo"_s);
        QCOMPARE(accessible->text(QAccessible::Name), u"Token of Singapore demo"_s);
    }
};

NLSTOKEN_TEST_IN(tst_countdownring, QApplication)
#include "tst_countdownring.moc"
