// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testprogram.h"
#include "tests/ui/offscreen.h"
#include "ui/shared/primarybutton.h"
#include "ui/shared/statuscolor.h"
#include "ui/shared/theme.h"

#include <QApplication>
#include <QImage>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

class tst_primarybutton : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        QApplication::setStyle(u"fusion"_s);
        QApplication::setPalette(lightPalette());
    }

    void itIsPaintedInTheHighlightColour()
    {
        PrimaryButton button;
        button.setText(u"Obtain"_s);
        button.resize(button.sizeHint());
        QCOMPARE(groundOf(button), lightPalette().color(QPalette::Highlight));
        button.setDown(true);
        QVERIFY(groundOf(button) != lightPalette().color(QPalette::Highlight));
        button.setDown(false);
        button.setEnabled(false);
        QCOMPARE(groundOf(button), trackColor(lightPalette()));
    }

    void itsWordsAreReadable()
    {
        for (const QPalette &palette : {lightPalette(), darkPalette()}) {
            PrimaryButton button;
            button.setPalette(palette);
            button.resize(80, 24);
            QVERIFY(
                contrastRatio(groundOf(button), palette.color(QPalette::HighlightedText)) >= 4.5);
        }
    }

    void theMenuPartIsNarrowAndNotTheDefault()
    {
        PrimaryButton button;
        QVERIFY(button.isDefault());
        button.setPart(PrimaryButton::Part::End);
        QVERIFY(!button.isDefault());
        QVERIFY(button.sizeHint().width() < 2 * button.sizeHint().height());
    }

    void itWorksByKeyboard()
    {
        PrimaryButton button;
        QSignalSpy clicked(&button, &QPushButton::clicked);
        QTest::keyClick(&button, Qt::Key_Space);
        QCOMPARE(clicked.size(), 1);
    }

    void otherStylesPaintTheirOwn()
    {
        QApplication::setStyle(u"windows"_s);
        PrimaryButton button;
        button.setPalette(lightPalette());
        button.resize(80, 24);
        QVERIFY(groundOf(button) != lightPalette().color(QPalette::Highlight));
    }

private:
    static QColor groundOf(PrimaryButton &button)
    {
        return button.grab().toImage().pixelColor(6, button.height() / 2);
    }
};

NLSTOKEN_TEST_IN(tst_primarybutton, QApplication)
#include "tst_primarybutton.moc"
