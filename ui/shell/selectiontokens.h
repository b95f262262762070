#pragma once

#include "widgets/livetokens.h"

#include <QPointer>
#include <QString>
#include <QWidget>

#include <cstdint>
#include <optional>

namespace cuewright {

/// Counts the tokens of what is selected in the text that has the focus, by itself: what copying it elsewhere would make.
///
/// What a widget calls "selectedText" (a property) is taken as it is; of others it is the text that is highlighted.
class SelectionTokens final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SelectionTokens)
public:
    explicit SelectionTokens(QObject *parent = nullptr);

    void setModel(const QString &model); ///< that the text is written for; empty: not known
    std::optional<std::int64_t> tokens() const { return m_known; } ///< nullopt: nothing is selected
    bool isExact() const { return m_exact; } ///< false: the model's encoding is not known

signals:
    void changed();

private:
    void watch(QWidget *widget);
    void takeSelection();
    void tell();

    QPointer<QWidget> m_widget;
    QString m_model;
    bool m_exact = false;
    QString m_text;
    StringSource m_source{m_text};
    LiveTokens m_tokens{m_source};
    bool m_again = false; ///< it was changed while a long one is being counted
    std::optional<std::int64_t> m_known;
};

} // namespace cuewright
