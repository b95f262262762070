#pragma once

#include "base/linediff.h"

#include <QPlainTextEdit>

namespace cuewright {

class Theme;

/// What differs between two texts, line by line: lines that went on a red ground with a minus sign, those that came on a green
/// one with a plus. Read-only.
class DiffView final : public QPlainTextEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiffView)
public:
    explicit DiffView(const Theme &theme, QWidget *parent = nullptr);

    void setLines(const QList<DiffLine> &lines);
    const QList<DiffLine> &lines() const { return m_lines; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();
    void colour();

    const Theme &m_theme;
    QList<DiffLine> m_lines;
};

} // namespace cuewright
