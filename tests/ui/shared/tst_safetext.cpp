// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testprogram.h"
#include "tests/ui/offscreen.h"
#include "ui/shared/safetext.h"

#include <QApplication>
#include <QLabel>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

class tst_safetext : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void textIsMadeSafe_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("safe");
        QTest::newRow("plain") << u"Singapore demo"_s << u"Singapore demo"_s;
        QTest::newRow("Chinese") << u"新加坡 演示"_s << u"新加坡 演示"_s;
        QTest::newRow("emoji") << u"demo 🚀"_s << u"demo 🚀"_s;
        QTest::newRow("markup stays words") << u"<b>x</b>"_s << u"<b>x</b>"_s;
        QTest::newRow("line break") << u"one\ntwo"_s << u"one two"_s;
        QTest::newRow("escape") << u"a\x1b[31mb"_s << u"a [31mb"_s;
        QTest::newRow("override") << u"txt.\u202Eexe"_s << u"txt. exe"_s;
        QTest::newRow("right to left is isolated") << u"שלום"_s << u"\u2068שלום\u2069"_s;
        QTest::newRow("Arabic is isolated") << u"a عربي"_s << u"\u2068a عربي\u2069"_s;
        QTest::newRow("isolates of others are dropped") << u"\u2067x\u2069"_s << u"x"_s;
    }

    void textIsMadeSafe()
    {
        QFETCH(const QString, text);
        QTEST(safeText(text), "safe");
    }

    void linesAreKeptWhereWanted() { QCOMPARE(safeLines(u"a\r\nb\rc\n\x07"_s), u"a\nb\nc\n"_s); }

    void menusKeepTheirAmpersand() { QCOMPARE(safeMenuText(u"R&D"_s), u"R&&D"_s); }

    void toolTipsShowMarkupAsItIs()
    {
        QCOMPARE(safeToolTip(u"<img src=x>\n2"_s), u"<qt>&lt;img src=x&gt;<br>2</qt>"_s);
    }

    void labelsTakeNoMarkup()
    {
        QWidget window;
        const QLabel *label = plainLabel(u"<b>x</b>"_s, &window);
        QCOMPARE(label->textFormat(), Qt::PlainText);
        QCOMPARE(label->textInteractionFlags(), Qt::NoTextInteraction);
        QCOMPARE(label->text(), u"<b>x</b>"_s);
        const QLabel *selectable = plainLabel(u"x"_s, &window, Selection::Allowed);
        QVERIFY(selectable->textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
        QVERIFY(selectable->textInteractionFlags().testFlag(Qt::TextSelectableByKeyboard));
        QVERIFY(!selectable->textInteractionFlags().testFlag(Qt::LinksAccessibleByMouse));
    }
};

NLSTOKEN_TEST_IN(tst_safetext, QApplication)
#include "tst_safetext.moc"
