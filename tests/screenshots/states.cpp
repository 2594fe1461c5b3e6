// SPDX-License-Identifier: Apache-2.0
#include "tests/screenshots/states.h"

#include "core/errors/errorcatalogue.h"
#include "core/model/errorcode.h"
#include "core/platform/clock.h"
#include "ui/token/tokenpage.h"

#include <QGridLayout>

#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace nlstoken {

namespace {

constexpr std::chrono::seconds aDay = 24h;
const QByteArray token = "124fc7526f434b8c8198d6196b0a0a4f";

struct Shown
{
    TokenPageFacts facts;
    bool hasToken = false;
};

Shown withToken(const Clock &clock, std::chrono::seconds left)
{
    TokenPageFacts facts{.host = u"nlsmeta.ap-southeast-1.aliyuncs.com"_s, .now = clock.now()};
    facts.status = {.state = left <= 0s ? TokenState::Expired : TokenState::Valid,
        .expireTime = clock.now().toSecsSinceEpoch() + left.count(),
        .lifetime = aDay,
        .expiresIn = left};
    return {facts, true};
}

Shown without(const Clock &clock)
{
    return {{.host = u"nlsmeta.ap-southeast-1.aliyuncs.com"_s, .now = clock.now()}, false};
}

std::vector<Shown> states(const Clock &clock)
{
    Shown asking = without(clock);
    asking.facts.asking = true;
    asking.facts.askingFor = 1200ms;
    Shown low = withToken(clock, 7min + 58s);
    low.facts.renewsIn = 2min;
    Shown held = withToken(clock, 3h + 12min);
    held.facts.status.holdLeft = 32s;
    Shown refused = without(clock);
    refused.facts.error =
        ServiceError{.kind = ErrorKind::Credentials, .code = u"SignatureDoesNotMatch"_s};
    Shown locked = without(clock);
    locked.facts.error = ServiceError{.kind = ErrorKind::Keychain,
        .code = errorcode::KeychainLocked,
        .detail = u"GNOME Keyring"_s};
    Shown offline = withToken(clock, 6h + 2min);
    offline.facts.error = ServiceError{.kind = ErrorKind::Network, .code = u"HostNotFound"_s};
    offline.facts.renewsIn = 40s;
    Shown clockWrong = withToken(clock, 15h + 41min);
    clockWrong.facts.clockAhead = 8h;
    Shown pasted = withToken(clock, 4h + 10min);
    pasted.facts.renewable = false;
    return {without(clock), asking, low, withToken(clock, -3min), held, refused, locked, offline,
        clockWrong, pasted};
}

} // namespace

std::unique_ptr<QWidget> allStates(const Clock &clock, const ErrorCatalogue &errors)
{
    constexpr int width = 1240;
    auto sheet = std::make_unique<QWidget>();
    auto *grid = new QGridLayout(sheet.get());
    int place = 0;
    for (const Shown &shown : states(clock)) {
        auto *page = new TokenPage(clock, sheet.get());
        page->setBackgroundRole(QPalette::Base);
        page->setAutoFillBackground(true);
        page->showState(tokenPageState(shown.facts, errors));
        page->showToken(shown.hasToken ? token : QByteArray(), {});
        grid->addWidget(page, place / 2, place % 2);
        ++place;
    }
    sheet->resize(width, sheet->sizeHint().height());
    return sheet;
}

} // namespace nlstoken
