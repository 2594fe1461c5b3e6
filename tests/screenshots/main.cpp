// SPDX-License-Identifier: Apache-2.0
// screenshots FOLDER light|dark en|zh_CN: pictures of the window, for README and for looking at.
// QT_SCALE_FACTOR decides how large they are.
#include "app/wiring/applicationinfo.h"
#include "app/wiring/translations.h"
#include "tests/screenshots/scene.h"
#include "tests/screenshots/states.h"
#include "ui/profiles/pastedtokendialog.h"
#include "ui/profiles/profiledialog.h"
#include "ui/shared/icons.h"
#include "ui/shared/theme.h"
#include "ui/trial/qrdialog.h"
#include "ui/trial/trialpanel.h"

#include <QApplication>
#include <QDir>
#include <QFontDatabase>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QStatusBar>
#include <QTabWidget>
#include <QTest>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

class Album
{
public:
    Album(const QDir &folder, QString kind)
        : m_folder(folder)
        , m_kind(std::move(kind))
    {
    }

    void take(QWidget &widget, const QString &name)
    {
        const QString path = m_folder.filePath(name + u'-' + m_kind + u".png"_s);
        m_allSaved = widget.grab().save(path) && m_allSaved;
        QTextStream(stdout) << path << '\n';
    }
    [[nodiscard]] bool isWhole() const { return m_allSaved; }

private:
    QDir m_folder;
    QString m_kind;
    bool m_allSaved = true;
};

// Everything that comes by the event loop is there once the keychain's name is.
void settle(MainWindow &window)
{
    window.show();
    window.activateWindow();
    const auto isSettled = [&window] {
        const auto labels = window.statusBar()->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [](const QLabel *label) {
            return label->text().contains("GNOME"_L1)
                && label->width() >= label->sizeHint().width();
        });
    };
    if (!QTest::qWaitForWindowExposed(&window) || !QTest::qWaitFor(isSettled))
        qFatal("the window does not settle");
}

template <typename Dialog>
Dialog &openDialog(MainWindow &window)
{
    Dialog *dialog = nullptr;
    if (!QTest::qWaitFor([&] {
        dialog = window.findChild<Dialog *>();
        return dialog && dialog->isVisible();
    }))
        qFatal("the dialog does not open");
    (void)QTest::qWaitForWindowExposed(dialog);
    return *dialog;
}

void takeFirstRun(Album &album, const QString &language)
{
    Scene scene(Scene::Content::Nothing, language);
    settle(scene.window());
    album.take(scene.window(), u"firstrun"_s);
    scene.editing().add();
    album.take(openDialog<ProfileDialog>(scene.window()), u"addprofile"_s);
}

void takeTokens(Album &album, const QString &language)
{
    Scene scene(Scene::Content::FourProfiles, language);
    MainWindow &window = scene.window();
    settle(window);
    scene.clipboard().copy(u"text"_s);
    scene.advance(7s);
    if (!QTest::qWaitFor([&] {
        const auto labels = window.findChildren<QLabel *>();
        return std::ranges::any_of(
            labels, [](const QLabel *label) { return label->text().contains("38"_L1); });
    }))
        qFatal("the clipboard does not count down");
    album.take(window, u"token"_s);
    scene.editing().remove(scene.idOf(u"Customer repro"_s));
    album.take(openDialog<QMessageBox>(window), u"remove"_s);
}

void takeDialogs(Album &album, const QString &language)
{
    Scene scene(Scene::Content::FourProfiles, language);
    settle(scene.window());
    scene.editing().edit(scene.idOf(u"Singapore demo"_s));
    album.take(openDialog<ProfileDialog>(scene.window()), u"editprofile"_s);
    Scene other(Scene::Content::FourProfiles, language);
    settle(other.window());
    other.editing().pasteToken();
    album.take(openDialog<PastedTokenDialog>(other.window()), u"pastetoken"_s);
}

void takeQrCode(Album &album, const QString &language)
{
    Scene scene(Scene::Content::FourProfiles, language);
    settle(scene.window());
    const FakeClock clock;
    const Token token{
        .id = "no token, only words"_ba, .expireTime = clock.now().addDays(1).toSecsSinceEpoch()};
    auto *dialog = new QrDialog(token, u"Singapore demo"_s, clock, &scene.window());
    dialog->open();
    album.take(openDialog<QrDialog>(scene.window()), u"qrcode"_s);
}

void takeTrial(Album &album, const QString &language)
{
    Scene scene(Scene::Content::FourProfiles, language);
    MainWindow &window = scene.window();
    settle(window);
    window.findChild<QTabWidget *>()->setCurrentIndex(1);
    constexpr int bytes = 31'000;
    scene.trials().expectSpeech(
        TrialFixture::wavOf(QByteArray(bytes - 44, '.')), "4f1c7526f434b8c8198d6196b0a90a9a");
    Q_EMIT window.findChild<TrialPanel *>()->tryWanted();
    if (!QTest::qWaitFor([&] {
        const auto labels = window.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [](const QLabel *label) {
            return label->isVisible() && label->text().contains("4f1c7526"_L1);
        });
    }))
        qFatal("nobody speaks");
    album.take(window, u"trial"_s);
}

void takeStates(Album &album, const QString &language)
{
    const FakeClock clock;
    const ErrorCatalogue errors(language);
    const auto sheet = allStates(clock, errors);
    sheet->show();
    (void)QTest::qWaitForWindowExposed(sheet.get());
    album.take(*sheet, u"states"_s);
}

void setLook(const QString &colors, Theme &theme)
{
    // Not the fonts and the blinking that happen to be here.
    QFont font(QStringList{u"DejaVu Sans"_s, u"Noto Sans CJK SC"_s});
    font.setPointSizeF(9.5);
    QApplication::setFont(font);
    QApplication::setCursorFlashTime(0);
    QApplication::setEffectEnabled(Qt::UI_AnimateMenu, false);
    theme.choose(colors == "dark"_L1 ? ThemeChoice::Dark : ThemeChoice::Light);
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("TZ", "CET-1"); // the mock-ups' hour, whatever the computer's is
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 4) {
        QTextStream(stderr) << "screenshots FOLDER light|dark en|zh_CN\n";
        return EXIT_FAILURE;
    }
    const QString &colors = arguments[2];
    const QString &language = arguments[3];
    setApplicationInfo(u"nls-token-desk"_s);
    QApplication::setWindowIcon(applicationIcon());
    QLocale::setDefault(QLocale(language));
    installTranslations(language);
    Theme theme;
    setLook(colors, theme);

    const int percent = qRound(application.devicePixelRatio() * 100);
    Album album(QDir(arguments[1]), u"%1-%2-%3"_s.arg(colors, language).arg(percent));
    takeFirstRun(album, language);
    takeTokens(album, language);
    takeTrial(album, language);
    takeDialogs(album, language);
    takeQrCode(album, language);
    takeStates(album, language);
    return album.isWhole() ? EXIT_SUCCESS : EXIT_FAILURE;
}
