#pragma once

#include "base/json.h"
#include "widgets/theme.h"

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QToolButton;

namespace cuewright {

class WrapRow;

/// The examples of a field as chips; a press takes one away, the plus opens a line for another.
class ExamplesRow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExamplesRow)
public:
    explicit ExamplesRow(const Theme &theme, QWidget *parent = nullptr);

    void setExamples(const std::vector<Json> &examples, bool texts); ///< texts: what is typed is never read as a number
    const std::vector<Json> &examples() const { return m_examples; }

signals:
    void examplesChosen(); ///< by a person

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void retranslate();
    void take();

    const Theme &m_theme;
    std::vector<Json> m_examples;
    bool m_texts = false;
    QLabel *m_caption;
    WrapRow *m_row;
    QToolButton *m_add;
    QLineEdit *m_new;
};

} // namespace cuewright
