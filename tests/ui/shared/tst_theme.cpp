// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/offscreen.h"
#include "ui/shared/theme.h"

#include <QApplication>
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

    void theStyleComesBackWithTheDesktopsColours()
    {
        QApplication::setStyle(u"windows"_s);
        {
            Theme theme;
            QCOMPARE(QApplication::style()->name(), u"windows"_s);
            theme.choose(ThemeChoice::Dark);
            QCOMPARE(QApplication::style()->name(), u"fusion"_s);
            QVERIFY(theme.isDark());
            theme.choose(ThemeChoice::System);
            QCOMPARE(QApplication::style()->name(), u"windows"_s);
            QVERIFY(!theme.isDark());
        }
        QApplication::setStyle(u"fusion"_s);
    }
};

QTEST_MAIN(tst_theme)
#include "tst_theme.moc"
