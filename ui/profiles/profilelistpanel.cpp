// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/profilelistpanel.h"

#include "ui/profiles/profiledelegate.h"
#include "ui/profiles/profilelistmodel.h"
#include "ui/profiles/renamedialog.h"
#include "ui/shared/icons.h"
#include "ui/shared/safetext.h"
#include "ui/shared/statuscolor.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace nlstoken {

namespace {

constexpr int panelEdge = 10;
using RowKind = ProfileRow::Kind;

} // namespace

ProfileListPanel::ProfileListPanel(const ErrorCatalogue &catalogue, QWidget *parent)
    : QWidget(parent)
    , m_catalogue(catalogue)
    , m_model(new ProfileListModel(catalogue, this))
    , m_heading(plainLabel({}, this))
    , m_list(new QListView(this))
    , m_add(new QPushButton(this))
    , m_more(new QToolButton(this))
    , m_rowMenu(new QMenu(this))
    , m_addMenu(new QMenu(this))
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ProfileDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    makeActions();
    layOut();
    retranslate();
    applyColors();

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &ProfileListPanel::tellChosen);
    connect(m_list, &QWidget::customContextMenuRequested, this, &ProfileListPanel::showMenu);
    connect(m_list, &QAbstractItemView::doubleClicked, this, [this] { m_edit->trigger(); });
    connect(m_add, &QPushButton::clicked, this, &ProfileListPanel::addWanted);
    connect(m_model, &ProfileListModel::orderChanged, this, &ProfileListPanel::orderChanged);
    allowActions();
}

void ProfileListPanel::setRows(std::vector<ProfileRow> rows)
{
    // Told when all is in place: whoever hears of it may set rows again.
    m_settingRows = true;
    m_model->setRows(std::move(rows));
    m_settingRows = false;
    tellChosen();
}

void ProfileListPanel::setChosen(const QString &id)
{
    const int row = m_model->rowOf(id);
    if (row < 0)
        return;
    m_told = id;
    m_list->setCurrentIndex(m_model->index(row));
    allowActions();
}

QString ProfileListPanel::chosenId() const
{
    const ProfileRow *row = current();
    return row == nullptr ? QString() : row->profile.id;
}

void ProfileListPanel::setSandboxMenu(QMenu *menu)
{
    m_sandboxMenu = menu;
}

QSize ProfileListPanel::sizeHint() const
{
    constexpr int usualWidth = 250;
    return {qMax(usualWidth, fontMetrics().height() * 14), QWidget::sizeHint().height()};
}

void ProfileListPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        applyColors();
}

bool ProfileListPanel::eventFilter(QObject *watched, QEvent *event)
{
    // The keyboard's coming alone chooses no profile, which a view would do.
    if (watched == m_list && event->type() == QEvent::FocusIn && !m_list->currentIndex().isValid())
        return true;
    // A row that can't be moved further is not left for the next one.
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool arrow = key->key() == Qt::Key_Up || key->key() == Qt::Key_Down;
        if (arrow && key->modifiers().testFlag(Qt::AltModifier))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ProfileListPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.fillRect(0, m_add->y() - panelEdge - 1, width(), 1, cardBorderColor(palette()));
}

QAction *ProfileListPanel::addRowAction(const QList<QKeySequence> &keys)
{
    auto *action = new QAction(this);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(action);
    m_rowMenu->addAction(action);
    return action;
}

void ProfileListPanel::makeActions()
{
    m_edit = addRowAction({Qt::Key_Return, Qt::Key_Enter});
    m_rename = addRowAction({Qt::Key_F2});
    m_default = addRowAction({});
    m_default->setCheckable(true);
    m_rowMenu->addSeparator();
    m_up = addRowAction({QKeySequence(Qt::ALT | Qt::Key_Up)});
    m_down = addRowAction({QKeySequence(Qt::ALT | Qt::Key_Down)});
    m_rowMenu->addSeparator();
    m_remove = addRowAction({Qt::Key_Delete});
    m_edit->setIcon(icon(IconName::Edit));
    m_remove->setIcon(icon(IconName::Remove));

    connect(m_edit, &QAction::triggered, this, [this] { Q_EMIT editWanted(chosenId()); });
    connect(m_rename, &QAction::triggered, this, &ProfileListPanel::openRename);
    connect(m_default, &QAction::triggered, this, [this] { Q_EMIT defaultWanted(chosenId()); });
    connect(m_up, &QAction::triggered, this, [this] { move(-1); });
    connect(m_down, &QAction::triggered, this, [this] { move(1); });
    connect(m_remove, &QAction::triggered, this, [this] { Q_EMIT removeWanted(chosenId()); });

    m_paste = m_addMenu->addAction(QString(), this, &ProfileListPanel::pasteTokenWanted);
    // Not setMenu(), which draws an arrow into the dots.
    connect(m_more, &QToolButton::clicked, this,
        [this] { m_addMenu->popup(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
    m_more->setAutoRaise(true);
    m_more->setFocusPolicy(Qt::TabFocus);
    m_more->setIcon(icon(IconName::More));
    m_add->setIcon(icon(IconName::Add, QPalette::ButtonText));
    m_add->setAutoDefault(false);
}

void ProfileListPanel::layOut()
{
    QFont small = m_heading->font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    small.setWeight(QFont::DemiBold);
    small.setLetterSpacing(QFont::AbsoluteSpacing, 0.5);
    m_heading->setFont(small);
    m_heading->setIndent(0);
    m_heading->setContentsMargins(14, 12, 14, 8);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(panelEdge, panelEdge + 1, panelEdge, panelEdge);
    bar->addWidget(m_add);
    bar->addWidget(m_more);
    bar->addStretch();
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addWidget(m_heading);
    all->addWidget(m_list, 1);
    all->addLayout(bar);
}

void ProfileListPanel::retranslate()
{
    m_heading->setText(tr("PROFILES"));
    m_list->setAccessibleName(tr("Profiles"));
    m_add->setText(tr("Add…"));
    m_add->setAccessibleName(tr("Add a profile"));
    m_more->setAccessibleName(tr("More ways to add"));
    m_more->setToolTip(tr("More ways to add"));
    m_edit->setText(tr("Edit…"));
    m_rename->setText(tr("Rename…"));
    m_default->setText(tr("Use by default"));
    m_up->setText(tr("Move up"));
    m_down->setText(tr("Move down"));
    m_remove->setText(tr("Remove…"));
    m_paste->setText(tr("Paste a token from the console…"));
    m_model->retranslate();
}

void ProfileListPanel::applyColors()
{
    setTextColor(*m_heading, mutedTextColor(palette()));
}

void ProfileListPanel::tellChosen()
{
    if (m_settingRows)
        return;
    allowActions();
    const QString id = chosenId();
    if (std::exchange(m_told, id) != id)
        Q_EMIT chosen(id);
}

void ProfileListPanel::showMenu(const QPoint &place)
{
    // The Menu key's place is the middle of the current row.
    const QModelIndex index = m_list->indexAt(place);
    const ProfileRow *row = m_model->at(index.row());
    if (row != nullptr)
        m_list->setCurrentIndex(index);
    QMenu *menu = row == nullptr        ? m_addMenu
        : row->kind == RowKind::Sandbox ? m_sandboxMenu.data()
                                        : m_rowMenu;
    if (menu != nullptr && !menu->isEmpty())
        menu->popup(m_list->viewport()->mapToGlobal(place));
}

void ProfileListPanel::openRename()
{
    const ProfileRow *row = current();
    if (row == nullptr)
        return;
    const QString id = row->profile.id;
    auto *dialog = new RenameDialog(
        m_catalogue, {.present = row->profile.name, .others = m_model->otherNames(id)}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RenameDialog::renameWanted, this,
        [this, id](const QString &name) { Q_EMIT renameWanted(id, name); });
    dialog->open();
}

void ProfileListPanel::move(int step)
{
    const int row = m_list->currentIndex().row();
    // Places are counted before the row is taken out.
    if (m_model->moveRow({}, row, {}, step > 0 ? row + 2 : row - 1))
        m_list->scrollTo(m_list->currentIndex());
    allowActions();
}

const ProfileRow *ProfileListPanel::current() const
{
    return m_model->at(m_list->currentIndex().row());
}

void ProfileListPanel::allowActions()
{
    const ProfileRow *row = current();
    const bool movable = row != nullptr && row->kind != RowKind::Sandbox;
    const bool usable = movable && row->kind != RowKind::Wrong;
    const int place = m_list->currentIndex().row();
    const ProfileRow *next = m_model->at(place + 1);
    m_edit->setEnabled(usable);
    m_rename->setEnabled(usable);
    m_default->setEnabled(usable);
    m_default->setChecked(usable && row->isDefault);
    m_up->setEnabled(movable && place > 0);
    m_down->setEnabled(movable && next != nullptr && next->kind != RowKind::Sandbox);
    m_remove->setEnabled(movable);
}

} // namespace nlstoken
