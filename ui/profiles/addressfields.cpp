// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/addressfields.h"

#include "core/errors/errordescription.h"
#include "core/model/profilefields.h"
#include "core/model/region.h"
#include "ui/profiles/checkedfield.h"
#include "ui/shared/icons.h"

#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QLineEdit>
#include <QToolButton>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

using Kind = FormMessage::Kind;

bool followsRegion(const Profile &profile)
{
    const RegionPreset &preset = presetFor(profile.region);
    return profile.endpoint == preset.endpoint && profile.apiVersion == preset.apiVersion
        && profile.gateway == preset.gateway && profile.signature == SignatureVersion::V1;
}

QLineEdit *plainEdit(const QString &name, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(name);
    edit->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    return edit;
}

} // namespace

AddressFields::AddressFields(const ErrorCatalogue &catalogue, Purpose purpose, QGridLayout &form)
    : QObject(form.parentWidget())
    , m_catalogue(catalogue)
    , m_purpose(purpose)
    , m_region(new QComboBox(form.parentWidget()))
    , m_appkey(plainEdit(u"appkey"_s, form.parentWidget()))
    , m_more(new QToolButton(form.parentWidget()))
    , m_endpoint(plainEdit(u"endpoint"_s, form.parentWidget()))
    , m_version(plainEdit(u"apiVersion"_s, form.parentWidget()))
    , m_signature(new QComboBox(form.parentWidget()))
    , m_gateway(plainEdit(u"gateway"_s, form.parentWidget()))
{
    addRegion(form);
    addAdvanced(form);

    connect(m_region, &QComboBox::editTextChanged, this, &AddressFields::followRegion);
    const auto enter = [this](QLineEdit *edit, QString Profile::*member) {
        connect(edit, &QLineEdit::textEdited, this, [this, member](const QString &text) {
            m_entered.*member = text;
            check();
        });
    };
    enter(m_appkey, &Profile::appkey);
    enter(m_endpoint, &Profile::endpoint);
    enter(m_version, &Profile::apiVersion);
    enter(m_gateway, &Profile::gateway);
    connect(m_signature, &QComboBox::activated, this, [this](int chosen) {
        m_entered.signature = chosen == 0 ? SignatureVersion::V1 : SignatureVersion::V3;
        check();
    });
    connect(m_more, &QToolButton::clicked, this, [this] { showAdvanced(!m_advancedShown); });
}

void AddressFields::show(const Profile &profile)
{
    m_entered = profile;
    {
        const QSignalBlocker silent(m_region);
        m_region->setEditText(profile.region);
    }
    showAddresses();
    showAdvanced(m_purpose == Purpose::ObtainingTokens
            ? !followsRegion(profile)
            : profile.gateway != presetFor(profile.region).gateway);
    check();
}

void AddressFields::applyTo(Profile &profile) const
{
    profile.region = m_entered.region;
    profile.endpoint = endpoint();
    profile.apiVersion = m_entered.apiVersion;
    profile.signature = m_entered.signature;
    profile.gateway = m_entered.gateway;
    profile.appkey = m_entered.appkey;
}

QString AddressFields::endpoint() const
{
    return checkedEndpoint(m_entered.endpoint).value_or(m_entered.endpoint);
}

void AddressFields::addRegion(QGridLayout &form)
{
    m_region->setObjectName(u"region"_s);
    m_region->setEditable(true);
    m_region->setInsertPolicy(QComboBox::NoInsert);
    m_region->completer()->setCompletionMode(QCompleter::PopupCompletion);
    for (const RegionPreset &preset : regionPresets())
        m_region->addItem(preset.region);
    m_regionField = new CheckedField(tr("&Region"), *m_region, form);
    m_appkey->setPlaceholderText(tr("For trials; may stay empty"));
    m_appkeyField = new CheckedField(tr("App&key"), *m_appkey, form);
}

void AddressFields::addAdvanced(QGridLayout &form)
{
    m_more->setObjectName(u"advanced"_s);
    m_more->setText(tr("&Advanced"));
    m_more->setAutoRaise(true);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    form.addWidget(m_more, form.rowCount(), 1, Qt::AlignLeft);
    m_endpointField = new CheckedField(tr("&Endpoint"), *m_endpoint, form);
    m_versionField = new CheckedField(tr("API &version"), *m_version, form);
    m_signature->setObjectName(u"signature"_s);
    m_signature->addItem(tr("v1: HMAC-SHA1"));
    m_signature->addItem(tr("v3: ACS3-HMAC-SHA256"));
    m_signatureField = new CheckedField(tr("Si&gnature"), *m_signature, form);
    m_gatewayField = new CheckedField(tr("Gate&way"), *m_gateway, form);
}

void AddressFields::followRegion(const QString &region)
{
    moveToRegion(m_entered, region.trimmed());
    showAddresses();
    check();
}

void AddressFields::showAddresses()
{
    const auto put = [](QLineEdit *edit, const QString &text) {
        if (edit->text() == text)
            return;
        edit->setText(text);
        edit->setCursorPosition(0);
    };
    put(m_endpoint, m_entered.endpoint);
    put(m_version, m_entered.apiVersion);
    put(m_gateway, m_entered.gateway);
    put(m_appkey, m_entered.appkey);
    m_signature->setCurrentIndex(m_entered.signature == SignatureVersion::V1 ? 0 : 1);
}

void AddressFields::showAdvanced(bool shown)
{
    m_advancedShown = shown;
    m_more->setAccessibleName(
        shown ? tr("Hide the advanced fields") : tr("Show the advanced fields"));
    m_more->setIcon(icon(shown ? IconName::ChevronDown : IconName::ChevronRight));
    const bool obtaining = m_purpose == Purpose::ObtainingTokens;
    for (CheckedField *field : {m_endpointField, m_versionField, m_signatureField})
        field->setVisible(shown && obtaining);
    m_gatewayField->setVisible(shown);
}

void AddressFields::check()
{
    const Result<QString> region = checkedRegion(m_entered.region);
    m_regionField->say(messageOn(region));
    m_appkeyField->say(messageOn(checkedAppkey(m_entered.appkey)));
    m_endpointField->say(messageOnEndpoint());
    m_versionField->say(messageOn(checkedApiVersion(m_entered.apiVersion)));
    m_gatewayField->say(messageOn(checkedGateway(m_entered.gateway)));
    const bool obtaining = m_purpose == Purpose::ObtainingTokens;
    if (obtaining && region && m_endpointField->said().kind == Kind::Nothing)
        //: %1 a host
        m_regionField->say(
            {Kind::Note, tr("Tokens come from %1.").arg(QUrl(m_entered.endpoint).host()), {}});
    m_good = !m_regionField->isWrong() && !m_appkeyField->isWrong() && !m_gatewayField->isWrong()
        && (!obtaining || (!m_endpointField->isWrong() && !m_versionField->isWrong()));
    Q_EMIT changed();
}

FormMessage AddressFields::messageOn(const Result<QString> &checked) const
{
    if (checked)
        return {};
    return {Kind::Error, describeError(checked.error(), m_catalogue).singleLine(), {}};
}

FormMessage AddressFields::messageOnEndpoint() const
{
    const Result<QString> origin = checkedEndpoint(m_entered.endpoint);
    if (!origin || isServiceEndpoint(*origin))
        return messageOn(origin);
    return {Kind::Remark,
        tr("%1 is not an address of Alibaba Cloud: with a request that is sent there, it can "
           "obtain a token in your name.")
            .arg(*origin),
        {}};
}

} // namespace nlstoken
