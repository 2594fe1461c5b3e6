// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testprogram.h"
#include "tests/ui/offscreen.h"
#include "tests/ui/trial/qrreader.h"
#include "ui/trial/qrcode.h"

#include <QTest>

#include <type_traits>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

// A picture of the modules as they are, without a widget of ours.
QImage pictureOf(const QrCode &code)
{
    constexpr int module = 3;
    const int whole = code.side() + 2 * QrCode::quietZone;
    QImage picture(whole, whole, QImage::Format_RGB32);
    picture.fill(Qt::white);
    for (int row = 0; row < code.side(); ++row) {
        for (int column = 0; column < code.side(); ++column) {
            if (code.isDark(column, row))
                picture.setPixelColor(
                    QrCode::quietZone + column, QrCode::quietZone + row, Qt::black);
        }
    }
    return picture.scaled(picture.size() * module);
}

// Every character that a token may have, over and over.
QByteArray visibleCharacters(qsizetype count)
{
    QByteArray characters;
    for (qsizetype i = 0; i < count; ++i)
        characters += static_cast<char>('!' + i % ('~' - '!' + 1));
    return characters;
}

} // namespace

static_assert(!std::is_copy_constructible_v<QrCode>, "what it says is a secret");

class tst_qrcode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void saysWhatItIsMadeOf_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("a token") << "8d3ef00a1b2c4d5e6f70819293a40a4f"_ba;
        QTest::newRow("one character") << "~"_ba;
        QTest::newRow("digits, which have a mode of their own") << "00000000000000000000"_ba;
        QTest::newRow("capitals, which have one too") << "ABCDEF0123456789$%*+-./:"_ba;
        QTest::newRow("like an address") << "https://example.com/?a=b&c=%20"_ba;
        QTest::newRow("all visible ASCII") << visibleCharacters('~' - '!' + 1);
        QTest::newRow("the longest token") << visibleCharacters(1024);
    }
    void saysWhatItIsMadeOf()
    {
        QFETCH(const QByteArray, bytes);
        if (!hasQrReader())
            QSKIP("zbarimg is not installed");
        const QrCode code = QrCode::of(bytes);
        QVERIFY(!code.isEmpty());
        const std::optional<QByteArray> read = readQrCode(pictureOf(code));
        QVERIFY(read);
        QCOMPARE(*read, bytes);
    }

    void hasTheSizeOfMediumCorrection()
    {
        // ISO/IEC 18004, table 7: byte mode with level M holds 14, 42 and 62 bytes in versions
        // 1, 3 and 4; a version has 17 + 4 v modules.
        QCOMPARE(QrCode::of(QByteArray(14, 'a')).side(), 21);
        QCOMPARE(QrCode::of(QByteArray(42, 'a')).side(), 29);
        QCOMPARE(QrCode::of(QByteArray(43, 'a')).side(), 33);
        QCOMPARE(QrCode::of(QByteArray(42, '1')).side(), 29); // in byte mode too
    }

    void nothingAndTooMuchMakeNone()
    {
        QVERIFY(QrCode().isEmpty());
        QVERIFY(QrCode::of({}).isEmpty());
        QCOMPARE(QrCode::of(QByteArray(2331, 'a')).side(), 177);
        QVERIFY(QrCode::of(QByteArray(2332, 'a')).isEmpty());
    }
};

NLSTOKEN_TEST(tst_qrcode)
#include "tst_qrcode.moc"
