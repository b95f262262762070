#include "prompt/messagecard.h"

#include "base/format.h"
#include "prompt/griphandle.h"
#include "prompt/promptdocument.h"
#include "prompt/rolebutton.h"
#include "widgets/buttons.h"
#include "widgets/chips.h"
#include "widgets/elidedlabel.h"
#include "widgets/hairline.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace cuewright {

namespace {

constexpr qreal kFoldShare = 0.4; // of the pane: a taller card folds
constexpr qreal kLongShare = 0.6; // of the pane: what a very long text gets
constexpr int kLeastLines = 4;
constexpr int kHeaderHeight = 32;
constexpr int kBodyPadding = 10;

QToolButton *quietButton(const Theme &theme, Glyph glyph, const QString &objectName, QWidget *parent)
{
    QToolButton *button = makeIconButton(theme, glyph, {}, {}, parent);
    button->setObjectName(objectName);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

MessageCard::MessageCard(const Theme &theme, PromptDocument &document, quint64 id, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_document(document)
    , m_id(id)
{
    setProperty("kind", QStringLiteral("card"));
    setObjectName(QStringLiteral("messageCard"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    buildHeader();
    buildMenu();

    m_body = new QWidget(this);
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins(12, kBodyPadding - 1, 12, kBodyPadding);
    body->setSpacing(4);
    m_edit = new PromptEdit(theme, m_body);
    m_fold = makeButton(ButtonKind::Ghost, {}, theme.icon(Glyph::ChevronDown, ColorRole::AccentInk), m_body);
    m_fold->setObjectName(QStringLiteral("fold"));
    body->addWidget(m_edit);
    body->addWidget(m_fold, 0, Qt::AlignLeft);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addWidget(m_body);

    const EditedMessage &message = document.messages().at(document.indexOf(id));
    m_role->setRole(message.role);
    m_edit->setEngine(document.prompt().engine);
    m_edit->setText(message.text);

    connect(m_edit, &PromptEdit::edited, this, [this](const TextChange &change) {
        const QScopedValueRollback sending(m_sending, true);
        m_document.editText(m_id, change);
    });
    connect(&document, &PromptDocument::textChanged, this, &MessageCard::applyChange);
    connect(m_edit, &PromptEdit::undoRequested, &document.undoStack(), &QUndoStack::undo);
    connect(m_edit, &PromptEdit::redoRequested, &document.undoStack(), &QUndoStack::redo);
    connect(m_edit, &PromptEdit::contentHeightChanged, this, &MessageCard::takeSize);
    connect(m_edit, &PromptEdit::cursorPositionChanged, this, [this] {
        // Who moves into the folded part wants to see it.
        if (isFolded() && m_edit->verticalScrollBar()->value() > 0) {
            m_unfolded = true;
            takeSize();
        }
        emit cursorMoved();
    });
    connect(m_fold, &QPushButton::clicked, this, [this] {
        m_unfolded = !m_unfolded;
        takeSize();
    });
    connect(&theme, &Theme::changed, this, &MessageCard::takeSize);
    retranslate();
    takeSize();
}

void MessageCard::buildHeader()
{
    m_header = new QWidget(this);
    auto *row = new QHBoxLayout(m_header);
    row->setContentsMargins(4, 0, 6, 0);
    row->setSpacing(4);
    m_grip = new GripHandle(m_theme, m_header);
    m_role = new RoleButton(m_theme, m_header);
    m_note = new ElidedLabel(m_theme, TextStep::Small, ColorRole::Muted, QFont::Normal, m_header);
    m_count = new QToolButton(m_header);
    m_count->setObjectName(QStringLiteral("count"));
    m_count->setCheckable(true);
    m_count->setFocusPolicy(Qt::StrongFocus);
    m_count->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy = quietButton(m_theme, Glyph::Copy, QStringLiteral("copy"), m_header);
    m_more = quietButton(m_theme, Glyph::More, QStringLiteral("more"), m_header);
    row->addWidget(m_grip);
    row->addWidget(m_role);
    row->addSpacing(4);
    row->addWidget(m_note, 1);
    row->addWidget(m_count);
    row->addWidget(m_copy);
    row->addWidget(m_more);

    connect(m_role, &RoleButton::roleChosen, this,
        [this](Role role) { m_document.changeRole(m_document.indexOf(m_id), role); });
    connect(m_count, &QToolButton::toggled, this, [this](bool on) {
        showCount();
        m_edit->setTinted(on);
        if (!on)
            m_edit->showTemplate();
        emit tokensToggled(on);
    });
    connect(m_copy, &QToolButton::clicked, this, &MessageCard::copyText);
}

void MessageCard::buildMenu()
{
    m_menu = new QMenu(this);
    m_collapse = m_menu->addAction({}, this, [this] { setCollapsed(!m_collapsed); });
    m_menu->addSeparator();
    m_up = m_menu->addAction(m_theme.icon(Glyph::ChevronUp), {}, this, [this] { emit moveRequested(-1); });
    m_down = m_menu->addAction(m_theme.icon(Glyph::ChevronDown), {}, this, [this] { emit moveRequested(1); });
    m_addAbove = m_menu->addAction(m_theme.icon(Glyph::Plus), {}, this, [this] { emit addRequested(0); });
    m_addBelow = m_menu->addAction(m_theme.icon(Glyph::Plus), {}, this, [this] { emit addRequested(1); });
    m_menu->addSeparator();
    m_remove = m_menu->addAction(m_theme.icon(Glyph::Trash), {}, this, &MessageCard::removeRequested);
    m_remove->setObjectName(QStringLiteral("remove"));
    m_more->setMenu(m_menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
}

void MessageCard::setRole(Role role)
{
    m_role->setRole(role);
    retranslate();
}

void MessageCard::setTokens(std::optional<std::int64_t> tokens, bool exact)
{
    if (tokens == m_tokens && exact == m_exact)
        return;
    m_tokens = tokens;
    m_exact = exact;
    showCount();
    nameCard();
}

void MessageCard::setNote(const QString &note)
{
    m_noteText = note;
    if (!m_collapsed)
        m_note->setText(note);
}

void MessageCard::setRoom(int height)
{
    if (height == m_room)
        return;
    m_room = height;
    takeSize();
}

void MessageCard::setActive(bool active)
{
    if (property("active").toBool() == active)
        return;
    setProperty("active", active);
    style()->unpolish(this);
    style()->polish(this);
}

void MessageCard::setPosition(int index, int count)
{
    m_up->setEnabled(index > 0);
    m_down->setEnabled(index + 1 < count);
    m_remove->setEnabled(count > 1);
}

void MessageCard::setCollapsed(bool collapsed)
{
    if (collapsed == m_collapsed)
        return;
    m_collapsed = collapsed;
    if (collapsed && m_body->isAncestorOf(QApplication::focusWidget()))
        m_role->setFocus();
    m_body->setVisible(!collapsed);
    // One line of it tells the cards apart.
    const QString start = m_document.messages().at(m_document.indexOf(m_id)).text.left(200).simplified();
    m_note->setText(collapsed ? start : m_noteText);
    retranslate();
}

bool MessageCard::tokensShown() const
{
    return m_count->isChecked();
}

void MessageCard::setTokensShown(bool shown)
{
    m_count->setChecked(shown);
}

void MessageCard::takeSize()
{
    m_header->setFixedHeight(m_theme.px(kHeaderHeight) - 1);
    m_fold->setFixedHeight(m_theme.px(24));
    const int line = m_edit->lineHeight();
    const int room = m_room > 0 ? m_room : 100 * line;
    m_hiddenLines = 0;
    if (m_edit->isLong()) {
        m_edit->setFixedHeight(std::max(kLeastLines * line, int(room * kLongShare) / line * line));
    } else {
        const int lines = std::max(1, m_edit->contentHeight() / line);
        const int other = m_header->height() + 2 * kBodyPadding + m_fold->height();
        const int allowed = std::max(kLeastLines, (int(room * kFoldShare) - other) / line);
        const bool tooTall = lines * line + other - m_fold->height() > int(room * kFoldShare) && lines - allowed > 1;
        if (tooTall && !m_unfolded)
            m_hiddenLines = lines - allowed;
        m_edit->setFixedHeight((lines - m_hiddenLines) * line);
        m_fold->setVisible(tooTall);
    }
    if (m_edit->isLong())
        m_fold->hide();
    m_fold->setText(m_hiddenLines > 0 ? tr("Show %n more lines", nullptr, m_hiddenLines) : tr("Show fewer lines"));
    m_fold->setIcon(m_theme.icon(
        m_hiddenLines > 0 ? Glyph::ChevronDown : Glyph::ChevronUp, ColorRole::AccentInk));
    if (m_hiddenLines > 0 && !m_edit->hasFocus())
        m_edit->verticalScrollBar()->setValue(0);
}

void MessageCard::showCount()
{
    if (!m_tokens) {
        m_count->setText(tr("… tok"));
    } else {
        const QString number = (m_exact ? QString() : QStringLiteral("\u2248")) + formatTokens(*m_tokens);
        m_count->setText(tokensShown() ? tr("%1 tokens shown").arg(number) : tr("%1 tok").arg(number));
    }
    m_count->setIcon(tokensShown() ? m_theme.icon(Glyph::Tokens, ColorRole::AccentInk) : QIcon());
}

void MessageCard::copyText()
{
    QApplication::clipboard()->setText(m_document.messages().at(m_document.indexOf(m_id)).text);
}

void MessageCard::applyChange(quint64 id, const TextChange &change)
{
    if (id != m_id || m_sending)
        return;
    // An undo while the filled-in text is shown changes what that was made of.
    if (m_edit->showsFilled())
        setTokensShown(false);
    m_edit->applyChange(change);
}

void MessageCard::nameCard()
{
    const QString role = roleTitle(m_role->role());
    setAccessibleName(m_tokens ? tr("%1 message, %n tokens", nullptr, int(*m_tokens)).arg(role)
                               : tr("%1 message").arg(role));
    m_edit->setAccessibleName(tr("Text of the %1 message").arg(role));
}

void MessageCard::retranslate()
{
    nameCard();
    showCount();
    m_count->setToolTip(tipWithShortcut(tr("Show where the tokens begin and end"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T)));
    m_count->setAccessibleName(tr("Show token boundaries"));
    m_copy->setToolTip(tr("Copy the text"));
    m_copy->setAccessibleName(tr("Copy message"));
    m_more->setToolTip(tr("More about this message"));
    m_more->setAccessibleName(tr("Message menu"));
    m_collapse->setText(m_collapsed ? tr("Expand") : tr("Collapse"));
    m_addAbove->setText(tr("Add message above"));
    m_addBelow->setText(tr("Add message below"));
    m_up->setText(tr("Move up\tAlt+Up"));
    m_down->setText(tr("Move down\tAlt+Down"));
    m_remove->setText(tr("Remove message"));
    m_edit->setPlaceholderText(m_role->role() == Role::System || m_role->role() == Role::Developer
            ? tr("What the model is, what it should do, and what it must never do")
            : tr("What you ask. Write {{name}} where a value should be filled in"));
    takeSize();
}

void MessageCard::keyPressEvent(QKeyEvent *event)
{
    const bool up = event->key() == Qt::Key_Up;
    if (event->modifiers() == Qt::AltModifier && (up || event->key() == Qt::Key_Down)) {
        emit moveRequested(up ? -1 : 1);
        event->accept();
        return;
    }
    QFrame::keyPressEvent(event);
}

void MessageCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void MessageCard::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->pos().y() <= m_header->height())
        setCollapsed(!m_collapsed);
}

} // namespace cuewright
