// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testprogram.h"
#include "tests/ui/offscreen.h"
#include "ui/shared/desktopstyle.h"
#include "ui/shared/statuscolor.h"
#include "ui/shared/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStyle>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

class tst_theme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        QApplication::setPalette(QPalette());
    }

    void aDesktopWithoutColoursGetsOurs()
    {
        const Theme theme;
        QCOMPARE(theme.choice(), ThemeChoice::System);
        QCOMPARE(QApplication::palette().color(QPalette::Window),
            lightPalette().color(QPalette::Window));
        QVERIFY(!theme.isDark());
    }

    void theDesktopsWishCountsOnlyForSystem()
    {
        Theme theme;
        QSignalSpy changed(&theme, &Theme::changed);
        theme.setDesktopPrefersDark(true);
        QVERIFY(theme.isDark());
        QCOMPARE(changed.size(), 1);
        theme.setDesktopPrefersDark(true);
        QCOMPARE(changed.size(), 1);
        theme.choose(ThemeChoice::Light);
        QVERIFY(!theme.isDark());
        theme.setDesktopPrefersDark(false);
        theme.setDesktopPrefersDark(true);
        QVERIFY(!theme.isDark());
        theme.choose(ThemeChoice::System);
        QVERIFY(theme.isDark());
    }

    void theUsersChoiceIsKept()
    {
        Theme theme;
        QSignalSpy changed(&theme, &Theme::changed);
        theme.choose(ThemeChoice::Dark);
        QVERIFY(theme.isDark());
        QCOMPARE(changed.size(), 1);
        theme.choose(ThemeChoice::Light);
        QVERIFY(!theme.isDark());
        theme.choose(ThemeChoice::System);
        QVERIFY(!theme.isDark());
        QCOMPARE(changed.size(), 3);
    }

    void whatCanBeFilledInIsOutlinedOnADarkGround()
    {
        Theme theme;
        theme.choose(ThemeChoice::Dark);
        QWidget window;
        QLineEdit line(&window);
        QComboBox combo(&window);
        combo.setEditable(true);
        QCheckBox box(&window);
        for (QWidget *field : {static_cast<QWidget *>(&line), static_cast<QWidget *>(&combo),
                 static_cast<QWidget *>(&box)}) {
            field->resize(field->sizeHint());
            const QImage picture = field->grab().toImage();
            const QColor ground = field->palette().color(QPalette::Window);
            qreal most = 1;
            // Somewhere near its left side a line crosses the middle row.
            for (int x = 0; x < 4; ++x)
                most =
                    qMax(most, contrastRatio(picture.pixelColor(x, picture.height() / 2), ground));
            QVERIFY2(most >= 2.9, field->metaObject()->className());
        }
    }

    void theStyleComesBackWithTheDesktopsColours()
    {
        QApplication::setStyle(u"windows"_s);
        {
            Theme theme;
            QCOMPARE(styleName(*QApplication::style()), u"windows"_s);
            theme.choose(ThemeChoice::Dark);
            QCOMPARE(styleName(*QApplication::style()), u"fusion"_s);
            QVERIFY(theme.isDark());
            theme.choose(ThemeChoice::System);
            QCOMPARE(styleName(*QApplication::style()), u"windows"_s);
            QVERIFY(!theme.isDark());
        }
        QApplication::setStyle(u"fusion"_s);
    }
};

NLSTOKEN_TEST_IN(tst_theme, QApplication)
#include "tst_theme.moc"
