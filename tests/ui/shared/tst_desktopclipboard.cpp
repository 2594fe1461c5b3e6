// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testprogram.h"
#include "tests/ui/offscreen.h"
#include "ui/shared/desktopclipboard.h"

#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

class tst_desktopclipboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        QGuiApplication::clipboard()->setText(u"marked"_s, QClipboard::Selection);
    }

    void whatIsPutCanBePasted()
    {
        DesktopClipboard clipboard;
        QSignalSpy changed(&clipboard, &Clipboard::changed);
        put(clipboard);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"token"_s);
        QCOMPARE(clipboard.text(), u"token"_s);
        QVERIFY(!changed.isEmpty());
    }

    void clearingEmptiesIt()
    {
        DesktopClipboard clipboard;
        put(clipboard);
        clipboard.clear();
        QCOMPARE(clipboard.text(), QString());
    }

    void thePrimarySelectionIsLeftAlone()
    {
        if (!QGuiApplication::clipboard()->supportsSelection())
            QSKIP("This platform has no primary selection.");
        DesktopClipboard clipboard;
        put(clipboard);
        clipboard.clear();
        QCOMPARE(QGuiApplication::clipboard()->text(QClipboard::Selection), u"marked"_s);
    }

    void itIsWithinReachWithoutFocusExceptOnWayland()
    {
        const DesktopClipboard clipboard;
        QVERIFY(clipboard.isWithinReach());
    }

private:
    static void put(Clipboard &clipboard)
    {
        auto content = std::make_unique<QMimeData>();
        content->setText(u"token"_s);
        clipboard.put(std::move(content));
    }
};

NLSTOKEN_TEST_IN(tst_desktopclipboard, QApplication)
#include "tst_desktopclipboard.moc"
