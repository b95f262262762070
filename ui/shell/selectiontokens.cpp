#include "shell/selectiontokens.h"

#include "tokens/encoding.h"
#include "widgets/plaintext.h"

#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace cuewright {

namespace {

QString selectedIn(const QWidget &widget)
{
    const QVariant known = widget.property("selectedText");
    if (known.isValid())
        return known.toString();
    QString text;
    if (const auto *plain = qobject_cast<const QPlainTextEdit *>(&widget))
        text = plain->textCursor().selectedText();
    else if (const auto *rich = qobject_cast<const QTextEdit *>(&widget))
        text = rich->textCursor().selectedText();
    return withLineEnds(text);
}

} // namespace

SelectionTokens::SelectionTokens(QObject *parent)
    : QObject(parent)
{
    const ModelEncoding model = encodingForModel(m_model);
    m_tokens.setEncoding(*model.encoding);
    m_exact = model.exact;
    connect(&m_tokens, &LiveTokens::changed, this, &SelectionTokens::tell);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        // Another program has the focus: the selection stays.
        if (now)
            watch(now);
    });
    if (QWidget *now = QApplication::focusWidget())
        watch(now);
}

void SelectionTokens::setModel(const QString &model)
{
    if (model == m_model)
        return;
    m_model = model;
    const ModelEncoding encoding = encodingForModel(model);
    m_exact = encoding.exact;
    m_tokens.setEncoding(*encoding.encoding);
    tell();
}

void SelectionTokens::watch(QWidget *widget)
{
    if (widget == m_widget)
        return;
    if (m_widget)
        disconnect(m_widget, nullptr, this, nullptr);
    m_widget = widget;
    if (const auto *plain = qobject_cast<QPlainTextEdit *>(widget))
        connect(plain, &QPlainTextEdit::selectionChanged, this, &SelectionTokens::takeSelection);
    else if (const auto *rich = qobject_cast<QTextEdit *>(widget))
        connect(rich, &QTextEdit::selectionChanged, this, &SelectionTokens::takeSelection);
    else if (const auto *line = qobject_cast<QLineEdit *>(widget))
        connect(line, &QLineEdit::selectionChanged, this, &SelectionTokens::takeSelection);
    connect(widget, &QObject::destroyed, this, &SelectionTokens::takeSelection);
    takeSelection();
}

void SelectionTokens::takeSelection()
{
    // Of a selection that grows while a long one is counted only the newest is counted next.
    m_again = !m_text.isEmpty() && !m_tokens.tokens();
    if (m_again)
        return;
    m_text = m_widget ? selectedIn(*m_widget) : QString();
    m_tokens.reset(m_text.size());
}

void SelectionTokens::tell()
{
    if (m_again && m_tokens.tokens()) {
        m_again = false;
        QMetaObject::invokeMethod(this, &SelectionTokens::takeSelection, Qt::QueuedConnection);
    }
    // What is known stays until there is something newer.
    const auto now = m_text.isEmpty() ? std::nullopt : m_tokens.tokens() ? m_tokens.tokens() : m_known;
    if (now == m_known && !now)
        return;
    m_known = now;
    emit changed();
}

} // namespace cuewright
