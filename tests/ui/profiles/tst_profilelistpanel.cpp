// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testprogram.h"
#include "ui/profiles/profilelistpanel.h"

#include "core/errors/errorcatalogue.h"
#include "tests/ui/offscreen.h"
#include "ui/profiles/renamedialog.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

ProfileRow row(const QString &id, const QString &name, ProfileRow::Kind kind)
{
    ProfileRow row;
    row.profile = newProfile(name, u"ap-southeast-1"_s);
    row.profile.id = id;
    row.kind = kind;
    return row;
}

std::vector<ProfileRow> someRows()
{
    using Kind = ProfileRow::Kind;
    return {row(u"a"_s, u"Singapore demo"_s, Kind::Keyed), row(u"b"_s, u"shop"_s, Kind::Pasted),
        row(u"w"_s, u"wrong"_s, Kind::Wrong), row(u"s"_s, u"Sandbox"_s, Kind::Sandbox)};
}

struct Fixture
{
    const ErrorCatalogue catalogue{u"en"_s};
    ProfileListPanel panel{catalogue};
    QListView &list = *panel.findChild<QListView *>();

    Fixture()
    {
        panel.setRows(someRows());
        panel.resize(250, 400);
        panel.show();
        panel.activateWindow();
        (void)QTest::qWaitForWindowActive(&panel);
        list.setFocus();
    }
    void contextMenuByKey() { QTest::keyClick(&list, Qt::Key_Menu); }
    [[nodiscard]] QStringList openMenuWords() const
    {
        QStringList words;
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        if (menu == nullptr)
            return words;
        for (const QAction *action : menu->actions()) {
            if (action->isEnabled() && !action->isSeparator())
                words << action->text();
        }
        menu->close();
        return words;
    }
    void pressMenuKeyOn(const QString &id)
    {
        panel.setChosen(id);
        QContextMenuEvent event(
            QContextMenuEvent::Keyboard, list.visualRect(list.currentIndex()).center(), QPoint());
        QApplication::sendEvent(list.viewport(), &event);
    }
};

} // namespace

class tst_profilelistpanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void whatTheUserChoosesIsToldOnce()
    {
        Fixture fixture;
        QSignalSpy chosen(&fixture.panel, &ProfileListPanel::chosen);
        fixture.panel.setChosen(u"b"_s);
        QVERIFY(chosen.isEmpty());
        QCOMPARE(fixture.panel.chosenId(), u"b"_s);
        QTest::keyClick(&fixture.list, Qt::Key_Up);
        QCOMPARE(chosen.takeFirst().front().toString(), u"a"_s);
        fixture.panel.setRows(someRows());
        QVERIFY(chosen.isEmpty());
        fixture.panel.setChosen(u"nobody"_s);
        QCOMPARE(fixture.panel.chosenId(), u"a"_s);
    }

    void theKeyboardsComingChoosesNothing()
    {
        const ErrorCatalogue catalogue(u"en"_s);
        ProfileListPanel panel(catalogue);
        panel.setRows(someRows());
        const QSignalSpy chosen(&panel, &ProfileListPanel::chosen);
        auto &list = *panel.findChild<QListView *>();
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        list.setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(list.hasFocus());
        QCOMPARE(panel.chosenId(), QString());
        QCOMPARE_EQ(chosen.count(), 0);
        QTest::keyClick(&list, Qt::Key_Down);
        QCOMPARE(panel.chosenId(), u"a"_s);
    }

    void aProfileThatGoesLeavesAnotherChosen()
    {
        Fixture fixture;
        fixture.panel.setChosen(u"a"_s);
        QSignalSpy chosen(&fixture.panel, &ProfileListPanel::chosen);
        std::vector<ProfileRow> rows = someRows();
        rows.erase(rows.begin());
        fixture.panel.setRows(rows);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.takeFirst().front().toString(), u"b"_s);
        fixture.panel.setRows({});
        QCOMPARE(chosen.takeFirst().front().toString(), QString());
    }

    void keysAskForWhatTheyDo()
    {
        Fixture fixture;
        fixture.panel.setChosen(u"a"_s);
        QSignalSpy edit(&fixture.panel, &ProfileListPanel::editWanted);
        QSignalSpy remove(&fixture.panel, &ProfileListPanel::removeWanted);
        QTest::keyClick(&fixture.list, Qt::Key_Return);
        QTest::keyClick(&fixture.list, Qt::Key_Enter, Qt::KeypadModifier);
        QTest::keyClick(&fixture.list, Qt::Key_Delete);
        QCOMPARE(edit.size(), 2);
        QCOMPARE(edit.front().front().toString(), u"a"_s);
        QCOMPARE(remove.size(), 1);
        QCOMPARE(remove.front().front().toString(), u"a"_s);
    }

    void theSandboxCannotBeRemovedNorEdited()
    {
        Fixture fixture;
        fixture.panel.setChosen(u"s"_s);
        QSignalSpy edit(&fixture.panel, &ProfileListPanel::editWanted);
        QSignalSpy remove(&fixture.panel, &ProfileListPanel::removeWanted);
        QTest::keyClick(&fixture.list, Qt::Key_Return);
        QTest::keyClick(&fixture.list, Qt::Key_Delete);
        QTest::keyClick(&fixture.list, Qt::Key_F2);
        QVERIFY(edit.isEmpty());
        QVERIFY(remove.isEmpty());
        QVERIFY(!fixture.panel.findChild<RenameDialog *>());
    }

    void menusOfferWhatTheRowCan()
    {
        Fixture fixture;
        fixture.pressMenuKeyOn(u"b"_s);
        QCOMPARE(fixture.openMenuWords(),
            (QStringList{u"Edit…"_s, u"Rename…"_s, u"Use by default"_s, u"Move up"_s,
                u"Move down"_s, u"Remove…"_s}));
        fixture.pressMenuKeyOn(u"w"_s);
        QCOMPARE(fixture.openMenuWords(), (QStringList{u"Move up"_s, u"Remove…"_s}));
        fixture.pressMenuKeyOn(u"s"_s);
        QVERIFY(fixture.openMenuWords().isEmpty()); // nobody gave it one
        QMenu faults;
        faults.addAction(u"Throttled"_s);
        fixture.panel.setSandboxMenu(&faults);
        fixture.pressMenuKeyOn(u"s"_s);
        QCOMPARE(fixture.openMenuWords(), QStringList{u"Throttled"_s});
    }

    void theDefaultIsMarked()
    {
        Fixture fixture;
        std::vector<ProfileRow> rows = someRows();
        rows.front().isDefault = true;
        fixture.panel.setRows(rows);
        fixture.panel.setChosen(u"a"_s);
        const auto actions = fixture.list.actions();
        const auto found = std::ranges::find(actions, u"Use by default"_s, &QAction::text);
        QVERIFY(found != actions.end());
        QVERIFY((*found)->isChecked());
        fixture.panel.setChosen(u"b"_s);
        QVERIFY(!(*found)->isChecked());
        QSignalSpy wanted(&fixture.panel, &ProfileListPanel::defaultWanted);
        (*found)->trigger();
        QCOMPARE(wanted.front().front().toString(), u"b"_s);
    }

    void rowsAreMovedByKeyboard()
    {
        Fixture fixture;
        fixture.panel.setChosen(u"b"_s);
        QSignalSpy order(&fixture.panel, &ProfileListPanel::orderChanged);
        QSignalSpy chosen(&fixture.panel, &ProfileListPanel::chosen);
        QTest::keyClick(&fixture.list, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(order.takeFirst().front().toStringList(), (QStringList{u"b"_s, u"a"_s, u"w"_s}));
        QTest::keyClick(&fixture.list, Qt::Key_Up, Qt::AltModifier);
        QVERIFY(order.isEmpty());
        QTest::keyClick(&fixture.list, Qt::Key_Down, Qt::AltModifier);
        QTest::keyClick(&fixture.list, Qt::Key_Down, Qt::AltModifier);
        QTest::keyClick(&fixture.list, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(order.size(), 2); // not below the sandbox
        QCOMPARE(fixture.panel.chosenId(), u"b"_s);
        QVERIFY(chosen.isEmpty());
    }

    void renamingChecksTheName()
    {
        Fixture fixture;
        fixture.panel.setChosen(u"a"_s);
        QSignalSpy renamed(&fixture.panel, &ProfileListPanel::renameWanted);
        QTest::keyClick(&fixture.list, Qt::Key_F2);
        auto *dialog = fixture.panel.findChild<RenameDialog *>();
        QVERIFY(dialog);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        auto *edit = dialog->findChild<QLineEdit *>();
        QTRY_VERIFY(edit->hasFocus());
        QCOMPARE(edit->selectedText(), u"Singapore demo"_s);
        QTest::keyClicks(edit, u"SHOP"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(renamed.isEmpty());
        QVERIFY(edit->accessibleDescription().contains(u"already a profile named “SHOP”"_s));
        QTest::keyClicks(edit, u"2"_s);
        QVERIFY(edit->accessibleDescription().isEmpty());
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(renamed.size(), 1);
        QCOMPARE(renamed.front(), (QVariantList{u"a"_s, u"SHOP2"_s}));
        QVERIFY(!dialog->isVisible());
    }

    void addingHasTwoWays()
    {
        Fixture fixture;
        QSignalSpy add(&fixture.panel, &ProfileListPanel::addWanted);
        QSignalSpy paste(&fixture.panel, &ProfileListPanel::pasteTokenWanted);
        auto *button = fixture.panel.findChild<QPushButton *>();
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(add.size(), 1);
        auto *more = fixture.panel.findChild<QToolButton *>();
        more->setFocus();
        QTest::keyClick(more, Qt::Key_Space);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(paste.size(), 1);
    }

    void everyRowIsSpoken()
    {
        Fixture fixture;
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&fixture.list);
        QVERIFY(list);
        QCOMPARE(list->text(QAccessible::Name), u"Profiles"_s);
        QCOMPARE(list->child(0)->text(QAccessible::Name),
            u"Singapore demo, ap-southeast-1 · no token yet"_s);
    }

    void longNamesAreCutAndNothingElse()
    {
        Fixture fixture;
        std::vector<ProfileRow> rows = someRows();
        rows[0].profile.name = QString(64, u'W');
        rows[1].profile.name = u"שלום 👩‍🚀 demo"_s;
        fixture.panel.setRows(rows);
        QCOMPARE(fixture.list.sizeHintForIndex(fixture.list.model()->index(0, 0)).height(),
            fixture.list.sizeHintForIndex(fixture.list.model()->index(1, 0)).height());
        QVERIFY(!fixture.panel.grab().isNull());
    }
};

NLSTOKEN_TEST_IN(tst_profilelistpanel, QApplication)
#include "tst_profilelistpanel.moc"
