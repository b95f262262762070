#include "servers/pairrows.h"

#include "widgets/buttons.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace cuewright {

PairRows::PairRows(const UiContext &context, const QString &nameHint, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_nameHint(nameHint)
    , m_rows(new QVBoxLayout)
    , m_add(makeButton(ButtonKind::Small, tr("Add"), context.theme.icon(Glyph::Plus)))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(4);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(m_rows);
    column->addWidget(m_add, 0, Qt::AlignLeading);
    m_add->setObjectName(QStringLiteral("addPair"));
    m_add->setToolTip(tr("Adds a row"));
    connect(m_add, &QPushButton::clicked, this, [this] {
        add({}, {});
        m_list.last().name->setFocus(Qt::OtherFocusReason);
    });
}

void PairRows::setPairs(const QList<std::pair<QString, QString>> &pairs)
{
    while (!m_list.isEmpty())
        remove(m_list.last().widget);
    for (const auto &[name, value] : pairs)
        add(name, value);
}

void PairRows::add(const QString &name, const QString &value)
{
    Row row;
    row.widget = new QWidget;
    row.name = new QLineEdit(name);
    row.value = new QLineEdit(value);
    row.lock = makeIconButton(m_context.theme, Glyph::Lock, tr("Keep this value in the keychain"));
    QToolButton *gone = makeIconButton(m_context.theme, Glyph::Trash, tr("Remove this row"));
    row.name->setObjectName(QStringLiteral("pairName"));
    row.value->setObjectName(QStringLiteral("pairValue"));
    row.lock->setObjectName(QStringLiteral("pairSecret"));
    gone->setObjectName(QStringLiteral("removePair"));
    row.name->setPlaceholderText(m_nameHint);
    row.name->setAccessibleName(m_nameHint);
    row.value->setPlaceholderText(tr("Value"));
    row.value->setAccessibleName(tr("Value"));
    row.lock->setCheckable(true);
    row.lock->setToolTip(tr("The value goes to the system's keychain; mcp.json only names it."));
    auto *line = new QHBoxLayout(row.widget);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    line->addWidget(row.name, 2);
    line->addWidget(row.value, 3);
    line->addWidget(row.lock);
    line->addWidget(gone);
    m_rows->addWidget(row.widget);
    m_list << row;
    QWidget *widget = row.widget;
    const auto typed = [this, widget] {
        if (Row *edited = rowOf(widget))
            showLock(*edited);
    };
    connect(row.name, &QLineEdit::textChanged, this, typed);
    connect(row.value, &QLineEdit::textChanged, this, typed);
    connect(row.lock, &QToolButton::clicked, this, [this, widget] {
        if (Row *edited = rowOf(widget)) {
            edited->touched = true;
            showLock(*edited);
        }
    });
    connect(gone, &QToolButton::clicked, this, [this, widget] { remove(widget); });
    showLock(m_list.last());
}

void PairRows::remove(const QWidget *widget)
{
    const auto found = std::find_if(m_list.begin(), m_list.end(), [&](const Row &row) { return row.widget == widget; });
    if (found == m_list.end())
        return;
    QWidget *gone = found->widget;
    m_list.erase(found);
    gone->hide();
    gone->deleteLater();
    m_add->setFocus(Qt::OtherFocusReason);
}

PairRows::Row *PairRows::rowOf(const QWidget *widget)
{
    const auto found = std::find_if(m_list.begin(), m_list.end(), [&](const Row &row) { return row.widget == widget; });
    return found == m_list.end() ? nullptr : &*found;
}

// A reference is no secret and can be read.
void PairRows::showLock(Row &row)
{
    const QString value = row.value->text();
    const bool isReference = value.contains(QStringLiteral("${"));
    if (!row.touched)
        row.lock->setChecked(looksLikeSecret(row.name->text(), value) || value.contains(QStringLiteral("${keychain:")));
    const bool hides = row.lock->isChecked() && !isReference;
    row.value->setEchoMode(hides ? QLineEdit::Password : QLineEdit::Normal);
    row.value->setInputMethodHints(hides ? Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhSensitiveData : Qt::ImhNone);
}

QList<PairRows::Pair> PairRows::pairs() const
{
    QList<Pair> pairs;
    for (const Row &row : m_list) {
        if (const QString name = row.name->text().trimmed(); !name.isEmpty())
            pairs << Pair{name, row.value->text(), row.lock->isChecked()};
    }
    return pairs;
}

} // namespace cuewright
