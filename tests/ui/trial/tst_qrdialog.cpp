// SPDX-License-Identifier: Apache-2.0
#include "core/model/token.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testprogram.h"
#include "tests/ui/offscreen.h"
#include "tests/ui/trial/qrreader.h"
#include "ui/shared/theme.h"
#include "ui/trial/qrdialog.h"
#include "ui/trial/qrpicture.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QHideEvent>
#include <QLabel>
#include <QMetaProperty>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QTest>

#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

const QByteArray token = "8d3ef00a1b2c4d5e6f70819293a40a4f"_ba;
constexpr qint64 expiry = 1'795'436'222; // 2026-11-23 12:17:02 UTC

struct Fixture
{
    FakeClock clock;
    QWidget window;
    QPointer<QrDialog> dialog;

    explicit Fixture(
        const QString &profileName = u"Singapore demo"_s, const QByteArray &shown = token)
    {
        window.show();
        dialog =
            new QrDialog(Token{.id = shown, .expireTime = expiry}, profileName, clock, &window);
        dialog->open();
        dialog->activateWindow();
        if (!QTest::qWaitForWindowActive(dialog))
            qWarning("the dialog does not come up");
    }
    [[nodiscard]] QrPicture &picture() { return *dialog->findChild<QrPicture *>(); }
    [[nodiscard]] bool isGone() { return dialog.isNull(); }
    [[nodiscard]] QString words()
    {
        QString words;
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            words += label->text() + u'\n';
        return words;
    }
    [[nodiscard]] QList<QWidget *> widgets()
    {
        return QList<QWidget *>{dialog.data()} + dialog->findChildren<QWidget *>();
    }
};

// Every name, value and description that assistive technology can get.
QString heardFrom(QWidget &widget)
{
    QString heard;
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&widget);
    for (const auto kind :
        {QAccessible::Name, QAccessible::Value, QAccessible::Description, QAccessible::Help})
        heard += accessible->text(kind) + u'\n';
    return heard;
}

// How many pixels of black or white follow each other; none when one is of another colour.
std::vector<int> runsInRow(const QImage &image, int row)
{
    std::vector<int> runs;
    QColor last;
    for (int x = 0; x < image.width(); ++x) {
        const QColor color = image.pixelColor(x, row);
        if (color != Qt::black && color != Qt::white)
            return {};
        if (color != last)
            runs.push_back(0);
        ++runs.back();
        last = color;
    }
    return runs;
}

} // namespace

class tst_qrdialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void aReaderGetsTheTokenFromWhatIsShown_data()
    {
        QTest::addColumn<QByteArray>("shown");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("width");
        const QByteArray longest(1024, 'x');
        QTest::newRow("light") << token << false << 0;
        QTest::newRow("dark") << token << true << 0;
        QTest::newRow("small") << token << false << 200;
        QTest::newRow("large, and no multiple of the modules") << token << true << 701;
        QTest::newRow("the longest") << longest << true << 0;
        QTest::newRow("the longest, small") << longest << false << 200;
    }
    void aReaderGetsTheTokenFromWhatIsShown()
    {
        QFETCH(const QByteArray, shown);
        QFETCH(const bool, dark);
        QFETCH(const int, width);
        if (!hasQrReader())
            QSKIP("zbarimg is not installed");
        const QPalette before = QApplication::palette();
        QApplication::setPalette(dark ? darkPalette() : lightPalette());
        Fixture fixture(u"Singapore demo"_s, shown);
        if (width > 0)
            fixture.dialog->resize(width, width + 150);
        const std::optional<QByteArray> read = readQrCode(fixture.dialog->grab().toImage());
        QApplication::setPalette(before);
        QVERIFY(read);
        QCOMPARE(*read, shown);
    }

    // Run again at a scale that is no whole number.
    void everyModuleHasTheSameWholePixels()
    {
        Fixture fixture;
        fixture.picture().setPalette(QPalette(Qt::white));
        fixture.picture().setAutoFillBackground(true);
        for (const int side : {297, 300, 333, 401}) {
            fixture.picture().resize(side, side);
            const QImage image = fixture.picture().grab().toImage();
            int module = 0;
            for (int y = 0; y < image.height(); ++y) {
                const std::vector<int> runs = runsInRow(image, y);
                QVERIFY(!runs.empty());
                // The first row with something dark starts with the edge of a finder pattern.
                constexpr int finder = 7;
                if (module == 0 && runs.size() > 1)
                    module = runs[1] / finder;
                // The first and the last are what is around.
                for (std::size_t i = 1; i + 1 < runs.size(); ++i)
                    QCOMPARE(runs[i] % module, 0);
            }
            QVERIFY(module > 1);
        }
    }

    void itSaysWhoseTokenItIsAndForHowLong()
    {
        Fixture fixture(u"a <b>bold</b>\u202e name"_s);
        QVERIFY(fixture.words().contains(u"whole token of “a <b>bold</b>"_s));
        QVERIFY(!fixture.words().contains(u'\u202e'));
        QVERIFY(fixture.words().contains(
            QDateTime::fromSecsSinceEpoch(expiry).toString(u"HH:mm:ss"_s)));
        QVERIFY(fixture.words().contains(u"20 second"_s));
        fixture.clock.advance(15s);
        QTRY_VERIFY(fixture.words().contains(u"5 second"_s));
        for (const QLabel *label : fixture.dialog->findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void itIsGoneAfterTwentySeconds()
    {
        Fixture fixture;
        fixture.clock.advance(19'999ms);
        QTRY_VERIFY(fixture.words().contains(u"1 second"_s));
        QVERIFY(fixture.dialog->isVisible());
        fixture.clock.advance(1ms);
        QTRY_VERIFY(fixture.isGone());
    }

    void itIsGoneAfterSleep()
    {
        Fixture fixture;
        fixture.clock.advance(8h);
        QTRY_VERIFY(fixture.isGone());
    }

    void itIsGoneWhenTheClockIsPutBack()
    {
        Fixture fixture;
        fixture.clock.advance(-1h);
        QTRY_VERIFY(fixture.isGone());
    }

    void itIsGoneAtOnceWhenTheWindowLosesTheFocus()
    {
        Fixture fixture;
        QWidget other;
        other.show();
        other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        QVERIFY(fixture.isGone() || !fixture.dialog->isVisible());
        QTRY_VERIFY(fixture.isGone());
    }

    void itIsGoneWhenTheSystemHidesIt()
    {
        Fixture fixture;
        QHideEvent minimised;
        QSpontaneKeyEvent::setSpontaneous(&minimised);
        qApp->notify(fixture.dialog, &minimised);
        QTRY_VERIFY(fixture.isGone());
    }

    void escAndTheButtonCloseIt()
    {
        Fixture byKey;
        QTest::keyClick(byKey.dialog, Qt::Key_Escape);
        QTRY_VERIFY(byKey.isGone());
        Fixture byButton;
        byButton.dialog->findChild<QPushButton *>()->click();
        QTRY_VERIFY(byButton.isGone());
    }

    void itBlocksOnlyItsWindow()
    {
        Fixture fixture;
        QCOMPARE(fixture.dialog->windowModality(), Qt::WindowModal);
    }

    void theCodeIsGoneBeforeTheDialogIs()
    {
        Fixture fixture;
        QrDialog *dialog = fixture.dialog;
        dialog->reject();
        QVERIFY(!fixture.isGone()); // it deletes itself later
        const QImage image = fixture.picture().grab().toImage();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                QCOMPARE(image.pixelColor(x, y), image.pixelColor(0, 0));
        }
    }

    void theTokenIsInNoPropertyAndNoAccessibleText()
    {
        Fixture fixture;
        QString all;
        for (QWidget *widget : fixture.widgets()) {
            all += heardFrom(*widget) + widget->objectName() + widget->toolTip();
            for (int i = 0; i < widget->metaObject()->propertyCount(); ++i)
                all += widget->metaObject()->property(i).read(widget).toString() + u'\n';
            for (const QByteArray &name : widget->dynamicPropertyNames())
                all += widget->property(name.constData()).toString() + u'\n';
        }
        QVERIFY(all.contains(u"QR code of the token"_s));
        for (const QByteArray &part : {token.first(6), token.last(4)})
            QVERIFY(!all.contains(QString::fromLatin1(part)));
    }

    void nothingGetsIntoTheClipboard()
    {
        QClipboard &clipboard = *QGuiApplication::clipboard();
        clipboard.setText(u"before"_s, QClipboard::Clipboard);
        clipboard.setText(u"before"_s, QClipboard::Selection);
        Fixture fixture;
        for (QWidget *widget : fixture.widgets()) {
            if (qobject_cast<QPushButton *>(widget))
                continue;
            const QPoint start(2, 2);
            const QPoint end = widget->rect().bottomRight() - start;
            QTest::mousePress(widget, Qt::LeftButton, {}, start);
            QTest::mouseMove(widget, end);
            QTest::mouseRelease(widget, Qt::LeftButton, {}, end);
            QTest::mouseDClick(widget, Qt::LeftButton, {}, start);
        }
        QTest::keySequence(fixture.dialog, QKeySequence::SelectAll);
        QTest::keySequence(fixture.dialog, QKeySequence::Copy);
        QCOMPARE(clipboard.text(QClipboard::Clipboard), u"before"_s);
        QVERIFY(!clipboard.mimeData()->hasImage());
        if (clipboard.supportsSelection())
            QCOMPARE(clipboard.text(QClipboard::Selection), u"before"_s);
    }

    void aTokenThatIsTooLongIsTold()
    {
        Fixture fixture(u"demo"_s, QByteArray(3000, 'x'));
        QVERIFY(fixture.words().contains(u"too long"_s));
        QVERIFY(!fixture.picture().isVisible());
    }
};

NLSTOKEN_TEST_IN(tst_qrdialog, QApplication)
#include "tst_qrdialog.moc"
