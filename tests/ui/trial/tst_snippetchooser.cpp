// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testprogram.h"
#include "tests/ui/offscreen.h"
#include "ui/trial/snippetchooser.h"

#include <QApplication>
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

struct Desk
{
    [[nodiscard]] QComboBox &box(const QString &name) const
    {
        const auto boxes = chooser.findChildren<QComboBox *>();
        for (QComboBox *box : boxes) {
            if (box->accessibleName() == name)
                return *box;
        }
        qFatal("no such box");
    }
    [[nodiscard]] QPushButton &button(const QString &text) const
    {
        const auto buttons = chooser.findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->text() == text)
                return *button;
        }
        qFatal("no such button");
    }
    // As the user does it.
    static void pick(QComboBox &box, const QString &id)
    {
        box.setCurrentIndex(box.findData(id));
        Q_EMIT box.activated(box.currentIndex());
    }
    void pickLanguage(const QString &id) { pick(box(u"Language"_s), id); }

    SnippetLibrary library{u"en"_s};
    SnippetChooser chooser{library};
};

} // namespace

class tst_SnippetChooser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void everyLanguageIsThere()
    {
        const Desk desk;
        QCOMPARE(desk.box(u"Language"_s).count(), int(desk.library.languages().size()));
        QCOMPARE(desk.box(u"Language"_s).currentData(), u"python"_s);
        QCOMPARE(desk.box(u"Speech service"_s).currentData(), u"tts"_s);
        QVERIFY(desk.button(u"Use this token"_s).isChecked());
    }

    void whatIsChosenIsTold()
    {
        Desk desk;
        QSignalSpy chosen(&desk.chooser, &SnippetChooser::chosen);
        desk.pickLanguage(u"java"_s);
        Desk::pick(desk.box(u"Speech service"_s), u"asr"_s);
        desk.button(u"Obtain one in code"_s).toggle(); // as a screen reader does
        QCOMPARE(chosen.size(), 3);
        QCOMPARE(
            desk.chooser.choice(), (SnippetChoice{u"java"_s, u"asr"_s, SnippetUse::AccessKey}));
        desk.button(u"Obtain one in code"_s).click();
        QCOMPARE(chosen.size(), 3);
    }

    void whatIsSetIsNotTold()
    {
        Desk desk;
        QSignalSpy chosen(&desk.chooser, &SnippetChooser::chosen);
        desk.chooser.setChoice({u"go"_s, u"st"_s, SnippetUse::Token});
        QCOMPARE(desk.box(u"Language"_s).currentData(), u"go"_s);
        QCOMPARE(desk.box(u"Speech service"_s).currentData(), u"st"_s);
        QVERIFY(chosen.isEmpty());
    }

    void onlyWhatThereIsCanBeChosen()
    {
        Desk desk;
        for (const SnippetLanguage &language : desk.library.languages()) {
            desk.pickLanguage(language.id);
            const QComboBox &services = desk.box(u"Speech service"_s);
            QCOMPARE(services.count(), language.services().size());
            QCOMPARE(desk.button(u"Use this token"_s).isEnabled(), services.count() > 0);
            QCOMPARE(desk.button(u"Obtain one in code"_s).isEnabled(),
                language.snippet(SnippetUse::AccessKey) != nullptr);
        }
    }

    void aWishComesBackWithALanguageThatHasIt()
    {
        Desk desk;
        desk.chooser.setChoice({u"python"_s, u"st"_s, SnippetUse::Token});
        desk.pickLanguage(u"java-core"_s); // obtains only
        QVERIFY(desk.button(u"Obtain one in code"_s).isChecked());
        QVERIFY(!desk.box(u"Speech service"_s).isEnabled());
        desk.pickLanguage(u"go"_s);
        QVERIFY(desk.button(u"Use this token"_s).isChecked());
        QCOMPARE(desk.box(u"Speech service"_s).currentData(), u"st"_s);
    }
};

NLSTOKEN_TEST_IN(tst_SnippetChooser, QApplication)
#include "tst_snippetchooser.moc"
