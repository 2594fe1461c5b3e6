// SPDX-License-Identifier: Apache-2.0
#include "core/errors/errorcatalogue.h"
#include "core/model/errorcode.h"
#include "tests/support/fakeclock.h"
#include "ui/profiles/firstrunpage.h"
#include "ui/profiles/pastedtokendialog.h"
#include "ui/profiles/profiledialog.h"
#include "ui/profiles/profilelistpanel.h"
#include "ui/profiles/renamedialog.h"
#include "ui/profiles/secretfield.h"
#include "ui/shared/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QPainter>
#include <QPixmap>
#include <QTextStream>
#include <QToolButton>
#include <QTranslator>

#include <cstdlib>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

using Widgets = std::vector<std::unique_ptr<QWidget>>;

ProfileRow row(const QString &name, const QString &region, std::chrono::seconds left)
{
    ProfileRow row;
    row.profile = newProfile(name, region);
    row.lifetime = 24h;
    row.status.expiresIn = left;
    row.status.state = left > 0s ? TokenState::Valid : TokenState::Expired;
    return row;
}

std::vector<ProfileRow> rows()
{
    std::vector<ProfileRow> rows{row(u"Singapore demo"_s, u"ap-southeast-1"_s, 15h + 41min),
        row(u"Support (RAM user)"_s, u"cn-shanghai"_s, 8min),
        row(u"技术支持（RAM 用户）"_s, u"cn-beijing"_s, -3min),
        row(u"שלום demo"_s, u"cn-shanghai"_s, 2h),
        row(u"🎙 an exceedingly long name for a profile"_s, u"cn-shenzhen"_s, -1s),
        row(u"locked"_s, u"ap-southeast-1"_s, 1h), row(u"broken"_s, {}, 0s),
        row(u"Sandbox"_s, u"ap-southeast-1"_s, 9h + 5min)};
    rows[4].error =
        ServiceError{.kind = ErrorKind::Credentials, .code = u"SignatureDoesNotMatch"_s};
    rows[5].error = ServiceError{.kind = ErrorKind::Keychain, .code = errorcode::KeychainLocked};
    rows[6].kind = ProfileRow::Kind::Wrong;
    rows[7].kind = ProfileRow::Kind::Sandbox;
    return rows;
}

std::unique_ptr<QWidget> panel(const ErrorCatalogue &catalogue, bool focused)
{
    auto made = std::make_unique<ProfileListPanel>(catalogue);
    made->setRows(rows());
    made->setChosen(rows().front().profile.id);
    auto *list = made->findChild<QListView *>();
    list->setCurrentIndex(list->model()->index(focused ? 2 : 0, 0));
    made->resize(250, 600);
    if (focused)
        list->setFocus();
    return made;
}

void type(QWidget &dialog, const QString &name, const QString &text)
{
    if (auto *secret = dialog.findChild<SecretField *>(name)) {
        secret->setSecret(SecretBytes(text.toUtf8()));
        return;
    }
    auto *edit = dialog.findChild<QLineEdit *>(name);
    edit->setText(text);
    Q_EMIT edit->textEdited(text);
}

std::unique_ptr<ProfileDialog> addDialog(const ErrorCatalogue &catalogue)
{
    auto dialog = std::make_unique<ProfileDialog>(catalogue);
    dialog->startAdding({u"shop"_s});
    return dialog;
}

// Filled in as it should be.
std::unique_ptr<ProfileDialog> filledDialog(const ErrorCatalogue &catalogue)
{
    auto dialog = addDialog(catalogue);
    type(*dialog, u"name"_s, u"Singapore demo"_s);
    type(*dialog, u"accessKeyId"_s, u"LTAI5tExampleExample1Qx2"_s);
    type(*dialog, u"accessKeySecret"_s, u"zz0Example1Secret2Of3Nobody456"_s);
    return dialog;
}

std::unique_ptr<ProfileDialog> wrongDialog(const ErrorCatalogue &catalogue)
{
    auto dialog = addDialog(catalogue);
    type(*dialog, u"name"_s, u"SHOP"_s);
    type(*dialog, u"accessKeyId"_s, u"zz0Example1Secret2Of3Nobody456"_s);
    type(*dialog, u"accessKeySecret"_s, u"LTAI5tExampleExample1Qx2"_s);
    dialog->findChild<QToolButton *>(u"advanced"_s)->click();
    type(*dialog, u"endpoint"_s, u"https://nls.example.com"_s);
    type(*dialog, u"gateway"_s, u"https://nls.example.com"_s);
    return dialog;
}

std::unique_ptr<ProfileDialog> editDialog(const ErrorCatalogue &catalogue)
{
    auto dialog = std::make_unique<ProfileDialog>(catalogue);
    Profile profile = newProfile(u"Support (RAM user)"_s, u"cn-beijing"_s);
    profile.accessKeyIdMasked = u"STS.****************1Qx2"_s;
    dialog->startEditing(profile, {});
    return dialog;
}

Widgets widgets(const ErrorCatalogue &catalogue, const Clock &clock)
{
    Widgets all;
    all.push_back(panel(catalogue, false));
    all.push_back(panel(catalogue, true));
    all.push_back(addDialog(catalogue));
    auto good = filledDialog(catalogue);
    good->showTesting(u"nlsmeta.ap-southeast-1.aliyuncs.com"_s);
    TokenAnswer answer;
    answer.token.expireTime = 86400;
    auto testing = filledDialog(catalogue);
    testing->showTesting(u"nlsmeta.ap-southeast-1.aliyuncs.com"_s);
    good->showTestResult(answer);
    all.push_back(std::move(good));
    all.push_back(std::move(testing));
    auto refused = filledDialog(catalogue);
    refused->showTesting(u"nlsmeta.ap-southeast-1.aliyuncs.com"_s);
    refused->showTestResult(Failure({.kind = ErrorKind::Credentials,
        .code = u"InvalidAccessKeyId.NotFound"_s,
        .serverMessage = u"Specified access key is not found."_s}));
    all.push_back(std::move(refused));
    all.push_back(wrongDialog(catalogue));
    all.push_back(editDialog(catalogue));
    all.push_back(std::make_unique<RenameDialog>(
        catalogue, RenameDialog::Names{.present = u"shop"_s, .others = {u"Shop"_s}}, nullptr));
    auto pasted = std::make_unique<PastedTokenDialog>(catalogue, clock);
    pasted->start({});
    type(*pasted, u"name"_s, u"console"_s);
    type(*pasted, u"token"_s, u"124fc7526f434b8c8198d6196b0a3c8e"_s);
    type(*pasted, u"expireTime"_s, u"1795436222"_s);
    all.push_back(std::move(pasted));
    auto firstRun = std::make_unique<FirstRunPage>();
    firstRun->setKeychainName(u"GNOME Keyring"_s);
    firstRun->resize(790, 610);
    all.push_back(std::move(firstRun));
    return all;
}

// One beside the other, in rows of a bearable width.
QPixmap sheetOf(const Widgets &all, const QPalette &palette)
{
    constexpr int gap = 24;
    constexpr int widest = 1900;
    QPoint place(gap, gap);
    int rowHeight = 0;
    std::vector<QPoint> places;
    for (const auto &widget : all) {
        if (place.x() > gap && place.x() + widget->width() > widest)
            place = QPoint(gap, place.y() + rowHeight + gap), rowHeight = 0;
        places.push_back(place);
        place.rx() += widget->width() + gap;
        rowHeight = qMax(rowHeight, widget->height());
    }
    const qreal ratio = all.front()->devicePixelRatioF();
    QPixmap sheet(QSize(widest + gap, place.y() + rowHeight + gap) * ratio);
    sheet.setDevicePixelRatio(ratio);
    sheet.fill(palette.color(QPalette::Mid));
    QPainter painter(&sheet);
    for (std::size_t i = 0; i < all.size(); ++i)
        painter.drawPixmap(places[i], all[i]->grab());
    return sheet;
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 4) {
        QTextStream(stderr) << "profilesheet FILE.png light|dark en|zh_CN\n";
        return EXIT_FAILURE;
    }
    const QString language = arguments.at(3);
    QTranslator translator;
    if (language != "en"_L1 && translator.load(u":/i18n/nlstoken_"_s + language))
        QApplication::installTranslator(&translator);
    QLocale::setDefault(QLocale(language));
    QFont font = QApplication::font();
    font.setFamilies({u"DejaVu Sans"_s, u"Noto Sans CJK SC"_s});
    QApplication::setFont(font);
    Theme theme;
    theme.choose(arguments.at(2) == "dark"_L1 ? ThemeChoice::Dark : ThemeChoice::Light);

    const ErrorCatalogue catalogue(language);
    const FakeClock clock;
    const Widgets all = widgets(catalogue, clock);
    for (const auto &widget : all)
        widget->show();
    bool saved = false;
    QMetaObject::invokeMethod(&application, [&] {
        saved = sheetOf(all, QApplication::palette()).save(arguments.at(1));
        QApplication::quit();
    }, Qt::QueuedConnection);
    QApplication::exec();
    return saved ? EXIT_SUCCESS : EXIT_FAILURE;
}
