// SPDX-License-Identifier: Apache-2.0
#include "ui/trial/snippetchooser.h"

#include "ui/shared/statuscolor.h"

#include <QAbstractItemView>
#include <QButtonGroup>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>

namespace nlstoken {

namespace {

constexpr int chooserGap = 10;
constexpr int leastCharacters = 6;

void fill(QComboBox &box, const std::vector<std::pair<QString, QString>> &entries)
{
    const QSignalBlocker silent(box);
    box.clear();
    for (const auto &[id, name] : entries)
        box.addItem(name, id);
    // The list may be wider than the box.
    constexpr int scrollBar = 32;
    box.view()->setMinimumWidth(box.view()->sizeHintForColumn(0) + scrollBar);
}

} // namespace

SnippetChooser::SnippetChooser(const SnippetLibrary &library, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_languages(new QComboBox(this))
    , m_services(new QComboBox(this))
    , m_useToken(new QPushButton(tr("Use this token"), this))
    , m_obtain(new QPushButton(tr("Obtain one in code"), this))
{
    m_languages->setAccessibleName(tr("Language"));
    m_languages->setMaxVisibleItems(20);
    // As wide as their longest names where there is room; a narrow window cuts them off instead of
    // the page.
    for (QComboBox *box : {m_languages, m_services}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        box->setMinimumContentsLength(leastCharacters);
    }
    m_services->setAccessibleName(tr("Speech service"));
    std::vector<std::pair<QString, QString>> languages;
    for (const SnippetLanguage &language : library.languages())
        languages.emplace_back(language.id, language.name);
    fill(*m_languages, languages);

    auto *uses = new QButtonGroup(this);
    auto *pair = new QHBoxLayout;
    pair->setSpacing(0);
    for (QPushButton *use : {m_useToken, m_obtain}) {
        use->setCheckable(true);
        use->setAutoDefault(false);
        uses->addButton(use);
        pair->addWidget(use);
    }
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(chooserGap);
    row->addWidget(m_languages);
    row->addWidget(m_services);
    row->addLayout(pair);

    connect(m_languages, &QComboBox::activated, this, [this](int index) {
        SnippetChoice choice = m_choice;
        choice.language = m_languages->itemData(index).toString();
        choose(choice);
    });
    connect(m_services, &QComboBox::activated, this, [this](int index) {
        SnippetChoice choice = m_choice;
        choice.service = m_services->itemData(index).toString();
        choose(choice);
    });
    // Not clicked: assistive programs toggle without a click.
    connect(m_obtain, &QPushButton::toggled, this, [this](bool obtain) {
        SnippetChoice choice = m_choice;
        choice.use = obtain ? SnippetUse::AccessKey : SnippetUse::Token;
        choose(choice);
    });
    showChoice();
}

void SnippetChooser::setChoice(const SnippetChoice &choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    showChoice();
}

void SnippetChooser::choose(const SnippetChoice &choice)
{
    if (choice == m_choice)
        return;
    setChoice(choice);
    Q_EMIT chosen(m_choice);
}

void SnippetChooser::showChoice()
{
    const auto [language, snippet] = nearestSnippet(m_library, m_choice);
    m_languages->setCurrentIndex(m_languages->findData(language.id));
    const QStringList ids = language.services();
    std::vector<std::pair<QString, QString>> services;
    for (const SnippetService &service : m_library.services()) {
        if (ids.contains(service.id))
            services.emplace_back(service.id, service.name);
    }
    fill(*m_services, services);
    const bool usesToken = snippet.use == SnippetUse::Token;
    const QString shown = usesToken ? snippet.service : m_choice.service;
    m_services->setCurrentIndex(std::max(0, m_services->findData(shown)));
    m_services->setEnabled(usesToken);
    // The name first: a narrow window cuts it off.
    //: %1 is the name of a language
    m_languages->setToolTip(tr("%1: language of the code").arg(m_languages->currentText()));
    m_services->setToolTip(
        //: %1 is the name of a speech service
        tr("%1: speech service that the code calls").arg(m_services->currentText()));
    const QSignalBlocker silent(m_obtain);
    m_useToken->setChecked(usesToken);
    m_obtain->setChecked(!usesToken);
    m_useToken->setEnabled(!services.empty());
    m_obtain->setEnabled(language.snippet(SnippetUse::AccessKey));
    applyColors();
}

void SnippetChooser::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColors();
}

// Pressed in alone can hardly be told on a dark ground.
void SnippetChooser::applyColors()
{
    for (QPushButton *use : {m_useToken, m_obtain}) {
        QPalette colors = palette();
        if (use->isChecked())
            colors.setColor(QPalette::Button, chosenRowColor(colors));
        use->setPalette(colors);
    }
}

} // namespace nlstoken
