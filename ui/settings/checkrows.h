#pragma once

#include "net/connectioncheck.h"
#include "widgets/uicontext.h"

#include <QWidget>

#include <array>

class QLabel;

namespace cuewright {

/// The steps of a connection check, one below the other: sign, name, what came of it.
class CheckRows final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CheckRows)
public:
    explicit CheckRows(const UiContext &ui, QWidget *parent = nullptr);

    void clear();
    void show(ConnectionCheck::Step step, const ConnectionCheck::Row &row);
    QString text(ConnectionCheck::Step step) const;

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Line
    {
        QLabel *sign = nullptr;
        QLabel *name = nullptr;
        QLabel *text = nullptr;
        ConnectionCheck::Row row;
    };
    void draw(Line &line);
    void retranslate();

    const UiContext m_ui;
    std::array<Line, ConnectionCheck::kSteps> m_lines;
};

} // namespace cuewright
