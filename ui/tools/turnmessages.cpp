#include "tools/turnmessages.h"

#include "prompt/rolebutton.h"
#include "tools/tracewords.h"
#include "widgets/buttons.h"
#include "widgets/codeedit.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"
#include "widgets/plaintext.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kEditAfterMs = 300; // a pause in typing makes one edit of what was written in one go
constexpr qsizetype kMaxShown = 64 * 1024; // of a message; all of it on demand
constexpr int kRowsShown = 3;

// Pictures and files stay where they are; all that is text becomes one part, in the place of the first.
Message withText(Message message, const QString &text)
{
    const auto isText = [](const ContentPart &part) { return part.kind == ContentPart::Kind::Text; };
    const auto first = std::find_if(message.parts.begin(), message.parts.end(), isText);
    const qsizetype at = first == message.parts.end() ? 0 : std::distance(message.parts.begin(), first);
    message.parts.removeIf(isText);
    message.parts.insert(at, ContentPart{ContentPart::Kind::Text, text, {}, {}, {}});
    return message;
}

// A message that calls tools, or answers a call, is only understood in its own role.
bool canChangeRole(const Message &message)
{
    return message.toolCalls.isEmpty() && message.role != Role::Tool;
}

} // namespace

TurnMessages::TurnMessages(const UiContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(makeLabel(LabelKind::Section))
    , m_role(new RoleButton(context.theme))
    , m_showAll(makeButton(ButtonKind::Small, {}))
    , m_remove(makeIconButton(context.theme, Glyph::Trash, {}))
    , m_add(makeIconButton(context.theme, Glyph::Plus, {}))
    , m_list(new QListWidget)
    , m_editor(new CodeEdit(context.theme))
    , m_soon(new QTimer(this))
{
    setObjectName(QStringLiteral("turnMessages"));
    m_role->setObjectName(QStringLiteral("messageRole"));
    m_showAll->setObjectName(QStringLiteral("showAllOfMessage"));
    m_remove->setObjectName(QStringLiteral("removeMessage"));
    m_add->setObjectName(QStringLiteral("addMessage"));
    m_list->setObjectName(QStringLiteral("turnMessageList"));
    m_editor->setObjectName(QStringLiteral("turnMessage"));
    m_soon->setSingleShot(true);
    m_soon->setInterval(kEditAfterMs);
    build();
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        flush();
        m_index = row;
        showMessage(false);
    });
    connect(m_list, &QListWidget::itemActivated, this, [this] { choose(m_index); });
    connect(m_editor, &CodeEdit::edited, this, [this] {
        m_typed = true;
        m_soon->start();
    });
    connect(m_editor, &CodeEdit::undoRequested, this, &TurnMessages::undoRequested);
    connect(m_editor, &CodeEdit::redoRequested, this, &TurnMessages::redoRequested);
    connect(m_soon, &QTimer::timeout, this, &TurnMessages::flush);
    connect(m_role, &RoleButton::roleChosen, this, &TurnMessages::changeRole);
    connect(m_showAll, &QPushButton::clicked, this, [this] {
        showMessage(true);
        m_editor->setFocus();
    });
    connect(m_remove, &QToolButton::clicked, this, &TurnMessages::remove);
    connect(m_add, &QToolButton::clicked, this, &TurnMessages::add);
    retranslate();
    show({});
}

TurnMessages::~TurnMessages() = default;

void TurnMessages::build()
{
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setIconSize(QSize(m_context.theme.px(14), m_context.theme.px(14)));
    m_list->installEventFilter(this);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 3, 8, 3);
    row->setSpacing(6);
    row->addWidget(m_title);
    row->addStretch(1);
    for (QWidget *part : std::initializer_list<QWidget *>{m_showAll, m_role, m_remove, m_add})
        row->addWidget(part);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(new Hairline);
    column->addWidget(m_list);
    column->addWidget(new Hairline);
    column->addWidget(m_editor, 1);
}

const QList<Message> &TurnMessages::messages() const
{
    static const QList<Message> none;
    return m_step.of && m_step.isModel() ? m_step.of->added : none;
}

const Message *TurnMessages::current() const
{
    return m_index >= 0 && m_index < messages().size() ? &messages().at(m_index) : nullptr;
}

void TurnMessages::show(const CallView &step)
{
    if (step.turn != m_step.turn)
        flush();
    // An edit, and taking one back, makes another turn in the same place: what was chosen there stays.
    const bool isSamePlace = m_step.isModel() && step.isModel() && step.step == m_step.step;
    m_step = step;
    m_typed = false;
    m_soon->stop();
    const auto last = static_cast<int>(messages().size()) - 1;
    m_index = isSamePlace && m_index >= 0 ? std::min(m_index, last) : last;
    fillList();
    showMessage(!m_isCut && isSamePlace && m_editor->text().size() > kMaxShown);
}

void TurnMessages::fillList()
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const Message &message : messages()) {
        const QString text = message.joinedText();
        const QString line = !text.isEmpty() ? firstLine(text) : std::all_of(message.parts.begin(), message.parts.end(), [](const ContentPart &part) { return part.kind == ContentPart::Kind::Text; }) ? QString() : tr("(picture, sound or file)");
        new QListWidgetItem(m_context.theme.icon(Glyph::Prompt), roleTitle(message.role) + QStringLiteral("   ") + line, m_list);
    }
    m_list->setCurrentRow(m_index);
    const int rows = std::clamp(static_cast<int>(messages().size()), 1, kRowsShown);
    m_list->setFixedHeight(rows * m_context.theme.px(28) + 4);
    m_title->setText(tr("Messages  %1").arg(messages().size()));
}

void TurnMessages::showMessage(bool all)
{
    const Message *message = current();
    const QString text = message ? message->joinedText() : QString();
    const bool isOpen = m_step.isOpen() && m_step.isModel();
    m_isCut = !all && text.size() > kMaxShown;
    if (const QString shown = m_isCut ? text.left(kMaxShown) : text; m_editor->text() != shown) {
        m_editor->setText({}); // or the old text would be laid out anew
        m_editor->setProse(wrapsFast(shown));
        m_editor->setText(shown);
    }
    m_editor->setReadOnly(!isOpen || !message || m_isCut);
    m_editor->setPlaceholderText(message ? tr("Write the message.") : tr("This turn adds no message: it sends the results of the turn before."));
    m_role->setVisible(message != nullptr);
    m_role->setRole(message ? message->role : Role::User);
    m_role->setEnabled(isOpen && message && canChangeRole(*message));
    m_remove->setEnabled(isOpen && message);
    m_add->setEnabled(isOpen);
    m_showAll->setVisible(m_isCut);
    m_showAll->setText(tr("Show all %1 KB").arg(text.size() / 1024));
}

void TurnMessages::choose(int message)
{
    m_list->setCurrentRow(message < 0 ? static_cast<int>(messages().size()) - 1 : message);
    m_editor->moveCursor(QTextCursor::End);
    m_editor->setFocus(Qt::OtherFocusReason);
}

void TurnMessages::flush()
{
    m_soon->stop();
    const Message *message = current();
    if (!std::exchange(m_typed, false) || !message || !m_step.isOpen())
        return;
    const QString typed = m_editor->text();
    if (typed != message->joinedText())
        emit edited(m_step.turn, m_index, withText(*message, typed));
}

void TurnMessages::add()
{
    flush();
    emit edited(m_step.turn, static_cast<int>(messages().size()), Message::text(Role::User, {}));
    choose(-1);
}

void TurnMessages::remove()
{
    m_typed = false; // what is taken away needs no edit of its text
    if (current())
        emit edited(m_step.turn, m_index, std::nullopt);
}

void TurnMessages::changeRole(Role role)
{
    flush();
    if (!current() || current()->role == role)
        return;
    Message message = *current();
    message.role = role;
    emit edited(m_step.turn, m_index, message);
}

bool TurnMessages::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete && m_remove->isEnabled()) {
        remove();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void TurnMessages::retranslate()
{
    setAccessibleName(tr("Messages of the turn"));
    m_list->setAccessibleName(tr("Messages of the turn"));
    m_editor->setAccessibleName(tr("Text of the message"));
    m_add->setAccessibleName(tr("Add a message to this turn"));
    m_add->setToolTip(tr("Add a message to this turn"));
    m_remove->setAccessibleName(tr("Take this message away"));
    m_remove->setToolTip(tipWithShortcut(tr("Take this message away"), QKeySequence(Qt::Key_Delete)));
    m_showAll->setToolTip(tr("Only the beginning is shown. All of a long text may take a moment."));
    fillList();
    showMessage(false);
}

void TurnMessages::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace cuewright
