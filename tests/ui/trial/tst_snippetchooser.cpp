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

struct Fixture
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
        const Fixture fixture;
        QCOMPARE(fixture.box(u"Language"_s).count(), int(fixture.library.languages().size()));
        QCOMPARE(fixture.box(u"Language"_s).currentData(), u"python"_s);
        QCOMPARE(fixture.box(u"Speech service"_s).currentData(), u"tts"_s);
        QVERIFY(fixture.button(u"Use this token"_s).isChecked());
    }

    void whatIsChosenIsTold()
    {
        Fixture fixture;
        QSignalSpy chosen(&fixture.chooser, &SnippetChooser::chosen);
        fixture.pickLanguage(u"java"_s);
        Fixture::pick(fixture.box(u"Speech service"_s), u"asr"_s);
        fixture.button(u"Obtain one in code"_s).toggle(); // as a screen reader does
        QCOMPARE(chosen.size(), 3);
        QCOMPARE(
            fixture.chooser.choice(), (SnippetChoice{u"java"_s, u"asr"_s, SnippetUse::AccessKey}));
        fixture.button(u"Obtain one in code"_s).click();
        QCOMPARE(chosen.size(), 3);
    }

    void whatIsSetIsNotTold()
    {
        Fixture fixture;
        QSignalSpy chosen(&fixture.chooser, &SnippetChooser::chosen);
        fixture.chooser.setChoice({u"go"_s, u"st"_s, SnippetUse::Token});
        QCOMPARE(fixture.box(u"Language"_s).currentData(), u"go"_s);
        QCOMPARE(fixture.box(u"Speech service"_s).currentData(), u"st"_s);
        QVERIFY(chosen.isEmpty());
    }

    void onlyWhatThereIsCanBeChosen()
    {
        Fixture fixture;
        for (const SnippetLanguage &language : fixture.library.languages()) {
            fixture.pickLanguage(language.id);
            const QComboBox &services = fixture.box(u"Speech service"_s);
            QCOMPARE(services.count(), language.services().size());
            QCOMPARE(fixture.button(u"Use this token"_s).isEnabled(), services.count() > 0);
            QCOMPARE(fixture.button(u"Obtain one in code"_s).isEnabled(),
                language.snippet(SnippetUse::AccessKey) != nullptr);
        }
    }

    void aWishComesBackWithALanguageThatHasIt()
    {
        Fixture fixture;
        fixture.chooser.setChoice({u"python"_s, u"st"_s, SnippetUse::Token});
        fixture.pickLanguage(u"java-core"_s); // obtains only
        QVERIFY(fixture.button(u"Obtain one in code"_s).isChecked());
        QVERIFY(!fixture.box(u"Speech service"_s).isEnabled());
        fixture.pickLanguage(u"go"_s);
        QVERIFY(fixture.button(u"Use this token"_s).isChecked());
        QCOMPARE(fixture.box(u"Speech service"_s).currentData(), u"st"_s);
    }
};

NLSTOKEN_TEST_IN(tst_SnippetChooser, QApplication)
#include "tst_snippetchooser.moc"
