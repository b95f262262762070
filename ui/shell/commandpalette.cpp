#include "shell/commandpalette.h"

#include "shell/fuzzy.h"
#include "shell/palettedelegate.h"
#include "widgets/emptystate.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kEntryRole = Qt::UserRole + 2;
constexpr int kMargin = 8;
constexpr int kLongestEcho = 40;
constexpr int kMaxRows = 200; // nobody reads further; a project may have thousands of files

} // namespace

CommandPalette::CommandPalette(const UiContext &ui, QWidget *window)
    : QFrame(window)
    , m_ui(ui)
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_nothing(new EmptyState(ui.theme, Glyph::Search, this))
    , m_model(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setProperty("kind", QStringLiteral("popup"));
    setAutoFillBackground(true);
    m_field->setObjectName(QStringLiteral("paletteField"));
    m_field->addAction(ui.theme.icon(Glyph::Search), QLineEdit::LeadingPosition);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(ui.theme, m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    layout->addWidget(m_nothing);
    m_nothing->setObjectName(QStringLiteral("paletteNothing"));
    m_field->installEventFilter(this);
    window->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { act(index.row()); });
    hide();
}

void CommandPalette::open(const QString &placeholder, QList<Entry> entries)
{
    if (!isVisible())
        m_before = QApplication::focusWidget();
    m_entries = std::move(entries);
    m_field->setPlaceholderText(placeholder);
    m_field->setAccessibleName(placeholder);
    m_list->setAccessibleName(placeholder);
    setAccessibleName(placeholder);
    m_field->clear();
    filter({});
    show();
    raise();
    m_field->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::dismiss()
{
    if (!isVisible())
        return;
    hide();
    if (m_before)
        m_before->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::place()
{
    const int width = std::min(m_ui.theme.px(560), parentWidget()->width() - 40);
    const QWidget *body = m_list->isHidden() ? static_cast<QWidget *>(m_nothing) : m_list;
    const int rows = m_list->sizeHintForRow(0) * m_model->rowCount() + 2 * m_list->frameWidth();
    const int needed = m_field->sizeHint().height() + layout()->spacing() + 2 * kMargin + (body == m_list ? rows : m_nothing->sizeHint().height());
    const int height = std::min({needed, m_ui.theme.px(400), parentWidget()->height() - 80});
    setGeometry((parentWidget()->width() - width) / 2, m_ui.theme.px(38), width, height);
}

void CommandPalette::filter(const QString &query)
{
    struct Match
    {
        int score;
        qsizetype entry;
    };
    QList<Match> matches;
    for (qsizetype entry = 0; entry < m_entries.size(); ++entry) {
        if (const auto score = fuzzyScore(query, m_entries[entry].text))
            matches.append({*score, entry});
    }
    std::stable_sort(
        matches.begin(), matches.end(), [](const Match &a, const Match &b) { return a.score > b.score; });
    m_model->clear();
    for (const Match &match : std::as_const(matches)) {
        if (m_model->rowCount() >= kMaxRows)
            break;
        const Entry &entry = m_entries[match.entry];
        auto *item = new QStandardItem(entry.text);
        item->setData(entry.meta, PaletteDelegate::MetaRole);
        item->setData(match.entry, kEntryRole);
        item->setEnabled(entry.enabled);
        item->setAccessibleText(entry.meta.isEmpty() ? entry.text : entry.text + QStringLiteral(", ") + entry.meta);
        m_model->appendRow(item);
    }
    m_list->setCurrentIndex(m_model->index(0, 0));
    showNothing(query);
    place();
}

void CommandPalette::showNothing(const QString &query)
{
    const bool nothing = m_model->rowCount() == 0;
    m_list->setVisible(!nothing);
    m_nothing->setVisible(nothing);
    if (!nothing)
        return;
    const QString asked = query.trimmed();
    const QString letters = asked.size() > kLongestEcho ? asked.left(kLongestEcho) + QChar(u'…') : asked;
    m_nothing->setTexts(asked.isEmpty() ? tr("Nothing here yet") : tr("Nothing found for “%1”").arg(letters),
        asked.isEmpty() ? QString() : tr("Fewer letters find more."));
    QAccessibleEvent heard(m_nothing, QAccessible::Alert);
    QAccessible::updateAccessibility(&heard);
}

void CommandPalette::act(int row)
{
    const QStandardItem *item = m_model->item(row);
    if (!item || !item->isEnabled())
        return;
    const auto deed = m_entries[item->data(kEntryRole).toLongLong()].act;
    dismiss(); // first, so that the deed finds the focus where the person left it
    if (deed)
        deed();
}

QStringList CommandPalette::shown() const
{
    QStringList texts;
    for (int row = 0; row < m_model->rowCount(); ++row)
        texts.append(m_model->item(row)->text());
    return texts;
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched != m_field)
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut && isVisible() && !isAncestorOf(QApplication::focusWidget())
        && static_cast<QFocusEvent *>(event)->reason() == Qt::MouseFocusReason) {
        m_before = nullptr; // the person clicked elsewhere; that is where the focus belongs
        dismiss();
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int rows = m_model->rowCount();
    const int row = m_list->currentIndex().row();
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up: {
        const int step = static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down ? 1 : rows - 1;
        if (rows > 0)
            m_list->setCurrentIndex(m_model->index((std::max(row, 0) + step) % rows, 0));
        return true;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        act(row);
        return true;
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

} // namespace cuewright
