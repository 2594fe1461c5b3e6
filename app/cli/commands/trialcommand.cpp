// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/trialcommand.h"

#include "app/cli/output/console.h"
#include "app/cli/output/newfile.h"
#include "app/cli/output/output.h"
#include "app/wiring/services.h"
#include "core/gateway/gatewayaddress.h"
#include "core/gateway/tokentrial.h"
#include "core/model/errorcode.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nlstoken {

// What one run tries, and with what.
struct TrialCommand::Trial
{
    TokenQuery query;
    QString text{}; // to be spoken; empty for the handshake alone
    std::unique_ptr<NewFile> file{}; // for what is spoken
    QDeadlineTimer deadline;
    bool json = false;
    Done done;

    [[nodiscard]] std::chrono::milliseconds timeLeft() const
    {
        return std::chrono::milliseconds(std::max<qint64>(1, deadline.remainingTime()));
    }
};

TrialCommand::TrialCommand(Services &services, Console &console, const ErrorCatalogue &catalogue)
    : m_services(services)
    , m_console(console)
    , m_catalogue(catalogue)
    , m_fetch(services, console, catalogue)
{
}

TrialCommand::~TrialCommand() = default;

CommandSpec TrialCommand::spec()
{
    return {.name = "trial",
        .summary = tr("Tries the token at the speech gateway: without an Appkey only whether it is "
                      "taken, with one by having a sentence spoken, which counts as a call."),
        .example = u"nls-token trial\n"
                   "nls-token trial demo --text 'Hello' --out hello.wav\n"
                   "nls-token trial demo --format json"_s,
        .arguments = u"[PROFILE]"_s,
        .most = 1,
        .options = joined(
            {
                {"--text", OptionSpec::Takes::OneValue, u"TEXT"_s,
                    tr("what to speak, at most 300 characters")},
                {"--out", OptionSpec::Takes::OneValue, u"FILE.wav"_s,
                    tr("a new file for the sound (default: nls-trial-TIME.wav)")},
            },
            formatOptions(tr("how to print the verdict (default: text)")))};
}

void TrialCommand::run(const Arguments &arguments, Done done)
{
    const Result<std::shared_ptr<Trial>> prepared = trialFrom(arguments, done);
    if (!prepared)
        return done.answer(Failure(prepared.error()));
    const std::shared_ptr<Trial> &trial = *prepared;
    m_fetch.fetch(trial->query, {this, [this, trial](const Result<TokenAnswer> &answer) {
        if (!trial->done.isWanted())
            return;
        if (!answer)
            return trial->done.answer(Failure(answer.error()));
        tryOut(trial, answer->token);
    }});
}

Result<std::shared_ptr<TrialCommand::Trial>> TrialCommand::trialFrom(
    const Arguments &arguments, Done done)
{
    const Result<QString> format = arguments.choice("--format", {u"text"_s, u"json"_s});
    if (!format)
        return Failure(format.error());
    Result<std::vector<TokenQuery>> asks = m_fetch.queries(arguments);
    if (!asks)
        return Failure(asks.error());
    // A gateway that can't be tried needs no token first.
    if (const Result<QUrl> gateway = trialGateway(asks->front().profile); !gateway)
        return Failure(gateway.error());
    const auto trial = std::make_shared<Trial>(Trial{.query = std::move(asks->front()),
        .deadline = QDeadlineTimer(std::chrono::milliseconds(0)),
        .json = *format == "json"_L1,
        .done = std::move(done)});
    trial->deadline.setRemainingTime(trial->query.timeLimit);
    if (!trial->query.profile.appkey.isEmpty()) {
        if (const Result<void> ready = prepareSpeech(arguments, *trial); !ready)
            return Failure(ready.error());
    } else if (arguments.has("--text") || arguments.has("--out")) {
        return usageFailure(
            tr("The profile has no Appkey, and nothing is spoken without one. Give it one with: "
               "nls-token profile edit NAME --appkey KEY"));
    }
    return trial;
}

// The file first: a sentence that can't be saved need not be paid for.
Result<void> TrialCommand::prepareSpeech(const Arguments &arguments, Trial &trial) const
{
    trial.text = arguments.has("--text") ? arguments.text("--text")
                                         : tr("Hello, this is the voice that you asked for.");
    const auto characters = trial.text.toUcs4().size();
    if (trial.text.trimmed().isEmpty() || characters > LongestTrialText)
        return usageFailure(tr("--text takes 1 to %1 characters; %2 were given.")
                .arg(LongestTrialText)
                .arg(characters));
    QString path = arguments.text("--out");
    if (arguments.has("--out") && (path.isEmpty() || path == u"-"_s))
        return usageFailure(tr("--out takes the name of a file."));
    Result<std::unique_ptr<NewFile>> file =
        path.isEmpty() ? fileNamedByTime() : NewFile::made(path);
    if (!file)
        return Failure(file.error());
    trial.file = *std::move(file);
    return {};
}

// Several in one second get several names.
Result<std::unique_ptr<NewFile>> TrialCommand::fileNamedByTime() const
{
    constexpr int most = 100;
    const QString time = m_services.clock().now().toLocalTime().toString(u"yyyyMMdd-HHmmss"_s);
    const QString name = QDir::current().filePath(u"nls-trial-"_s + time);
    auto file = NewFile::made(name + u".wav"_s);
    for (int number = 2; number < most && !file && file.error().code == errorcode::FileExists;
        ++number)
        file = NewFile::made(name + u"-%1.wav"_s.arg(number));
    return file;
}

void TrialCommand::tryOut(const std::shared_ptr<Trial> &trial, const Token &token)
{
    const Profile &profile = trial->query.profile;
    TokenTrial &trials = m_services.tokenTrial();
    if (const std::optional<ServiceError> warning = trials.warning(profile, token))
        m_console.warn(warningText(*warning, m_catalogue));
    m_console.showProgress(tr("Asking %1…").arg(QUrl(profile.gateway).host()));
    trials.ask(
        {.profile = profile, .token = token, .text = trial->text, .timeLimit = trial->timeLeft()},
        {this, [this, trial](const Result<TrialOutcome> &outcome) {
        if (!trial->done.isWanted())
            return;
        if (!outcome)
            return trial->done.answer(Failure(outcome.error()));
        trial->done.answer(outcome->spoken ? tellSpoken(*trial, *outcome)
                                           : tell(*trial, u"token-good"_s,
                                                 tr("The token is good: %1 takes it. Without an "
                                                    "Appkey no more was tried.")
                                                     .arg(outcome->host),
                                                 {}));
    }});
}

Result<ExitCode> TrialCommand::tellSpoken(const Trial &trial, const TrialOutcome &outcome) const
{
    return trial.file->fill(outcome.spoken->wav).and_then([&] {
        return tell(trial, u"token-and-appkey-good"_s,
            tr("Token and Appkey are good: %1 spoke, and the sound is in %2.")
                .arg(outcome.host, trial.file->path()),
            *outcome.spoken);
    });
}

Result<ExitCode> TrialCommand::tell(const Trial &trial, const QString &verdict,
    const QString &words, const SpokenText &spoken) const
{
    const auto orNull = [](const QString &text) {
        return text.isEmpty() ? QJsonValue() : QJsonValue(text);
    };
    const Profile &profile = trial.query.profile;
    const QByteArray text = trial.json
        ? jsonLine(QJsonObject{
              {u"profile"_s, orNull(profile.name)},
              {u"gateway"_s, profile.gateway},
              {u"appkey"_s, orNull(profile.appkey)},
              {u"verdict"_s, verdict},
              {u"message"_s, words},
              {u"file"_s,
                  trial.file ? QJsonValue(QFileInfo(trial.file->path()).absoluteFilePath())
                             : QJsonValue()},
              {u"bytes"_s, trial.file ? QJsonValue(spoken.wav.size()) : QJsonValue()},
              {u"requestId"_s, orNull(spoken.requestId)},
          })
        : textForPeople(words + u'\n');
    return m_console.write(text).transform([] { return ExitCode::Done; });
}

} // namespace nlstoken
