#include "prompt/messagelist.h"

#include "prompt/griphandle.h"
#include "prompt/messagecard.h"
#include "prompt/promptdocument.h"
#include "prompt/rolebutton.h"
#include "prompt/toolsbutton.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"
#include "widgets/livetokens.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace cuewright {

namespace {

constexpr int kGap = 8;

} // namespace

MessageList::MessageList(const Theme &theme, PromptDocument &document, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_document(document)
{
    setObjectName(QStringLiteral("messages"));
    m_title = makeLabel(LabelKind::Section);
    m_number = makeLabel(LabelKind::Small);
    m_variables = makeLabel(LabelKind::Small);
    m_braces = new QLabel;
    connect(&theme, &Theme::changed, this, &MessageList::drawBraces);
    drawBraces();
    auto *heading = new QHBoxLayout;
    heading->setSpacing(8);
    heading->addWidget(m_title);
    heading->addWidget(m_number);
    heading->addStretch();
    heading->addWidget(m_braces);
    heading->addWidget(m_variables);

    m_add = makeButton(ButtonKind::Ghost, {}, theme.icon(Glyph::Plus));
    m_add->setObjectName(QStringLiteral("addMessage"));
    m_variable = makeButton(ButtonKind::Ghost, {}, theme.icon(Glyph::TGroup));
    m_variable->setObjectName(QStringLiteral("makeVariable"));
    // Pressing it must not take the selection's focus away.
    m_variable->setFocusPolicy(Qt::TabFocus);
    m_tools = new ToolsButton(theme, document);
    auto *actions = new QHBoxLayout;
    actions->setSpacing(0);
    actions->addWidget(m_add);
    actions->addWidget(m_variable);
    actions->addStretch();
    actions->addWidget(m_tools);

    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(kGap);
    m_column->addLayout(heading);
    m_column->addLayout(actions);

    m_dropLine = new QWidget(this);
    m_dropLine->setAutoFillBackground(true);
    m_dropLine->hide();

    connect(m_add, &QPushButton::clicked, this, &MessageList::addMessage);
    connect(m_variable, &QPushButton::clicked, this, &MessageList::makeVariable);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { takeFocusChange(now); });
    connect(&document, &PromptDocument::messageAdded, this, &MessageList::insertCard);
    connect(&document, &PromptDocument::messageRemoved, this, &MessageList::removeCard);
    connect(&document, &PromptDocument::messageMoved, this, &MessageList::moveCard);
    connect(&document, &PromptDocument::roleChanged, this,
        [this](int index) { m_cards.at(index)->setRole(m_document.messages().at(index).role); });
    connect(&document, &PromptDocument::reloaded, this, &MessageList::rebuild);
    rebuild();
}

MessageList::~MessageList()
{
    // The focus moves once more while the cards go.
    disconnect(qApp, nullptr, this, nullptr);
}

void MessageList::drawBraces()
{
    m_braces->setPixmap(m_theme.pixmap(Glyph::TGroup, ColorRole::Muted, m_theme.px(14), devicePixelRatioF()));
}

void MessageList::rebuild()
{
    qDeleteAll(m_cards);
    m_cards.clear();
    for (int i = 0; i < m_document.messages().size(); ++i)
        insertCard(i);
    retranslate();
}

MessageCard *MessageList::makeCard(quint64 id)
{
    auto *card = new MessageCard(m_theme, m_document, id, this);
    card->setRoom(m_room);
    const auto indexOf = [this, id] { return int(m_document.indexOf(id)); };
    connect(card, &MessageCard::moveRequested, this, [this, indexOf](int by) {
        QWidget *focus = QApplication::focusWidget();
        m_document.moveMessage(indexOf(), indexOf() + by);
        if (focus)
            focus->setFocus();
    });
    connect(card, &MessageCard::removeRequested, this, [this, indexOf] { m_document.removeMessage(indexOf()); });
    connect(card, &MessageCard::addRequested, this, [this, indexOf](int offset) { addAt(indexOf() + offset); });
    connect(card, &MessageCard::tokensToggled, this, [this, id](bool shown) {
        m_tokensWanted = m_tokensWanted && tokensShown();
        emit tokensToggled(id, shown);
    });
    connect(&card->edit().tokens(), &LiveTokens::changed, this, &MessageList::tokensChanged);
    if (m_encoding)
        card->edit().tokens().setEncoding(*m_encoding);
    connect(&card->edit(), &PromptEdit::makeVariableRequested, this, &MessageList::makeVariable);
    connect(card, &MessageCard::cursorMoved, this, [this, card] {
        if (!card->edit().hasFocus())
            return;
        const QRect cursor = card->edit().cursorArea();
        emit areaWanted({card->edit().viewport()->mapTo(this, cursor.topLeft()), cursor.size()});
    });
    GripHandle &grip = card->grip();
    connect(&grip, &GripHandle::dragged, this, [this](const QPoint &at) { showDropLine(dropIndex(at)); });
    connect(&grip, &GripHandle::cancelled, m_dropLine, &QWidget::hide);
    connect(&grip, &GripHandle::dropped, this, [this, card](const QPoint &at) { dropCard(card, at); });
    return card;
}

void MessageList::insertCard(int index)
{
    MessageCard *card = makeCard(m_document.messages().at(index).id);
    m_cards.insert(index, card);
    m_column->insertWidget(1 + index, card);
    card->show();
    renumber();
    card->setTokensShown(m_tokensWanted);
}

void MessageList::removeCard(int index)
{
    MessageCard *card = m_cards.takeAt(index);
    const bool hadFocus = card->isAncestorOf(QApplication::focusWidget());
    m_column->removeWidget(card);
    card->hide();
    // Its own menu may be what asked for this.
    card->deleteLater();
    renumber();
    if (hadFocus && !m_cards.isEmpty())
        m_cards.at(std::min<qsizetype>(index, m_cards.size() - 1))->edit().setFocus();
}

void MessageList::moveCard(int from, int to)
{
    MessageCard *card = m_cards.at(from);
    m_cards.move(from, to);
    m_column->removeWidget(card);
    m_column->insertWidget(1 + to, card);
    renumber();
    QMetaObject::invokeMethod(this, [this, card] {
        if (m_cards.contains(card))
            emit areaWanted(card->geometry());
    }, Qt::QueuedConnection);
}

void MessageList::renumber()
{
    // Tab goes through the cards as they stand, whenever they were made.
    QWidget *previous = m_tabBefore;
    const auto next = [&previous](QWidget *widget) {
        if (previous)
            setTabOrder(previous, widget);
        previous = widget;
    };
    for (int i = 0; i < m_cards.size(); ++i) {
        MessageCard &card = *m_cards.at(i);
        card.setPosition(i, int(m_cards.size()));
        next(&card.roleButton());
        next(&card.edit());
        for (const char *name : {"fold", "count", "copy", "more"})
            next(card.findChild<QWidget *>(QLatin1String(name)));
    }
    next(m_add);
    next(m_variable);
    retranslate();
    emit cardsChanged();
}

MessageCard *MessageList::card(quint64 id) const
{
    const auto found
        = std::find_if(m_cards.cbegin(), m_cards.cend(), [id](const MessageCard *card) { return card->id() == id; });
    return found == m_cards.cend() ? nullptr : *found;
}

MessageCard *MessageList::activeCard() const
{
    return card(m_activeId);
}

void MessageList::takeFocusChange(QWidget *now)
{
    for (MessageCard *card : std::as_const(m_cards)) {
        const bool active = now && card->isAncestorOf(now);
        card->setActive(active);
        if (active)
            m_activeId = card->id();
    }
}

void MessageList::setRoom(int height)
{
    m_room = height;
    for (MessageCard *card : std::as_const(m_cards))
        card->setRoom(height);
}

void MessageList::setVariableCount(int count)
{
    if (count == m_variableCount)
        return;
    m_variableCount = count;
    retranslate();
}

void MessageList::setEncoding(const Encoding &encoding)
{
    m_encoding = &encoding;
    for (MessageCard *card : std::as_const(m_cards))
        card->edit().tokens().setEncoding(encoding);
}

void MessageList::setTabBefore(QWidget *widget)
{
    m_tabBefore = widget;
    renumber();
}

void MessageList::addMessage()
{
    const MessageCard *active = activeCard();
    const bool inside = active && active->isAncestorOf(QApplication::focusWidget());
    addAt(inside ? int(m_cards.indexOf(active)) + 1 : int(m_cards.size()));
}

void MessageList::addAt(int index)
{
    // Questions and answers take turns.
    const Role before = index > 0 ? m_document.messages().at(index - 1).role : Role::Assistant;
    const quint64 id = m_document.addMessage(index, before == Role::User ? Role::Assistant : Role::User);
    if (MessageCard *added = card(id)) {
        added->edit().setFocus();
        QMetaObject::invokeMethod(added, [this, added] { emit areaWanted(added->geometry()); }, Qt::QueuedConnection);
    }
}

void MessageList::makeVariable()
{
    const MessageCard *active = activeCard();
    if (active && !active->edit().isReadOnly())
        emit variableWanted(active->edit().selectedText());
}

void MessageList::insertVariable(const QString &name)
{
    if (const MessageCard *active = activeCard()) {
        active->edit().insertText(QStringLiteral("{{%1}}").arg(name));
        active->edit().setFocus();
    }
}

void MessageList::toggleTokens()
{
    m_tokensWanted = !tokensShown();
    for (MessageCard *card : std::as_const(m_cards))
        card->setTokensShown(m_tokensWanted);
}

bool MessageList::tokensShown() const
{
    return std::any_of(m_cards.cbegin(), m_cards.cend(), [](const MessageCard *card) { return card->tokensShown(); });
}

int MessageList::dropIndex(const QPoint &globalPosition) const
{
    const int y = mapFromGlobal(globalPosition).y();
    int index = 0;
    while (index < m_cards.size() && m_cards.at(index)->geometry().center().y() < y)
        ++index;
    return index;
}

void MessageList::showDropLine(int index)
{
    const int y = index < m_cards.size() ? m_cards.at(index)->y() - kGap / 2
                                         : m_cards.constLast()->geometry().bottom() + kGap / 2;
    QPalette colors = m_dropLine->palette();
    colors.setColor(QPalette::Window, m_theme.color(ColorRole::Accent));
    m_dropLine->setPalette(colors);
    m_dropLine->setGeometry(0, y - 1, width(), 2);
    m_dropLine->raise();
    m_dropLine->show();
    emit areaWanted(m_dropLine->geometry());
}

void MessageList::dropCard(MessageCard *card, const QPoint &globalPosition)
{
    m_dropLine->hide();
    const auto from = int(m_cards.indexOf(card));
    const int to = dropIndex(globalPosition);
    // The place was counted with the card still standing at its old one.
    m_document.moveMessage(from, to > from ? to - 1 : to);
}

void MessageList::retranslate()
{
    m_title->setText(tr("Messages"));
    m_number->setText(QString::number(m_cards.size()));
    m_variables->setText(tr("%n variables found", nullptr, m_variableCount));
    m_variables->setVisible(m_variableCount > 0);
    m_braces->setVisible(m_variableCount > 0);
    m_add->setText(tr("Add message"));
    m_add->setToolTip(tipWithShortcut(tr("Add a message"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A)));
    m_variable->setText(tr("Make variable"));
    m_variable->setToolTip(tipWithShortcut(
        tr("Put a variable in place of the selected text"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M)));
    setAccessibleName(tr("Messages"));
}

void MessageList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void MessageList::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_dropLine->hide();
}

} // namespace cuewright
