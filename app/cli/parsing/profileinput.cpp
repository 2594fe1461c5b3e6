// SPDX-License-Identifier: Apache-2.0
#include "app/cli/parsing/profileinput.h"

#include "app/cli/output/console.h"
#include "app/cli/output/output.h"
#include "app/cli/parsing/profilechoice.h"
#include "core/errors/errordescription.h"
#include "core/model/errorcode.h"
#include "core/model/profilefields.h"
#include "core/platform/terminal.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

QString inputText(const char *text)
{
    return QCoreApplication::translate("ProfileInput", text);
}

using Check = Result<QString> (*)(const QString &);

Result<void> applyField(
    const Arguments &arguments, const std::string &option, Check check, QString &field)
{
    if (!arguments.has(option))
        return {};
    // An Appkey is taken away by an empty one; everything else has a value.
    const Result<QByteArray> given = arguments.bytesOr(option, {});
    if (!given && option != "--appkey")
        return Failure(given.error());
    Result<QString> checked = check(arguments.text(option));
    if (!checked)
        return Failure(checked.error());
    field = *std::move(checked);
    return {};
}

// What was cut would be stored, and refused by the service.
Result<SecretBytes> whole(SecretBytes line)
{
    if (line.size() >= Terminal::longestLine)
        return profileFailure(errorcode::SecretTooLong);
    return line;
}

Result<SecretBytes> readSecret(const Arguments &arguments, const std::string &option,
    const QString &question, QLatin1StringView emptyCode, Console &console)
{
    if (arguments.has(option)) {
        // Whoever sits at a terminal would take a program that waits for one that hangs.
        if (Console::isInteractive())
            console.say(question);
        std::optional<SecretBytes> line = console.readSecretLine();
        if (!line || line->isEmpty())
            return Failure({.kind = ErrorKind::Profile, .code = emptyCode});
        return whole(*std::move(line));
    }
    if (!Console::isInteractive())
        return usageFailure(inputText(QT_TRANSLATE_NOOP("ProfileInput",
            "There is no terminal to type the secret on; give it on standard input with "
            "--secret-stdin.")));
    return console.askSecret(question).and_then(whole);
}

} // namespace

std::vector<OptionSpec> profileOptions()
{
    using Takes = OptionSpec::Takes;
    return joined(
        {
            {"--access-key-id", Takes::OneValue, u"ID"_s,
                inputText(QT_TRANSLATE_NOOP("ProfileInput",
                    "AccessKey ID; profile add asks for it on a terminal and needs it elsewhere"))},
            {"--secret-stdin", Takes::Nothing, {},
                inputText(QT_TRANSLATE_NOOP(
                    "ProfileInput", "read the AccessKey secret from standard input"))},
            {"--security-token-stdin", Takes::Nothing, {},
                inputText(QT_TRANSLATE_NOOP("ProfileInput",
                    "read an STS SecurityToken from standard input, after the secret"))},
            {"--signature", Takes::OneValue, u"v1|v3"_s,
                inputText(QT_TRANSLATE_NOOP(
                    "ProfileInput", "how requests are signed; v1 for a new profile"))},
            {"--gateway", Takes::OneValue, u"URL"_s,
                inputText(QT_TRANSLATE_NOOP("ProfileInput", "speech gateway, wss://host/ws/v1"))},
            {"--appkey", Takes::OneValue, u"APPKEY"_s,
                inputText(QT_TRANSLATE_NOOP("ProfileInput", "Appkey of the project"))},
            {"--test", Takes::Nothing, {},
                inputText(QT_TRANSLATE_NOOP(
                    "ProfileInput", "obtain a token with the key before it is stored"))},
        },
        formatOptions(
            inputText(QT_TRANSLATE_NOOP("ProfileInput", "how to print it (default: text)"))));
}

Result<void> applyFields(const Arguments &arguments, Profile &profile)
{
    QString region = profile.region;
    if (const Result<void> done = applyField(arguments, "--region", checkedRegion, region); !done)
        return done;
    moveToRegion(profile, region);
    if (arguments.has("--signature")) {
        const Result<SignatureVersion> signature = signatureFromName(arguments.text("--signature"));
        if (!signature)
            return Failure(signature.error());
        profile.signature = *signature;
    }
    return applyField(arguments, "--endpoint", checkedEndpoint, profile.endpoint)
        .and_then([&] {
        return applyField(arguments, "--api-version", checkedApiVersion, profile.apiVersion);
    }).and_then([&] {
        return applyField(arguments, "--gateway", checkedGateway, profile.gateway);
    }).and_then([&] { return applyField(arguments, "--appkey", checkedAppkey, profile.appkey); });
}

Result<AccessKey> readAccessKey(
    const Arguments &arguments, const QByteArray &id, const QString &endpoint, Console &console)
{
    // Looked at before anything is typed in vain.
    AccessKey key{id, SecretBytes(QByteArrayView("?")), {}, endpoint};
    if (const Result<void> checked = checkAccessKey(key); !checked)
        return Failure(checked.error());
    Result<SecretBytes> secret = readSecret(arguments, "--secret-stdin",
        inputText(QT_TRANSLATE_NOOP("ProfileInput", "AccessKey secret (not shown):")),
        errorcode::AccessKeySecretEmpty, console);
    if (!secret)
        return Failure(secret.error());
    key.secret = *std::move(secret);
    const bool temporary = id.startsWith("STS.");
    if (arguments.has("--security-token-stdin")
        || (temporary && !arguments.has("--secret-stdin"))) {
        Result<SecretBytes> token = readSecret(arguments, "--security-token-stdin",
            inputText(QT_TRANSLATE_NOOP("ProfileInput", "SecurityToken (not shown):")),
            errorcode::SecurityTokenEmpty, console);
        if (!token)
            return Failure(token.error());
        key.securityToken = *std::move(token);
    }
    if (arguments.has("--secret-stdin") && console.hasMoreInput())
        console.warn(warningText(
            inputText(QT_TRANSLATE_NOOP("ProfileInput",
                "Standard input has more lines than were asked for; they were not used.")),
            {}));
    if (const Result<void> checked = checkAccessKey(key); !checked)
        return Failure(checked.error());
    return key;
}

void tellRemarks(const AccessKey &key, Console &console, const ErrorCatalogue &catalogue)
{
    for (const KeyRemark remark : remarksOn(key)) {
        const ErrorDescription description = describeRemark(remark, catalogue);
        console.warn(warningText(description.title, description.advice));
    }
}

void testAndSave(ProfileEditor &editor, ProfileDraft draft, const Arguments &arguments,
    Console &console, Reply<ProfileChanged> reply)
{
    if (!arguments.has("--test"))
        return editor.save(std::move(draft), std::move(reply));
    const Result<std::chrono::milliseconds> limit = timeLimit(arguments);
    if (!limit)
        return reply.answer(Failure(limit.error()));
    QObject::connect(&editor, &ProfileEditor::asking, &editor, [&console](const QString &host) {
        console.showProgress(inputText(QT_TRANSLATE_NOOP("ProfileInput", "Asking %1…")).arg(host));
    });
    editor.test(std::move(draft), *limit,
        {&editor, [&editor, &console, reply](const Result<TokenAnswer> &answer) {
        if (!answer)
            return reply.answer(Failure(answer.error()));
        console.say(inputText(QT_TRANSLATE_NOOP("ProfileInput", "The service accepted the key.")));
        editor.saveTested(reply);
    }});
}

} // namespace nlstoken
