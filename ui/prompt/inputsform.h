#pragma once

#include "project/workspace.h"
#include "prompt/promptdocument.h"
#include "widgets/theme.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;

namespace cuewright {

class CaseStepper;
class Encoding;
class InputField;
class TestCases;

/// The values that the next run fills in: one field for each variable the messages use and each declared input, and the
/// rows of the test set to take them from. Hidden while there is nothing to fill in.
class InputsForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InputsForm)
public:
    InputsForm(const Theme &theme, PromptDocument &document, QWidget *parent = nullptr);

    void setWorkspace(const Workspace &workspace);
    /// Names as variablesOf() gives them; `longTexts` of them get room for lines. Fields stand in the order in which the
    /// prompt declares its inputs; what it does not declare follows in the order of its first use.
    void setVariables(const QStringList &names, const QStringList &longTexts = {});
    QStringList variables() const { return m_names; }
    const QList<InputField *> &fields() const { return m_fields; }
    InputField *field(const QString &name) const;

    /// Name of the first required input without a value; empty: a run may start.
    QString missing() const;
    /// Variables that no input declares and nobody has filled in: a run may start, and has them empty.
    QStringList sentEmpty() const;
    /// Marks what is missing and puts the cursor there.
    void pointOutMissing();
    void setEncoding(const Encoding &encoding); ///< whose tokens are counted in long texts
    CaseStepper &stepper() const { return *m_stepper; }
    qsizetype caseNumber() const; ///< from 1; 0: values are no test case

signals:
    void testSetRequested(); ///< "Choose a test set…"
    void failed(const cuewright::Error &error);
    void caseChanged();
    void fieldsArranged(); ///< their place in the tab order is new

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void loadTestSet();
    QStringList inOrder() const; ///< of the fields
    void rebuild();
    void arrange();
    void takeValues();
    void showValues();
    void applyCase(qsizetype index);
    Property propertyOf(const QString &name) const;
    void retranslate();

    const Theme &m_theme;
    PromptDocument &m_document;
    Workspace m_workspace;
    TestCases *m_cases;
    CaseStepper *m_stepper;
    QLabel *m_title;
    QLabel *m_from;
    QPushButton *m_source;
    QWidget *m_grid;
    QGridLayout *m_gridLayout;
    QStringList m_names;
    QStringList m_longNames;
    QList<InputField *> m_fields;
    const Encoding *m_encoding = nullptr;
    bool m_filling = false;
    int m_columns = 0;
};

} // namespace cuewright
