// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testprogram.h"
#include "ui/profiles/firstrunpage.h"

#include "tests/ui/offscreen.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

QString words(const QWidget &page)
{
    QString all;
    const auto labels = page.findChildren<QLabel *>();
    for (const QLabel *label : labels)
        all += label->text() + u'\n';
    return all;
}

} // namespace

class tst_firstrunpage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void everyWayIsReachedByKeyboard()
    {
        FirstRunPage page;
        QSignalSpy add(&page, &FirstRunPage::addWanted);
        QSignalSpy sandbox(&page, &FirstRunPage::sandboxWanted);
        QSignalSpy help(&page, &FirstRunPage::helpWanted);
        QSignalSpy paste(&page, &FirstRunPage::pasteTokenWanted);
        page.show();
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        const auto buttons = page.findChildren<QPushButton *>();
        QCOMPARE(buttons.size(), 4);
        buttons.front()->setFocus();
        for (int i = 0; i < buttons.size(); ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        for (const QSignalSpy *spy : {&add, &sandbox, &help, &paste})
            QCOMPARE(spy->size(), 1);
        const QUrl url = help.front().front().toUrl();
        QCOMPARE(url.scheme(), u"https"_s);
        QVERIFY(url.host().endsWith(u".aliyun.com"_s));
    }

    void theEmblemSaysNothingToAScreenReader()
    {
        FirstRunPage page;
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&page);
        QVERIFY(accessible);
        for (int i = 0; i < accessible->childCount(); ++i) {
            const QAccessibleInterface *child = accessible->child(i);
            QVERIFY(child->role() != QAccessible::ProgressBar);
            QVERIFY(child->text(QAccessible::Name) != u"Time left"_s);
        }
    }

    void theKeychainIsNamed()
    {
        FirstRunPage page;
        QVERIFY(words(page).contains(u"this computer's keychain. A token"_s));
        page.setKeychainName(u"GNOME\nKeyring"_s);
        QVERIFY(words(page).contains(u"keychain (GNOME Keyring). A token"_s));
    }
};

NLSTOKEN_TEST_IN(tst_firstrunpage, QApplication)
#include "tst_firstrunpage.moc"
