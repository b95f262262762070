#pragma once

#include "tools/traceassertions.h"
#include "widgets/uicontext.h"

#include <QHash>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace cuewright {

class CodeEdit;
class FieldBox;

/// One assertion as fields: what has to hold, and of which tool, arguments or amount.
class AssertionForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AssertionForm)
public:
    explicit AssertionForm(const UiContext &context, QWidget *parent = nullptr);

    /// nullopt: a new one. `tools`: names to choose from; any other can be typed.
    void open(const std::optional<TraceAssertion> &assertion, const QStringList &tools);

signals:
    void accepted(const cuewright::TraceAssertion &assertion);
    void rejected();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    FieldBox *addField(QWidget *control, const char *name);
    void arrange();
    void accept();
    void fill(const TraceAssertion &assertion);
    TraceAssertion::Kind kind() const;
    ArgumentRule::Kind match() const;
    [[nodiscard]] Result<TraceAssertion> read() const;
    void retranslate();

    const UiContext m_context;
    TraceAssertion m_before; ///< what this form has no field for is kept
    bool m_isNew = true;
    QLabel *m_title;
    QComboBox *m_kind;
    QComboBox *m_tool;
    QSpinBox *m_times;
    QComboBox *m_match;
    CodeEdit *m_arguments;
    QSpinBox *m_most;
    QLineEdit *m_cost;
    QHash<QWidget *, FieldBox *> m_fields;
    QLabel *m_problem;
    QPushButton *m_save;
    QPushButton *m_cancel;
};

} // namespace cuewright
